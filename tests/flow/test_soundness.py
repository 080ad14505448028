"""Verdicts on workflows, and what shows them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from replay import replayed

from orgflow.flow.soundness import soundness
from orgflow.graph import OrgGraph

CASES = Path(__file__).parents[1] / "specs" / "examples" / "soundness-cases.orgflow.yaml"
VERDICTS = {
    "nested3": None,
    "inner": ("meeting", "j"),
    "escape": ("deadlock", "j"),
    "loopback": ("meeting", "y"),
    "skip": ("deadlock", "j"),
    "optional_inner": None,
    "outer_loop": None,
}
TWICE = """
orgflow: 1
team: {id: t}
roles: {a: {}}
cases: {c: {attributes: {n: {type: integer, min: 0, max: 9, given: true}, m: {type: integer, min: 0, max: 9}}}}
workflows:
  w:
    case: c
    starts: {s: {next: d}}
    steps:
      d: {type: decision, branches: {low: {when: "n < 5", next: p}, high: {otherwise: true, next: x}}}
      p: {type: parallel, branches: [x, y]}
      x: {next: again}
      y: {next: j}
      again: {type: decision, branches: {low: {when: "n < 5", next: j}, high: {otherwise: true, next: k}}}
      j: {type: join, of: p, next: k}
      k: {next: e}
      e: {type: end}
"""


def test_every_verdict_of_the_examples_is_given(graph_of: Callable[[Path], OrgGraph]) -> None:
    graph = graph_of(CASES)
    assert list(VERDICTS) == list(graph.team.workflows)
    for name, verdict in VERDICTS.items():
        found = soundness(graph, name)
        told = [(case.fault.kind, case.fault.node.step.id) for case in found.cases]
        assert told == ([verdict] if verdict else []), name
        assert (found.rounds, found.dead, found.doubts) == ((), None if verdict else (), ()), name


def test_a_decision_made_twice_is_no_fault(graph_from: Callable[[str], OrgGraph]) -> None:
    assert soundness(graph_from(TWICE), "w").sound


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('d: {type: decision, branches: {low: {when: "n < 5"', 'd: {type: decision, branches: {low: {when: "n < 6"'),
        ("x: {next: again}", "x: {sets: [n], next: again}"),
        ("starts: {s: {next: d}}", "starts: {s: {next: d}, t: {next: again}}"),
    ],
)
def test_a_decision_made_differently_is_a_fault(before: str, after: str, graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(TWICE.replace(before, after))
    found = soundness(graph, "w")
    assert [(case.fault.kind, case.fault.node.step.id) for case in found.cases] == [("deadlock", "j")]
    replayed(graph, "w", found)


def test_what_depends_on_conditions_that_are_not_followed_is_not_decided(
    graph_from: Callable[[str], OrgGraph],
) -> None:
    found = soundness(graph_from(TWICE.replace("n < 5", "n < m")), "w")
    assert found.cases == ()
    assert {doubt.step.id for _, doubt in found.doubts if doubt.step} == {"d"}
    assert [kind for kind, _ in found.doubts] == ["deadlock"]


def test_too_many_states_are_not_decided(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(TWICE.replace('"n < 5", next: p', '"n < 6", next: p'))
    found = soundness(graph, "w", most=3)
    assert found.cases == ()
    assert [doubt.reason.en for _, doubt in found.doubts] == ["there are more than 3 states"] * 4
