"""What a decision leaves out or takes twice is told of the cases that come to it, as trying every case tells it."""

from collections.abc import Callable
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgflow.expressions.domains import Value
from orgflow.expressions.evaluation import compiled, holds
from orgflow.flow.arrivals import arriving
from orgflow.flow.guards import Decision, decisions
from orgflow.graph import OrgGraph

GraphFrom = Callable[[str], OrgGraph]
FLOW = """\
orgflow: 1
team: {{}}
roles: {{agent: {{}}}}
cases: {{c: {{attributes: {{n: {{type: integer, min: 0, max: 6}}, vip: {{type: boolean, given: true}}}}}}}}
workflows:
  w:
    case: c
    starts: {{any: {{next: one}}}}
    steps:
      one: {{type: decision, hit: first, branches: {{{first}}}}}
      between: {{by: agent, next: two}}
      two: {{type: decision, branches: {{{second}}}}}
      z: {{type: end}}
"""
EVERY: list[dict[str, Value]] = [{"n": Decimal(n), "vip": vip} for n, vip in product(range(7), (False, True))]
CONDITIONS = st.recursive(
    st.one_of(
        st.builds("n {} {}".format, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), st.integers(0, 6)),
        st.sampled_from(["vip", "!vip", "n in [2, 3]"]),
    ),
    lambda inner: st.one_of(st.builds("({} && {})".format, inner, inner), st.builds("({} || {})".format, inner, inner)),
    max_leaves=3,
)
BRANCHES = st.lists(st.tuples(CONDITIONS, st.sampled_from(["between", "z"])), min_size=1, max_size=3)


def written(branches: list[tuple[str, str]]) -> str:
    return ", ".join(f"b{place}: {{when: '{when}', next: {to}}}" for place, (when, to) in enumerate(branches))


def takes(decision: Decision, case: dict[str, Value]) -> list[str]:
    return [name for name, guard in decision.guards.items() if holds(compiled(guard.condition), case)]


@given(first=BRANCHES, second=st.lists(CONDITIONS, min_size=1, max_size=3))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_only_cases_that_come_count(graph_from: GraphFrom, first: list[tuple[str, str]], second: list[str]) -> None:
    graph = graph_from(FLOW.format(first=written(first), second=written([(when, "z") for when in second])))
    one, two = decisions(graph)
    on = {f"b{place}" for place, (_, to) in enumerate(first) if to == "between"}
    came = [case for case in EVERY if not on.isdisjoint(takes(one, case)[:1])]
    found = arriving(graph, two)
    assert found
    taken = [takes(two, case) for case in came]
    assert (found.gap is None) == all(taken)
    both = {(a, b) for each in taken for place, a in enumerate(each) for b in each[place + 1 :]}
    assert set(found.overlaps) == both
    if found.gap:
        assert any(takes(two, case) == [] and case == {**case, **found.gap.example} for case in came)
    for pair, example in found.overlaps.items():
        assert any({*pair} <= {*takes(two, case)} and case == {**case, **example} for case in came)


def arrived(graph_from: GraphFrom, steps: str, *, events: str = "") -> bool:
    """Whether the decision `two`, which takes only VIPs, is said to have a gap."""
    text = FLOW.split("      one:")[0].format() + steps
    graph = graph_from(text.replace("    steps:", f"{events}    steps:"))
    found = arriving(graph, next(each for each in decisions(graph) if each.step.id == "two"))
    assert found
    return found.gap is not None


TWO = "      two: {type: decision, branches: {p: {when: vip, next: z}}}\n      z: {type: end}\n"
ASK = "{type: decision, branches: {p: {when: vip, next: %s}, q: {otherwise: true, next: z}}}\n"


@pytest.mark.parametrize(
    ("steps", "events", "expected"),
    [
        ("      one: " + ASK % "two" + TWO, "", False),
        # Set anew on the way, or on a branch beside.
        ("      one: " + ASK % "between" + "      between: {by: agent, sets: [vip], next: two}\n" + TWO, "", True),
        (
            "      one: " + ASK % "both" + "      both: {type: parallel, branches: [two, beside]}\n"
            "      beside: {by: agent, sets: [vip], next: z}\n" + TWO,
            "",
            True,
        ),
        # An event of the case comes whatever the case is like.
        ("      one: " + ASK % "two" + TWO, "    events: {late: {after: 1d, next: two}}\n", True),
        # Nothing comes here at all: that is told elsewhere.
        ("      one: {by: agent, next: z}\n      three: " + ASK % "two" + TWO, "", False),
    ],
)
def test_what_is_set_on_the_way_may_be_anything(graph_from: GraphFrom, steps: str, events: str, expected: bool) -> None:
    assert arrived(graph_from, steps, events=events) is expected
