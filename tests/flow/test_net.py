"""The net of a workflow, what is known of a case on it, and paths that can be walked again."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgflow.expressions.parser import parse
from orgflow.flow.cells import Undecided
from orgflow.flow.knowledge import Knowledge, knowledge, knowledge_for
from orgflow.flow.net import Net, net
from orgflow.flow.paths import NotAPath, moved, path, walk
from orgflow.graph import OrgGraph

TEXT = """
orgflow: 1
team: {id: t}
roles: {a: {}}
cases:
  c:
    attributes:
      n: {type: integer, min: 0, max: 9, given: true}
      vip: {type: boolean}
workflows:
  w:
    case: c
    starts: {s: {next: first}}
    events: {gone: {message: withdraws, from: customer, next: e}}
    steps:
      first:
        type: decision
        branches: {small: {when: "n < 3", next: ask}, big: {when: "n >= 3", next: p}}
      ask: {by: a, sets: [vip], events: {nudge: {after: 1h, interrupting: false, next: told}}, next: again}
      told: {type: end}
      again:
        type: decision
        branches: {tiny: {when: "n < 2 && !vip", next: e}, rest: {otherwise: true, next: redo}}
      redo: {outcomes: {ok: e, more: {next: ask, at_most: 2, then: e}}}
      p: {type: parallel, branches: [x, y, z]}
      x: {outcomes: {quick: j, slow: x2}}
      x2: {next: j}
      y: {next: j}
      z: {next: k}
      j: {type: join, of: p, next: k}
      k: {type: join, next: e}
      e: {type: end}
"""


@pytest.fixture(scope="module")
def graph(graph_from: Callable[[str], OrgGraph]) -> OrgGraph:
    return graph_from(TEXT)


@pytest.fixture(scope="module")
def both(graph: OrgGraph) -> tuple[Net, Knowledge]:
    return net(graph, "w"), knowledge(graph, "w")


def test_alternatives_of_one_branch_are_a_group(both: tuple[Net, Knowledge]) -> None:
    made, _ = both
    join = made.nodes[made.core["j"]]
    groups = [[made.nodes[made.arcs[arc].source or 0].step.id for arc in group] for group in join.groups]
    assert groups == [["x", "x2"], ["y"]]


def test_a_join_without_of_waits_for_every_arc(both: tuple[Net, Knowledge]) -> None:
    made, _ = both
    assert [len(group) for group in made.nodes[made.core["k"]].groups] == [1, 1]


def test_steps_to_which_a_case_can_come_back(both: tuple[Net, Knowledge]) -> None:
    made, _ = both
    looping = {made.nodes[number].step.id for number in made.looping}
    assert looping == {"ask", "again", "redo"}


def test_what_follows_comes_before_in_order(both: tuple[Net, Knowledge]) -> None:
    made, _ = both
    for arc in made.arcs:
        if arc.source is not None and arc.source not in made.looping:
            assert made.order[arc.source] > made.order[arc.target]


def test_a_path_can_be_walked_again(both: tuple[Net, Knowledge]) -> None:
    made, known = both
    said = (
        *("start:w.s", "step:w.first", "exit:w.first.branch.small", "exit:w.ask.event.nudge"),
        *("step:w.ask", "exit:w.ask.next.next", "step:w.again", "exit:w.again.branch.rest"),
        *("step:w.redo", "exit:w.redo.outcome.more.then", "step:w.e", "step:w.told"),
    )
    place = walk(made, known, said)
    assert place.tokens == ()
    assert {str(name): str(value) for name, value in known.example(place.known).items()} == {"n": "0", "vip": "True"}


def test_an_event_of_the_case_takes_every_token(both: tuple[Net, Knowledge]) -> None:
    made, known = both
    event = made.flow.events[0].address
    begun = ("start:w.s", "step:w.first", "exit:w.first.branch.big", "step:w.p")
    assert walk(made, known, (*begun, event, "step:w.e")).tokens == ()
    with pytest.raises(NotAPath, match="cannot happen there"):
        walk(made, known, (*begun, event, "step:w.e", event))


def test_what_a_condition_asks_for_can_be_followed_too(graph: OrgGraph) -> None:
    asked = parse("n == 5 || vip")
    known = knowledge_for(graph, "w", asked)
    met, unmet = known.split(asked)
    assert known.example(known.beginning & met) == {"n": 5}
    assert known.example(unmet) == {"n": 0, "vip": False}
    assert known.example(known.everything & ~met & ~unmet) == {"n": 0}
    with pytest.raises(Undecided):
        knowledge_for(graph, "w", parse("n + 1 > 2"))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (("start:w.t",), "no case begins at start:w.t"),
        (("start:w.s", "step:w.x"), "step:w.x cannot happen there"),
        (("start:w.s", "step:w.first", "exit:w.first.branch.big", "step:w.p", "step:w.j"), "step:w.j cannot happen"),
        (("exit:w.gone", "step:w.e", "step:w.e"), "step:w.e cannot happen there"),
    ],
)
def test_what_is_no_path_is_refused(both: tuple[Net, Knowledge], said: tuple[str, ...], why: str) -> None:
    made, known = both
    said = tuple(made.flow.events[0].address if entry == "exit:w.gone" else entry for entry in said)
    with pytest.raises(NotAPath, match=why):
        walk(made, known, said)


def test_a_condition_can_be_in_the_way(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(TEXT.replace("n < 2 && !vip", "n >= 3"))
    said = ("start:w.s", "step:w.first", "exit:w.first.branch.small", "step:w.ask", "exit:w.ask.next.next")
    with pytest.raises(NotAPath, match=r"no case can take exit:w\.again\.branch\.tiny there"):
        walk(net(graph, "w"), knowledge(graph, "w"), (*said, "step:w.again", "exit:w.again.branch.tiny"))


@given(st.data())
def test_knowledge_is_what_following_every_single_case_says(both: tuple[Net, Knowledge], data: st.DataObject) -> None:
    """Random walks beside an oracle that follows all cases one by one."""
    made, known = both
    begin = made.arcs[made.starts["s"]]
    tokens, mask, fired = (begin.number,), known.beginning, []
    cases: set[tuple[int, bool | None]] = {(n, None) for n in range(10)}
    for _ in range(data.draw(st.integers(0, 12))):
        firings = [firing for node, taken in made.ready(tokens) for firing in made.choices(node, taken)]
        if not firings:
            break
        firing = data.draw(st.sampled_from(firings))
        cases = set(_after(firing.node.step.id, firing.chosen and firing.chosen.exit, firing.node.silent, cases))
        mask = known.after(firing, mask)
        assert bool(mask) == bool(cases)
        if not mask:
            return
        tokens = moved(tokens, firing)
        fired.append(firing)
    assert {(n, vip) for n, vip in cases} >= {_pair(known.example(mask))}
    for n, vip in product(range(10), (None, False, True)):
        possible = mask
        for name, value in (("n", n), ("vip", vip)):
            axis = known.axes[name]
            place = max(at for at, each in enumerate(axis.values) if each is None or value is None or each <= value)
            possible &= axis.having[0 if value is None else place]
        assert bool(possible) == ((n, vip) in cases)
    walk(made, known, path(made, begin, fired))


def _pair(case: dict[str, object]) -> tuple[int, object]:
    return int(str(case["n"])), case.get("vip")


def _after(
    step: str, exit_: object, silent: bool, cases: set[tuple[int, bool | None]]
) -> Iterator[tuple[int, bool | None]]:
    name = getattr(exit_, "id", "")
    for n, vip in cases:
        values = (False, True) if step == "ask" and not silent else (vip,)
        for value in values:
            taken = {
                "small": n < 3,
                "big": n >= 3,
                "tiny": n < 2 and value is False,
                "rest": not (n < 2 and value is False),
            }
            if taken.get(name, True):
                yield n, value
