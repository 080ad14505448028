"""Every workflow of the shipped specs and of the examples is sound, and who breaks a join is told where."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bends import bends, with_workflow
from replay import replayed

from orgflow.flow.net import net
from orgflow.flow.soundness import soundness
from orgflow.graph import OrgGraph
from orgflow.resources import shipped

HERE = Path(__file__).parent
SPECS = sorted(path for path in Path(str(shipped("specs"))).rglob("*.orgflow.yaml") if path.parent.name != "drafts")
EXAMPLES = [HERE / "examples" / f"{name}.orgflow.yaml" for name in ("dispute", "follow-up")]
EACH = pytest.mark.parametrize("path", [*SPECS, *EXAMPLES], ids=lambda path: path.name.split(".")[0])


@pytest.fixture
def graph(path: Path, graph_of: Callable[[Path], OrgGraph]) -> OrgGraph:
    return graph_of(path)


@EACH
def test_every_workflow_is_sound(graph: OrgGraph) -> None:
    verdicts = {name: soundness(graph, name) for name in graph.team.workflows}
    assert [name for name, found in verdicts.items() if not found.sound] == []


def test_the_figures(graph_of: Callable[[Path], OrgGraph], golden: Callable[[Path, str], None]) -> None:
    """Steps of each workflow, nodes of its net, states of the search."""
    lines = []
    for path in (*SPECS, *EXAMPLES):
        graph = graph_of(path)
        lines.append(path.name.split(".")[0])
        for name, workflow in graph.team.workflows.items():
            nodes, states = len(net(graph, name).nodes), soundness(graph, name).states
            lines.append(f"  {name}: {len(workflow.steps)} steps, {nodes} nodes, {states} states")
    golden(HERE / "sound.txt", "\n".join(lines) + "\n")


@EACH
def test_a_broken_join_is_told_where_it_was_broken(graph: OrgGraph) -> None:
    for workflow in graph.team.workflows.values():
        for bend in bends(workflow):
            broken = with_workflow(graph, bend.workflow)
            found = soundness(broken, workflow.id)
            assert {case.fault.node.step.id for case in found.cases} & set(bend.at), bend.what
            replayed(broken, workflow.id, found)
