"""Nodes and ways as boxes and edges, once everything has its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from orgflow.diagram import Callout, LinkKind
from orgflow.layout import colours
from orgflow.layout.lanes.demands import CLOCK, Demands, aside, label_width
from orgflow.layout.lanes.flow import GATEWAYS, ROUND, Flow, Node, Way
from orgflow.layout.lanes.geometry import Axis
from orgflow.layout.lanes.grid import Port, port_offset
from orgflow.layout.lanes.placement import Placement
from orgflow.layout.lanes.prices import label_side
from orgflow.layout.lanes.router import Route, Routing
from orgflow.layout.lanes.shapes import SYMBOL_ROOM, has_symbol
from orgflow.layout.lanes.symbols import clock, gateway_strokes, task_strokes
from orgflow.layout.panel import OUTSIDE, markers
from orgflow.layout.tones import worst
from orgflow.layout.words import Words, coloured, height, place
from orgflow.scene import Box, Edge, Point, Side

_STROKE: dict[LinkKind, tuple[str, bool]] = {
    "flow": (colours.FLOW, False),
    "timer": (colours.FLOW, False),
    "escalation": (colours.GAP, True),
    "message": (colours.LINE, True),
}
_ROUNDING = 0.05
# How thick the way of a case is.
_PASSED = 2.25
_OUTWARDS: dict[Side, tuple[int, int]] = {"right": (1, 0), "bottom": (0, 1), "left": (-1, 0), "top": (0, -1)}
_LABEL = {"flow": colours.INK2, "timer": colours.INK2, "escalation": colours.GAP, "message": colours.INK3}


@dataclass(frozen=True, slots=True)
class Drawing:
    """A placed flow with its axes, whose origin is a point of the page."""

    flow: Flow
    placement: Placement
    routing: Routing
    asked: Demands
    across: Axis
    down: Axis
    origin: Point

    def middle(self, number: int) -> Point:
        """The middle of a node."""
        x = self.across.middles[self.placement.columns[number]]
        y = self.down.middles[self.placement.rows[number]]
        return self.origin[0] + x, self.origin[1] + y

    def nodes(self, found: dict[str, list[Callout]]) -> Iterator[Box]:
        """The boxes of all nodes, with the words beside them and their markers."""
        for number, node in enumerate(self.flow.nodes):
            callouts = found.get(node.id, [])
            box = self._box(number, node, callouts)
            yield _faded(box) if node.faint else box
            if self.asked.shapes[number].outside:
                name = self._beside(number, box, bool(callouts))
                yield _faded(name) if node.faint else name
            yield from markers(callouts, node.id, box.right, box.y)

    def ways(self) -> Iterator[Box | Edge]:
        """The edges of all ways, with their labels and the clocks that timers leave from."""
        for index, way in enumerate(self.flow.ways):
            route = self.routing.routes[index]
            source = self.flow.nodes[way.source]
            start, name = self._border(way.source, route.out), source.id
            if way.kind == "timer" and source.shape not in GATEWAYS and source.shape not in ROUND:
                name = f"{source.id}:clock-{index + 1}"
                symbol = clock(name, source.id, *start, CLOCK)
                yield _faded(symbol) if way.faint else symbol
                across, down = _OUTWARDS[route.out.side]
                start = start[0] + across * CLOCK / 2, start[1] + down * CLOCK / 2
            points = (start, *self._course(route), self._border(way.target, route.into))
            stroke, dashed = _STROKE[way.kind]
            width = 1.25
            if self.flow.has_way:
                stroke, width = (colours.BORDER, 0.75) if way.faint else (colours.NAVY, _PASSED)
            yield Edge(
                way.id, name, self.flow.nodes[way.target].id, _straightened(points), route.out.side, route.into.side,
                stroke, width, dashed,
            )  # fmt: skip
            label = self.asked.labels[index]
            if label:
                upright = route.out.side in ("top", "bottom")
                shape = self.asked.shapes[way.source]
                farther = self.asked.shifts[index] if upright else aside(source, shape, route.out.side)
                beyond = self._beyond(way.source, start, route.out)
                words = _label(way, label, beyond, route.out, farther)
                yield _faded(words) if way.faint else words

    def _box(self, number: int, node: Node, callouts: Sequence[Callout]) -> Box:
        shape, (x, y) = self.asked.shapes[number], self.middle(number)
        left, top = round(x - shape.width / 2, 2), round(y - shape.height / 2, 2)
        tone = worst(callouts)
        fill = colours.TONE_TINT[tone] if tone else colours.WHITE
        paint = colours.TONE[tone] if tone else None
        if node.shape in GATEWAYS:
            text = place(
                [Words(("?",), 12, True, colours.TONE_TEXT[tone] if tone else colours.NAVY, "centre")],
                left,
                top,
                shape.width,
                shape.height,
            )
            return Box(
                node.id, left, top, shape.width, shape.height, "diamond", fill, paint or colours.NAVY, 1.5,
                text=text if node.shape == "decision" else (), strokes=gateway_strokes(node.shape, x, y, shape.width),
            )  # fmt: skip
        if node.shape in ROUND:
            stroke, thick = {"start": (colours.OK, 1.5), "end": (colours.NAVY, 3.0), "connector": (colours.BLUE, 1.25)}[
                node.shape
            ]
            inside = coloured(shape.inside, colours.NAVY)
            return Box(
                node.id, left, top, shape.width, shape.height, "circle",
                colours.TINT2 if node.shape == "connector" else fill, paint or stroke, thick,
                text=place(inside, left, top, shape.width, shape.height),
            )  # fmt: skip
        inset = SYMBOL_ROOM if has_symbol(node) else 0.0
        words = coloured(shape.inside, colours.INK, colours.INK2)
        room = shape.height - shape.above - shape.below
        return Box(
            node.id, left, top, shape.width, shape.height, "round", fill, paint or colours.TASK, 1.5 if tone else 1.0,
            radius=4, text=place(words, left + 3 + inset, top + shape.above, shape.width - 6 - inset, room),
            strokes=task_strokes(node.shape, left + 5, top + 6) if inset else (),
        )  # fmt: skip

    def _beside(self, number: int, box: Box, marked: bool) -> Box:
        """The question of a gateway, or the name of a round shape."""
        shape, (vertical, horizontal) = self.asked.shapes[number], self.asked.corners[number]
        across, tall = shape.outside_width, shape.outside_height
        x = box.centre[0]
        left = {"left": x - 5 - across, "middle": x - across / 2, "right": x + 5}[horizontal]
        away = 2 + self.asked.lifts[number]
        top = box.y - away - tall - (OUTSIDE if marked else 0) if vertical == "top" else box.bottom + away
        words = coloured(shape.outside, colours.INK, colours.INK2)
        return Box(
            f"{box.id}:name", round(left, 2), round(top, 2), round(across, 2), tall,
            text=place(words, left, top, across, tall), layer="mark", owner=box.id,
        )  # fmt: skip

    def _border(self, number: int, port: Port) -> Point:
        """Where a port lies on a node's outline."""
        node, shape, (x, y) = self.flow.nodes[number], self.asked.shapes[number], self.middle(number)
        offset = port_offset(port.place)
        out = (shape.width if port.side in ("left", "right") else shape.height) / 2
        if node.shape in GATEWAYS:
            out -= abs(offset)
        elif node.shape in ROUND:
            out = sqrt(max(0.0, out * out - offset * offset))
        if port.side in ("left", "right"):
            return round(x + (out if port.side == "right" else -out), 2), round(y + offset, 2)
        return round(x + offset, 2), round(y + (out if port.side == "bottom" else -out), 2)

    def _beyond(self, number: int, start: Point, port: Port) -> Point:
        """Where a way has passed its node's full width or height: a gateway's outer ports lie within those."""
        shape, (x, y) = self.asked.shapes[number], self.middle(number)
        return {
            "right": (max(start[0], x + shape.width / 2), start[1]),
            "left": (min(start[0], x - shape.width / 2), start[1]),
            "bottom": (start[0], max(start[1], y + shape.height / 2)),
            "top": (start[0], min(start[1], y - shape.height / 2)),
        }[port.side]

    def _course(self, route: Route) -> Iterator[Point]:
        grid = self.routing.grid
        for x, y in route.course:
            across = self.across.position(grid.across[x])
            down = self.down.position(grid.down[y])
            yield round(self.origin[0] + across, 2), round(self.origin[1] + down, 2)


def _faded(box: Box) -> Box:
    """A box that steps back: what it says can still be read."""
    text = tuple(paragraph._replace(colour=colours.INK3) for paragraph in box.text)
    return box._replace(stroke=colours.BORDER if box.stroke else None, text=text)


def _label(way: Way, label: Sequence[Words], start: Point, port: Port, farther: float) -> Box:
    """A label beside the first stretch of its way, so many points farther along than usual."""
    across, tall = label_width(label), height(label)
    side = label_side(port)
    if port.side in ("right", "left"):
        x = start[0] + 3 + farther if port.side == "right" else start[0] - 3 - farther - across
        y = start[1] - 2 - tall if side < 0 else start[1] + 2
    else:
        x = start[0] + 4 if side > 0 else start[0] - 4 - across
        y = start[1] + 3 + farther if port.side == "bottom" else start[1] - 3 - farther - tall
    x, y = round(x, 2), round(y, 2)
    text = place(coloured(label, _LABEL[way.kind]), x, y, across, tall)
    return Box(f"{way.id}:label", x, y, round(across, 2), tall, text=text, layer="mark", owner=way.id)


def _straightened(points: Sequence[Point]) -> tuple[Point, ...]:
    """Only the points where a way turns, and its ends; rounding is evened out along each stretch.

    Crossings with tracks that no way runs along have no place of their own: they lie somewhere on the stretch.
    """
    level = [points[0]]
    for x, y in points[1:]:
        before = level[-1]
        here = before[0] if abs(x - before[0]) < _ROUNDING else x, before[1] if abs(y - before[1]) < _ROUNDING else y
        # Two crossings in one place are one: else each would pass for a point on a straight line.
        if here != before:
            level.append(here)
    kept = [level[0]]
    for before, here, after in zip(level, level[1:], level[2:], strict=False):
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            kept.append(here)
    return (*kept, level[-1])
