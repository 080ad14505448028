"""The diagram of a BPMN file: a shape or an edge for every element (OMG BPMN DI)."""

from xml.etree.ElementTree import Element, SubElement

from orgflow.exchange.bpmn.places import Bounds, Places
from orgflow.exchange.bpmn.process import Process


def diagram(process: Process, places: Places) -> Element:
    """`BPMNDiagram` with the places of everything."""
    root = Element("bpmndi:BPMNDiagram", {"id": "diagram"})
    plane = SubElement(root, "bpmndi:BPMNPlane", {"id": "plane", "bpmnElement": "collaboration"})
    for party in process.parties:
        _shape(plane, party.id, places, isHorizontal="true")
    _shape(plane, process.pool, places, isHorizontal="true")
    for lane in process.scope.lanes:
        _shape(plane, lane.id, places, isHorizontal="true")
    for scope in process.scope.everything():
        for node in scope.nodes.values():
            marks = {"isMarkerVisible": "true"} if node.kind == "exclusiveGateway" else {}
            _shape(plane, node.id, places, **marks, **({"isExpanded": "true"} if node.inner else {}))
        for way in scope.ways:
            _edge(plane, way.id, places)
    for flow in process.message_flows:
        _edge(plane, flow.id, places)
    return root


def _shape(plane: Element, name: str, places: Places, **marks: str) -> None:
    shape = SubElement(plane, "bpmndi:BPMNShape", {"id": f"{name}_shape", "bpmnElement": name} | marks)
    _bounds(shape, places.shapes[name])
    _label(shape, name, places)


def _edge(plane: Element, name: str, places: Places) -> None:
    edge = SubElement(plane, "bpmndi:BPMNEdge", {"id": f"{name}_edge", "bpmnElement": name})
    for x, y in places.points[name]:
        SubElement(edge, "di:waypoint", {"x": str(round(x)), "y": str(round(y))})
    _label(edge, name, places)


def _label(element: Element, name: str, places: Places) -> None:
    if name in places.labels:
        _bounds(SubElement(element, "bpmndi:BPMNLabel"), places.labels[name])


def _bounds(element: Element, box: Bounds) -> None:
    sides = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    SubElement(element, "dc:Bounds", {side: str(round(length)) for side, length in sides.items()})
