"""A process with its places as the text of a BPMN file."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from orgflow.exchange.bpmn.dialects import Dialect, timer_text
from orgflow.exchange.bpmn.drawing import diagram
from orgflow.exchange.bpmn.identifiers import own_id
from orgflow.exchange.bpmn.places import Places
from orgflow.exchange.bpmn.process import Event, Node, Process, Scope, Way

NAMESPACE = "urn:orgflow:bpmn"
EXPORTER = "orgflow"
_SPACES = {
    "bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC",
    "di": "http://www.omg.org/spec/DD/20100524/DI",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "orgflow": NAMESPACE,
}
_EXPRESSION = {"xsi:type": "bpmn:tFormalExpression"}


def write_xml(process: Process, places: Places | None, dialect: Dialect) -> bytes:
    """The file, UTF-8; the same process gives the same bytes. Without places it has no diagram."""
    spaces = {f"xmlns:{prefix}": uri for prefix, uri in (_SPACES | dict(dialect.namespaces)).items()}
    about = {"id": "definitions", "targetNamespace": "urn:orgflow", "exporter": EXPORTER}
    root = Element("bpmn:definitions", spaces | about | dict(dialect.definitions))
    for message in process.messages:
        element = SubElement(root, "bpmn:message", {"id": message.id, "name": message.name})
        if dialect.correlation:
            extensions = SubElement(element, "bpmn:extensionElements")
            SubElement(extensions, "zeebe:subscription", {"correlationKey": dialect.correlation})
    for ladder in process.escalations:
        code = own_id(ladder.id, "escalation") or ladder.id
        SubElement(root, "bpmn:escalation", {"id": ladder.id, "name": ladder.name, "escalationCode": code})
    _collaboration(root, process)
    named = {"id": process.id, "name": process.name, "isExecutable": "true"} | dict(dialect.process)
    element = SubElement(root, "bpmn:process", named)
    _document(element, process.documentation)
    _scope(element, process.scope, dialect, inside=False)
    if places:
        root.append(diagram(process, places))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, "unicode")}\n'.encode()


def _collaboration(root: Element, process: Process) -> None:
    shared = SubElement(root, "bpmn:collaboration", {"id": "collaboration"})
    for party in process.parties:
        SubElement(shared, "bpmn:participant", {"id": party.id, "name": party.name})
    own = {"id": process.pool, "name": process.name, "processRef": process.id}
    SubElement(shared, "bpmn:participant", own)
    for flow in process.message_flows:
        ends = {"id": flow.id, "sourceRef": flow.source, "targetRef": flow.target}
        SubElement(shared, "bpmn:messageFlow", ends)


def _scope(element: Element, scope: Scope, dialect: Dialect, *, inside: bool) -> None:
    if scope.lanes:
        lanes = SubElement(element, "bpmn:laneSet", {"id": f"lanes_of_{element.get('id')}"})
        for lane in scope.lanes:
            shown = SubElement(lanes, "bpmn:lane", {"id": lane.id, "name": lane.name})
            for name in lane.nodes:
                SubElement(shown, "bpmn:flowNodeRef").text = name
    into: dict[str, list[Way]] = {}
    out: dict[str, list[Way]] = {}
    for way in scope.ways:
        into.setdefault(way.target, []).append(way)
        out.setdefault(way.source, []).append(way)
    for node in scope.nodes.values():
        shown = SubElement(element, f"bpmn:{node.kind}", _attributes(node, inside=inside))
        _document(shown, node.documentation)
        extensions = Element("bpmn:extensionElements")
        if dialect.extend:
            dialect.extend(shown, node, extensions)
        if len(extensions):
            shown.append(extensions)
        for way in into.get(node.id, ()):
            SubElement(shown, "bpmn:incoming").text = way.id
        for way in out.get(node.id, ()):
            SubElement(shown, "bpmn:outgoing").text = way.id
        _content(shown, node, dialect)
    for way in scope.ways:
        _way(element, way, dialect)


def _attributes(node: Node, *, inside: bool) -> dict[str, str]:
    """The attributes of a node; `inside` a sub-process a start says whether it interrupts the rest."""
    given = {"id": node.id, "name": node.name, "default": node.default, "calledElement": node.called}
    given |= {"messageRef": node.message, "orgflow:within": node.within, "attachedToRef": node.attached_to}
    found = {name: value for name, value in given.items() if value}
    if node.kind == "boundaryEvent":
        found["cancelActivity"] = "true" if node.interrupting else "false"
    if node.kind == "startEvent" and inside:
        found["isInterrupting"] = "true" if node.interrupting else "false"
    if node.of_case:
        found["triggeredByEvent"] = "true"
    return found


def _content(shown: Element, node: Node, dialect: Dialect) -> None:
    if node.event:
        _event(shown, node, node.event, dialect)
    kind, text = dialect.script
    if node.counts and kind:
        shown.set("scriptFormat", kind)
        SubElement(shown, "bpmn:script").text = text.format(name=node.counts)
    if node.inner:
        _scope(shown, node.inner, dialect, inside=True)


def _event(shown: Element, node: Node, event: Event, dialect: Dialect) -> None:
    definition = SubElement(shown, f"bpmn:{event.kind}EventDefinition", {"id": f"definition_{node.id}"})
    if event.kind == "timer":
        SubElement(definition, f"bpmn:{event.timer}", _EXPRESSION).text = timer_text(dialect, event)
    elif event.ref:
        definition.set(f"{event.kind}Ref", event.ref)


def _way(element: Element, way: Way, dialect: Dialect) -> None:
    ends = {"id": way.id, "sourceRef": way.source, "targetRef": way.target}
    shown = SubElement(element, "bpmn:sequenceFlow", ends | ({"name": way.name} if way.name else {}))
    written = dialect.condition(way.condition) if way.condition else way.written
    if written:
        SubElement(shown, "bpmn:conditionExpression", _EXPRESSION).text = written


def _document(element: Element, text: str) -> None:
    if text:
        SubElement(element, "bpmn:documentation").text = text
