"""Where everything of a process stands, by the layout of our swimlanes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import hypot

from orgflow.diagram import Caption, Label, Link, LinkKind, Shape, Stop, Swimlane
from orgflow.diagram import Lane as Band
from orgflow.exchange.bpmn.process import Lane, MessageFlow, Node, Process, Scope
from orgflow.layout import lay_out_whole
from orgflow.scene import Box, Point, Scene
from orgflow.text import Language

# Our pages are in points, with letters of 8; tools for BPMN write letters of 12 pixels.
_SCALE = 1.5
_POOL_GAP = 30.0
_HEAD = 30.0
_MARGIN = 20.0
_TITLE = 25.0
_EVENT = 30.0
_ASIDE = 12.0


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends on the right."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, across: float, down: float) -> "Bounds":
        """The same elsewhere."""
        return Bounds(self.x + across, self.y + down, self.width, self.height)


@dataclass(slots=True)
class Places:
    """Bounds of shapes and labels and the points of ways, all by element."""

    shapes: dict[str, Bounds] = field(default_factory=dict)
    labels: dict[str, Bounds] = field(default_factory=dict)
    points: dict[str, tuple[Point, ...]] = field(default_factory=dict)

    def extent(self) -> Bounds:
        """The rectangle around everything."""
        boxes = [*self.shapes.values(), *self.labels.values()]
        corners = [point for points in self.points.values() for point in points]
        corners += [corner for box in boxes for corner in ((box.x, box.y), (box.right, box.bottom))]
        left, top = min(x for x, _ in corners), min(y for _, y in corners)
        return Bounds(left, top, max(x for x, _ in corners) - left, max(y for _, y in corners) - top)

    def take(self, other: "Places", across: float, down: float) -> None:
        """Add other places, moved."""
        self.shapes |= {name: box.moved(across, down) for name, box in other.shapes.items()}
        self.labels |= {name: box.moved(across, down) for name, box in other.labels.items()}
        for name, points in other.points.items():
            self.points[name] = tuple((x + across, y + down) for x, y in points)


def places(process: Process, language: Language) -> Places:
    """A place for every element of a process."""
    of_case = [node for node in process.scope.nodes.values() if node.of_case]
    apart = {node.id for node in of_case}
    lanes = [lane for lane in process.scope.lanes if not apart.intersection(lane.nodes)]
    found = _pools(process, lanes, language)
    below = [lane for lane in process.scope.lanes if lane not in lanes]
    if below:
        _set_below(found, process, lanes, below[0], of_case, language)
    extent, whole = found.extent(), Places()
    whole.take(found, _MARGIN - extent.x, _MARGIN - extent.y)
    return whole


# The pools: one swimlane, in which each message begins or ends at a stop of its own with the party.


def _pools(process: Process, lanes: Sequence[Lane], language: Language) -> Places:
    parties = {party.id for party in process.parties}
    lane_of = {node: lane.id for lane in lanes for node in lane.nodes}
    talks = [flow for flow in process.message_flows if {flow.source, flow.target} & set(lane_of)]
    bands = [Band(party.id, Label(party.name), outside=True) for party in process.parties]
    bands += [Band(lane.id, Label(lane.name)) for lane in lanes]
    stops = list(_stops(process.scope.nodes.values(), lane_of))
    for flow in talks:
        party = flow.source if flow.source in parties else flow.target
        stops.append(Stop(_mouth(flow), party, "end", Label("")))
    links = list(_links(process.scope))
    for flow in talks:
        source, target = (
            _mouth(flow) if end in parties else _host(process.scope, end) for end in (flow.source, flow.target)
        )
        links.append(Link(flow.id, source, target, "message"))
    scene = lay_out_whole(_swimlane(process.name, bands, stops, links, language))
    found = _placed(scene, process.scope)
    _set_pools(found, process, lanes, scene)
    for flow in talks:
        found.points[flow.id] = _cut(flow, found, parties)
    return found


def _set_pools(found: Places, process: Process, lanes: Sequence[Lane], scene: Scene) -> None:
    """Bounds of pools and lanes, with room between the pools: what stands below a party moves down."""
    boxes = {box.id: _bounds(box) for box in scene.boxes}
    bottoms = [boxes[f"{party.id}:band"].bottom for party in process.parties]

    def lower(y: float) -> float:
        return y + _POOL_GAP * sum(bottom <= y + 0.01 for bottom in bottoms)

    for name, box in found.shapes.items():
        found.shapes[name] = box.moved(0, lower(box.y) - box.y)
    for name, box in found.labels.items():
        found.labels[name] = box.moved(0, lower(box.y) - box.y)
    for name, points in found.points.items():
        found.points[name] = tuple((x, lower(y)) for x, y in points)
    bands = [*(party.id for party in process.parties), *(lane.id for lane in lanes)]
    for number, name in enumerate(bands):
        band, head = boxes[f"{name}:band"], boxes[name]
        left = head.right - _HEAD - (_HEAD if number < len(bottoms) else 0)
        top = band.y + _POOL_GAP * min(number, len(bottoms))
        found.shapes[name] = Bounds(left, top, band.right - left, band.height)
    first, last = found.shapes[lanes[0].id], found.shapes[lanes[-1].id]
    found.shapes[process.pool] = Bounds(first.x - _HEAD, first.y, first.width + _HEAD, last.bottom - first.y)


def _cut(flow: MessageFlow, found: Places, parties: set[str]) -> tuple[Point, ...]:
    """A message's way without what lies within the party's pool: nobody sees what goes on there."""
    points = found.points[flow.id]
    pool = found.shapes[flow.source if flow.source in parties else flow.target]
    onward = points if flow.target in parties else points[::-1]
    kept = [onward[0]]
    for point in onward[1:]:
        if pool.y <= point[1] <= pool.bottom:
            kept.append((point[0], pool.bottom if kept[-1][1] > pool.bottom else pool.y))
            break
        kept.append(point)
    return tuple(kept if flow.target in parties else kept[::-1])


def _mouth(flow: MessageFlow) -> str:
    return f"mouth:{flow.id}"


# What may happen to the whole case: a lane below the others, with a box for each event.


def _set_below(
    found: Places, process: Process, lanes: Sequence[Lane], below: Lane, events: Sequence[Node], language: Language
) -> None:
    pool, first = found.shapes[process.pool], found.shapes[lanes[0].id]
    left, top, tallest = first.x + _HEAD + _MARGIN, pool.bottom + _MARGIN, 0.0
    for node in events:
        assert node.inner is not None
        stops = list(_stops(node.inner.nodes.values(), dict.fromkeys(node.inner.nodes, "inside")))
        diagram = _swimlane(node.name, [Band("inside", Label(""))], stops, list(_links(node.inner)), language)
        inner = _placed(lay_out_whole(diagram), node.inner)
        extent = inner.extent()
        found.take(inner, left + _MARGIN - extent.x, top + _TITLE - extent.y)
        found.shapes[node.id] = Bounds(left, top, extent.width + 2 * _MARGIN, extent.height + _TITLE + _MARGIN)
        left, tallest = found.shapes[node.id].right + _MARGIN, max(tallest, found.shapes[node.id].height)
    right, bottom = max(pool.right, left), top + tallest + _MARGIN
    found.shapes[process.pool] = Bounds(pool.x, pool.y, right - pool.x, bottom - pool.y)
    found.shapes[below.id] = Bounds(first.x, pool.bottom, right - first.x, bottom - pool.bottom)
    for name in (*(lane.id for lane in lanes), *(party.id for party in process.parties)):
        box = found.shapes[name]
        found.shapes[name] = Bounds(box.x, box.y, right - box.x, box.height)
    _lead_around(found, process, found.shapes[below.id])


def _lead_around(found: Places, process: Process, below: Bounds) -> None:
    """Messages to what stands in those boxes pass below them, and on the left of all pools."""
    parties = {party.id for party in process.parties}
    left, bottom = min(box.x for box in found.shapes.values()), below.bottom
    around = [flow for flow in process.message_flows if flow.id not in found.points]
    for number, flow in enumerate(around, start=1):
        out = flow.source not in parties
        node, party = (found.shapes[end] for end in ((flow.source, flow.target) if out else (flow.target, flow.source)))
        under, far = bottom - number * _MARGIN / (len(around) + 1), left - number * _ASIDE
        (x, _), (_, y) = node.centre, party.centre
        points = ((x, node.bottom), (x, under), (far, under), (far, y + number * 2), (party.x, y + number * 2))
        found.points[flow.id] = points if out else points[::-1]


# Scopes as stops and links, and the scene they become.


def _swimlane(
    name: str, bands: Sequence[Band], stops: Sequence[Stop], links: Sequence[Link], language: Language
) -> Swimlane:
    return Swimlane("bpmn", Caption(name, "", "", name, language), tuple(bands), tuple(stops), tuple(links))


def _stops(nodes: Iterable[Node], lane_of: dict[str, str]) -> Iterator[Stop]:
    for node in nodes:
        if node.id in lane_of and not node.attached_to:
            yield Stop(node.id, lane_of[node.id], _shape(node), Label(node.name.replace("\n", " ")))


def _shape(node: Node) -> Shape:
    if node.kind == "exclusiveGateway":
        return "decision" if node.name else "join"
    return _SHAPES.get(node.kind, "task")


_SHAPES: dict[str, Shape] = {
    "startEvent": "start",
    "endEvent": "end",
    "intermediateCatchEvent": "start",
    "intermediateThrowEvent": "start",
    "parallelGateway": "parallel",
    "eventBasedGateway": "decision",
    "sendTask": "send",
    "receiveTask": "wait",
    "callActivity": "call",
}


def _links(scope: Scope) -> Iterator[Link]:
    for way in scope.ways:
        kind: LinkKind = "timer" if scope.nodes[way.source].attached_to else "flow"
        ends = _host(scope, way.source), _host(scope, way.target)
        yield Link(way.id, *ends, kind, way.name.replace("\n", " "))


def _host(scope: Scope, node: str) -> str:
    """What a node stands on, else itself."""
    return scope.nodes[node].attached_to or node


def _placed(scene: Scene, scope: Scope) -> Places:
    """Places of a scope's nodes and ways, and of all other ways of the scene."""
    boxes = {box.id: box for box in scene.boxes}
    found = Places({name: _bounds(boxes[name]) for name in scope.nodes if name in boxes})
    ways = {way.id: way for way in scope.ways}
    clocks: dict[str, Bounds] = {}
    for edge in scene.edges:
        points = [(x * _SCALE, y * _SCALE) for x, y in edge.points]
        if edge.id in ways and scope.nodes[ways[edge.id].source].attached_to:
            clocks[ways[edge.id].source] = _bounds(boxes[edge.source])
        found.points[edge.id] = tuple(points)
        if f"{edge.id}:label" in boxes:
            found.labels[edge.id] = _bounds(boxes[f"{edge.id}:label"])
    for name in scope.nodes:
        if f"{name}:name" in boxes:
            found.labels[name] = _bounds(boxes[f"{name}:name"])
    for name, box in clocks.items():
        found.shapes[name] = _round(box, [other for other in clocks.values() if other is not box])
    for way in scope.ways:
        if way.source in clocks and way.id in found.points:
            found.points[way.id] = _from_border(found.shapes[way.source], found.points[way.id])
    return found


def _round(clock: Bounds, others: Sequence[Bounds]) -> Bounds:
    """A boundary event about the middle of our clock, as large as its neighbours let it be."""
    x, y = clock.centre
    near = min((hypot(x - other.centre[0], y - other.centre[1]) for other in others), default=_EVENT)
    size = min(_EVENT, near - 2)
    return Bounds(x - size / 2, y - size / 2, size, size)


def _from_border(event: Bounds, points: tuple[Point, ...]) -> tuple[Point, ...]:
    """A way that begins on the border of a boundary event instead of that of our clock."""
    (x, y), (ax, ay) = event.centre, points[1]
    far, radius = hypot(ax - x, ay - y) or 1.0, event.width / 2
    return (x + (ax - x) / far * radius, y + (ay - y) / far * radius), *points[1:]


def _bounds(box: Box) -> Bounds:
    return Bounds(box.x * _SCALE, box.y * _SCALE, box.width * _SCALE, box.height * _SCALE)
