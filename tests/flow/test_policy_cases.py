"""Policies where calls, events of the case, conditions and many states come in; data that is asked for too early."""

from collections.abc import Callable

import pytest

from orgflow.flow import product
from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import net
from orgflow.flow.paths import walk
from orgflow.flow.policies import Verdict, verdicts
from orgflow.flow.unset import unset
from orgflow.graph import OrgGraph

GraphFrom = Callable[[str], OrgGraph]
TEXT = """
orgflow: 1
team: {id: t}
roles: {a: {}}
cases: {c: {attributes: {n: {type: integer, min: 0, max: 9}, m: {type: integer, min: 0, max: 9}}}}
workflows:
  w:
    case: c
    starts: {s: {next: ask}}
    events: {gone: {message: withdraws, from: customer, next: drop}}
    steps:
      ask: {by: a, sets: [n, m], next: inner}
      inner: {type: call, workflow: inner, next: sort}
      sort:
        type: decision
        branches: {small: {when: "SMALL", next: pay}, large: {otherwise: true, next: check}}
      check: {by: a, does: [investigate], next: pay}
      pay: {by: a, does: [execute], outcomes: {done: z, more: {next: sort, at_most: 1, then: tell}}}
      tell: {by: a, does: [notify], next: z}
      drop: {by: a, does: [close], next: z}
      z: {type: end}
    policies: {p: POLICY}
  inner:
    starts: {called: {called: true, next: look}}
    steps: {look: {by: a, does: [audit], next: z}, z: {type: end}}
"""


def judged(graph_from: GraphFrom, policy: str, small: str = "n < 5") -> tuple[OrgGraph, Verdict]:
    graph = graph_from(TEXT.replace("POLICY", policy).replace("SMALL", small))
    (verdict,) = verdicts(graph)
    return graph, verdict


@pytest.mark.parametrize(
    "policy",
    [
        # A call does what its flow does where that is wanted.
        "{precedence: [audit, pay]}",
        "{existence: [audit]}",
        # Only after the first payment, counted: `then` comes after the way back was taken.
        "{precedence: [check, pay], when: 'n >= 5'}",
        "{not-coexistence: [tell, close], when: 'n > 9'}",
        # A case that is withdrawn owes nothing.
        "{response: [ask, pay]}",
        "{succession: [ask, sort]}",
        "{absence: [appeal]}",
    ],
)
def test_policies_that_hold(graph_from: GraphFrom, policy: str) -> None:
    _, verdict = judged(graph_from, policy)
    assert (verdict.path, verdict.undecided) == ((), None)


@pytest.mark.parametrize(
    ("policy", "last"),
    [
        ("{precedence: [check, pay]}", "pay"),
        ("{precedence: [ask, drop]}", "drop"),
        ("{absence: [close]}", "drop"),
        ("{existence: [notify]}", "z"),
        ("{response: [pay, check]}", "z"),
        ("{not-coexistence: [pay, drop]}", "drop"),
        ("{precedence: [check, pay], when: 'n >= 4'}", "pay"),
    ],
)
def test_policies_that_do_not(graph_from: GraphFrom, policy: str, last: str) -> None:
    graph, verdict = judged(graph_from, policy)
    steps = [address for address in verdict.path if address.startswith("step:")]
    assert steps[-1] == f"step:w.{last}"
    assert verdict.knowledge is not None
    walk(net(graph, "w"), verdict.knowledge, verdict.path)


@pytest.mark.parametrize(
    ("policy", "small", "why"),
    [
        ("{absence: [audit]}", "n < 5", "what “inner” calls is not followed"),
        ("{precedence: [check, pay]}", "n < m && n > m", "attribute"),
        ("{existence: [pay], when: 'n < m'}", "n < 5", "another attribute"),
        ("{existence: [check], when: 'n <'}", "n < 5", "its condition cannot be read"),
    ],
)
def test_what_nobody_can_tell(graph_from: GraphFrom, policy: str, small: str, why: str) -> None:
    _, verdict = judged(graph_from, policy, small)
    assert verdict.path == ()
    assert why in str(verdict.undecided and verdict.undecided.en)


def test_too_many_states_are_told(graph_from: GraphFrom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(product, "MOST", 5)
    _, verdict = judged(graph_from, "{response: [ask, pay]}")
    assert "states" in str(verdict.undecided and verdict.undecided.en)


def test_branches_that_have_nothing_to_do_with_each_other_are_not_interleaved(graph_from: GraphFrom) -> None:
    names = [f"s{number}" for number in range(17)]
    steps = "\n".join(f"      {name}: {{by: a, does: [investigate], next: j}}" for name in names)
    graph = graph_from(f"""
orgflow: 1
team: {{id: t}}
roles: {{a: {{}}}}
workflows:
  w:
    starts: {{s: {{next: p}}}}
    steps:
      p: {{type: parallel, branches: [{", ".join(names)}]}}
{steps}
      j: {{type: join, of: p, next: d}}
      d: {{by: a, does: [decide], next: z}}
      z: {{type: end}}
    policies: {{r: {{response: [investigate, decide]}}, n: {{response: [decide, investigate]}}}}
""")
    good, bad = verdicts(graph)
    assert (good.path, good.undecided) == ((), None)
    assert bad.path[-1] == "step:w.z"


def test_data_is_asked_for_past_the_step_that_sets_it(graph_from: GraphFrom) -> None:
    text = TEXT.replace("POLICY", "{absence: [appeal]}").replace("SMALL", "n < 5")
    assert unset(graph_from(text)) == ()
    graph = graph_from(text.replace("starts: {s: {next: ask}}", "starts: {s: {next: ask}, t: {next: sort}}"))
    (found,) = unset(graph)
    assert (found.decision.step.id, found.attribute, [step.id for step in found.setters]) == ("sort", "n", ["ask"])
    walk(net(graph, "w"), knowledge(graph, "w"), found.path)
    assert found.path == ("start:w.t",)
    # Whoever calls a workflow may have set everything.
    assert unset(graph_from(text.replace("starts: {s: {next: ask}}", "starts: {s: {called: true, next: sort}}"))) == ()


def test_a_way_past_what_is_not_set_is_not_taken_for_possible(graph_from: GraphFrom) -> None:
    """A case without `n` takes no branch that asks for it, so it never comes to the second question."""
    text = (
        TEXT.replace("POLICY", "{absence: [appeal]}")
        .replace("SMALL", "n < 5")
        .replace('{when: "n < 5", next: pay}', '{when: "n < 5", next: again}')
    )
    text = text.replace(
        "      check:",
        """      again:
        type: decision
        branches: {low: {when: "m < 5", next: pay}, high: {otherwise: true, next: check}}
      check:""",
    )
    (found,) = unset(graph_from(text.replace("starts: {s: {next: ask}}", "starts: {s: {next: ask}, t: {next: sort}}")))
    assert found.attribute == "n"


@pytest.mark.parametrize("branches", ["[asks, sets]", "[sets, asks]"])
def test_what_one_branch_sets_another_may_ask_for_before_or_after(graph_from: GraphFrom, branches: str) -> None:
    graph = graph_from(f"""
orgflow: 1
team: {{id: t}}
roles: {{a: {{}}}}
cases: {{c: {{attributes: {{b: {{type: boolean, given: true}}}}}}}}
workflows:
  w:
    case: c
    starts: {{s: {{next: only}}}}
    steps:
      only: {{type: decision, branches: {{on: {{when: "b", next: p}}, off: {{otherwise: true, next: z}}}}}}
      p: {{type: parallel, branches: {branches}}}
      sets: {{by: a, sets: [b], next: j}}
      asks: {{type: decision, branches: {{still: {{when: "b", next: same}}, changed: {{when: "!b", next: other}}}}}}
      same: {{by: a, next: j}}
      other: {{by: a, next: j}}
      j: {{type: join, of: p, next: z}}
      z: {{type: end}}
    policies: {{x: {{absence: [other]}}, y: {{absence: [same]}}, o: {{precedence: [other, sets]}}}}
""")
    other, same, order = verdicts(graph)
    assert [address for address in other.path if address in ("step:w.sets", "step:w.other")] == [
        "step:w.sets",
        "step:w.other",
    ]
    assert same.path[-2] == "step:w.same"
    assert order.path[-2] == "step:w.sets"
