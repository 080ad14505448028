"""Verdicts on random flows are those of trying everything: some, or with `--hypothesis-profile thorough` thousands."""

import json
from collections.abc import Callable
from typing import Any

from bends import bends, with_workflow
from exhaustive import Everything, Truth
from flows import HIGH, bent, blocks, wirings
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from replay import replayed

from orgflow.flow.knowledge import knowledge
from orgflow.flow.soundness import Soundness, soundness
from orgflow.graph import OrgGraph

QUIET = settings(suppress_health_check=list(HealthCheck), deadline=None)


@QUIET
@given(flow=st.one_of(wirings(), bent()))
def test_the_verdict_is_that_of_trying_everything(flow: dict[str, Any], graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(json.dumps(flow))
    truth = _truth(graph, flow)
    assume(truth)
    assert truth
    found = soundness(graph, "w")
    replayed(graph, "w", found)
    _certain(found, truth)
    if not found.doubts:
        _complete(graph, found, truth)


@QUIET
@given(flow=blocks())
def test_blocks_in_blocks_never_wait_nor_meet(flow: dict[str, Any], graph_from: Callable[[str], OrgGraph]) -> None:
    found = soundness(graph_from(json.dumps(flow)), "w")
    assert {case.fault.kind for case in found.cases} <= {"writing"}
    assert {kind for kind, _ in found.doubts} <= {"writing"}


@QUIET
@given(flow=blocks())
def test_a_broken_join_is_told_where_it_was_broken(flow: dict[str, Any], graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(json.dumps(flow))
    dead = {step.id for step in soundness(graph, "w").dead or ()}
    for bend in bends(graph.team.workflows["w"]):
        if not dead.isdisjoint(bend.at):
            continue
        broken = with_workflow(graph, bend.workflow)
        found = soundness(broken, "w")
        doubtful = {kind for kind, _ in found.doubts} & {"deadlock", "meeting"}
        assert doubtful or {case.fault.node.step.id for case in found.cases} & set(bend.at), bend.what
        replayed(broken, "w", found)


def _certain(found: Soundness, truth: Truth) -> None:
    """What is told is true."""
    for case in found.cases:
        name = case.fault.node.step.id
        if case.fault.kind == "writing":
            assert case.fault.beside
            assert tuple(sorted((name, case.fault.beside.step.id))) in truth.writing
        else:
            assert name in (truth.meeting if case.fault.kind == "meeting" else truth.deadlock)
    # Where one token goes round for ever, others may still meet.
    assert truth.livelock or truth.meeting or not found.rounds
    assert {step.id for step in found.dead or ()}.isdisjoint(truth.done)


def _complete(graph: OrgGraph, found: Soundness, truth: Truth) -> None:
    """What is true is told; but where tokens meet or go round for ever, what comes after that may be left out."""
    kinds = {case.fault.kind for case in found.cases}
    # Whoever is waited for may do something else next time.
    waiting = any(step.type == "wait" for step in graph.team.workflows["w"].steps.values())
    if not truth.meeting and not waiting:
        assert bool(found.rounds) == truth.livelock
    if not truth.meeting and not truth.livelock:
        assert ("deadlock" in kinds) == bool(truth.deadlock)
        assert ("writing" in kinds) == bool(truth.writing)
    assert found.sound == truth.sound or (waiting and truth.livelock)
    if truth.sound and not knowledge(graph, "w").free:
        led_to = graph.flow("w").reachable()
        assert {step.id for step in found.dead or ()} == {name for name in led_to if name not in truth.done}


def _truth(graph: OrgGraph, flow: dict[str, Any]) -> Truth | None:
    given = {name: attribute["given"] for name, attribute in flow["cases"]["c"]["attributes"].items()}
    return Everything(graph.team.workflows["w"], given, HIGH).truth()
