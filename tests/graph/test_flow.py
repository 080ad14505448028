"""Where a case can go, against sets of steps grown until nothing is added."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.graph import OrgGraph
from orgflow.graph.flow import Flow

GraphFrom = Callable[[str], OrgGraph]
STEPS = [f"s{number}" for number in range(6)]
WAYS = st.fixed_dictionaries({name: st.lists(st.sampled_from([*STEPS, "end"]), unique=True) for name in STEPS})


def flow_of(graph_from: GraphFrom, ways: dict[str, list[str]], start: str) -> Flow:
    steps: dict[str, Any] = {name: {"type": "parallel", "branches": targets} for name, targets in ways.items()}
    workflow = {"starts": {"begin": start}, "steps": {**steps, "end": {"type": "end"}}}
    return graph_from(json.dumps({"orgflow": 1, "team": {}, "workflows": {"w": workflow}})).flow("w")


def grown(ways: dict[str, list[str]], begin: set[str]) -> set[str]:
    """All that ways lead to from some steps."""
    found = set(begin)
    while more := {target for step in found for target in ways.get(step, ())} - found:
        found |= more
    return found


@given(WAYS, st.sampled_from(STEPS))
@settings(deadline=None)
def test_reachable_and_can_end(graph_from: GraphFrom, ways: dict[str, list[str]], start: str) -> None:
    flow = flow_of(graph_from, ways, start)
    assert set(flow.reachable()) == grown(ways, {start})
    assert set(flow.can_end()) == {step for step in [*STEPS, "end"] if "end" in grown(ways, {step})}


@given(WAYS, st.sampled_from(STEPS))
@settings(deadline=None)
def test_steps_cut_off_are_grouped_by_the_missing_way_in(
    graph_from: GraphFrom, ways: dict[str, list[str]], start: str
) -> None:
    flow = flow_of(graph_from, ways, start)
    lost = {*STEPS, "end"} - grown(ways, {start})
    groups = list(flow.cut_off())
    assert sorted(step for group in groups for step in group) == sorted(lost)
    for number, (first, *others) in enumerate(groups):
        assert set(others) <= grown(ways, {first})
        # No other group's first step would have explained this one.
        assert not any(first in grown(ways, {other[0]}) for other in groups[:number] + groups[number + 1 :])


@given(WAYS, st.sampled_from(STEPS))
@settings(deadline=None)
def test_a_trap_is_where_cases_stay_for_ever(graph_from: GraphFrom, ways: dict[str, list[str]], start: str) -> None:
    flow = flow_of(graph_from, ways, start)
    reached = grown(ways, {start})
    expected = {
        frozenset(grown(ways, {step}))
        for step in reached - {"end"}
        if "end" not in grown(ways, {step}) and all(step in grown(ways, {other}) for other in grown(ways, {step}))
    }
    assert {frozenset(trap) for trap in flow.traps()} == expected
    assert len(list(flow.traps())) == len(expected)


def test_an_exit_leads_to_its_next_and_then_and_an_event_of_the_case_begins_anew(graph_from: GraphFrom) -> None:
    flow = graph_from(
        "orgflow: 1\n"
        "team: {}\n"
        "workflows:\n"
        "  w:\n"
        "    starts: {asked: try, called: {called: true}}\n"
        "    events: {withdrawn: {message: withdraws, next: gone}, late: {after: 1d, notify: customer}}\n"
        "    steps:\n"
        "      try: {next: try, at_most: 2, then: done}\n"
        "      done: {type: end}\n"
        "      gone: {type: end}\n"
    ).flow("w")
    assert list(flow.beginnings()) == ["try", "gone"]
    assert [(way.source, way.target, way.last) for way in flow.ways()] == [("try", "try", False), ("try", "done", True)]
    assert [way.source for way in flow.into("done")] == ["try"]
    assert list(flow.reachable()) == ["try", "gone", "done"]
