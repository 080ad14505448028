"""Every promise of the shipped specs and of the examples can be kept, and who takes a deadline away is told."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from orgflow.flow.clocks import Timed, at_best, clocks, timed, timetable
from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import net
from orgflow.flow.paths import walk
from orgflow.flow.spans import length
from orgflow.graph import OrgGraph, compile_graph
from orgflow.resources import shipped

HERE = Path(__file__).parent
SPECS = sorted(path for path in Path(str(shipped("specs"))).rglob("*.orgflow.yaml") if path.parent.name != "drafts")
EXAMPLES = [HERE / "examples" / f"{name}.orgflow.yaml" for name in ("dispute", "follow-up")]
EACH = pytest.mark.parametrize("path", [*SPECS, *EXAMPLES], ids=lambda path: path.name.split(".")[0])


@pytest.fixture
def graph(path: Path, graph_of: Callable[[Path], OrgGraph]) -> OrgGraph:
    return graph_of(path)


@EACH
def test_every_promise_is_kept(graph: OrgGraph) -> None:
    assert [(figures(graph, found), found.reason) for found in clocks(graph) if found.answer != "feasible"] == []


def test_the_figures(graph_of: Callable[[Path], OrgGraph], golden: Callable[[Path, str], None]) -> None:
    """The quickest case, the slowest at best, the slowest at latest, the promise."""
    lines = []
    for path in (*SPECS, *EXAMPLES):
        graph = graph_of(path)
        lines += [path.name.split(".")[0], *(f"  {figures(graph, found)}" for found in clocks(graph))]
    golden(HERE / "promises.txt", "\n".join(lines) + "\n")


@EACH
def test_the_critical_path_takes_as_long_as_is_told(graph: OrgGraph) -> None:
    for found in clocks(graph):
        flow = found.pledge.workflow.id
        walk(net(graph, flow), knowledge(graph, flow), found.path)
        assert timetable(graph, found)[-1].due == found.latest


@EACH
def test_whoever_deletes_a_deadline_on_the_way_is_told(graph: OrgGraph) -> None:
    for found in clocks(graph):
        steps = {row.step.id: row.step for row in timetable(graph, found)}
        for step in steps.values():
            if step.within is None or step.id in found.pledge.pauses:
                continue
            without = replace(
                found.pledge.workflow, steps={**found.pledge.workflow.steps, step.id: replace(step, within=None)}
            )
            team = replace(graph.team, workflows={**graph.team.workflows, without.id: without})
            answer = timed(compile_graph(team), replace(found.pledge, workflow=without))
            if step.workflow:
                # Then the deadlines of the workflow that is called add up.
                assert answer.latest != found.latest
                continue
            assert answer.answer == "not decided", answer.latest
            assert answer.reason
            assert graph.label(step.address).get("en") in answer.reason.get("en")


def figures(graph: OrgGraph, found: Timed) -> str:
    """`complaint resolve (low): 35 min | 35 min | 1 h 55 min | 1 day`."""
    whose = f" ({', '.join(found.pledge.severities)})" if found.pledge.severities else ""
    times = (*(at_best(graph, found) or (None, None)), found.latest, found.due)
    said = " | ".join("–" if each is None else length(each).get("en") for each in times)
    return f"{found.pledge.workflow.id} {found.pledge.act}{whose}: {said}"
