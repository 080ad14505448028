"""What was exported, imported and exported again is the same flow."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from orgflow.check import load
from orgflow.exchange.bpmn import DIALECTS, import_bpmn
from orgflow.exchange.bpmn.process import Node, Process
from orgflow.exchange.bpmn.translation import translate
from orgflow.exchange.bpmn.xml_reader import read_xml
from orgflow.exchange.bpmn.xml_writer import write_xml
from orgflow.expressions.tree import Call, Constant, Expression, Items, Name
from orgflow.expressions.typing import seconds
from orgflow.graph import OrgGraph
from orgflow.views import Wording

Drawn = Callable[[OrgGraph], list[str]]


def flow_of(process: Process) -> dict[str, Any]:
    """A process without words and places: nodes, with what triggers them; ways, with what they ask."""
    messages = {message.id: message.name for message in process.messages}

    def node_of(node: Node) -> tuple[Any, ...]:
        event = node.event
        happens = event and (event.kind, messages.get(event.ref, event.ref), event.timer, event.text)
        return node.kind, happens, node.attached_to, node.interrupting, node.default, node.within, node.of_case

    scopes = list(process.scope.everything())
    return {
        "nodes": {node.id: node_of(node) for scope in scopes for node in scope.nodes.values()},
        "ways": {way.id: (way.source, way.target, asked(way.condition)) for scope in scopes for way in scope.ways},
        "talks": sorted((flow.source, flow.target) for flow in process.message_flows),
        "work": {
            node: lane.id
            for lane in process.scope.lanes
            for node in lane.nodes
            if process.scope.nodes[node].kind in ("userTask", "sendTask")
        },
    }


def asked(condition: Expression | None) -> Any:
    """A condition without places, numbers of one sort."""
    if isinstance(condition, Call) and condition.op == "duration":
        return "time", seconds(str(getattr(condition.args[0], "value", "")), 0)
    if isinstance(condition, Call):
        return condition.op, *(asked(arg) for arg in condition.args)
    if isinstance(condition, Items):
        return "items", *(asked(item) for item in condition.items)
    if isinstance(condition, Constant):
        is_number = isinstance(condition.value, int | Decimal) and not isinstance(condition.value, bool)
        return "value", Decimal(condition.value).normalize() if is_number else condition.value
    return isinstance(condition, Name) and condition.name


def undrawn(process: Process) -> bytes:
    """The file without its diagram, which an import does not look at and which takes long to lay out."""
    return write_xml(process, None, DIALECTS["standard"])


def again(graph: OrgGraph, workflow: str, folder: Path) -> Process:
    """The process of a workflow after a round trip."""
    return loaded_again(undrawn(translate(graph, workflow, Wording("en"))), folder, workflow)


def loaded_again(written: bytes, folder: Path, workflow: str) -> Process:
    imported = import_bpmn(written, "trip.bpmn", "en")
    file = folder / "trip.orgflow.yaml"
    file.write_bytes(imported.content)
    loaded = load(file)
    assert [(finding.at.line, finding.problem.say.en) for finding in loaded.findings] == []
    assert loaded.graph is not None
    return translate(loaded.graph, workflow, Wording("en"))


def test_what_is_read_is_what_was_written(shipped: OrgGraph, drawn: Drawn) -> None:
    for name in drawn(shipped):
        process = translate(shipped, name, Wording("en"))
        (read,) = read_xml(undrawn(process)).processes
        assert flow_of(read) == flow_of(process), name


def test_every_step_survives(tmp_path: Path) -> None:
    """What BPMN has no word for as well: ladders, counters, alternatives at joins, judgement, tables."""
    graph = load(Path(__file__).with_name("every-step.orgflow.yaml")).graph
    assert graph is not None
    process = translate(graph, "every", Wording("en"))
    written = undrawn(process)
    assert flow_of(read_xml(written).processes[0]) == flow_of(process)
    assert flow_of(loaded_again(written, tmp_path, "every")) == flow_of(process)


def test_the_same_flow_after_a_round_trip(shipped: OrgGraph, drawn: Drawn, tmp_path: Path) -> None:
    for name in drawn(shipped):
        assert flow_of(again(shipped, name, tmp_path)) == flow_of(translate(shipped, name, Wording("en"))), name
