"""Dotted lines: drawn around the cards where there is a short way and room for the label, else left out.

The lines to run on are those between cards and at their ports; solid lines may be crossed, never followed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from orgflow.diagram import Line
from orgflow.layout import colours
from orgflow.layout.frame import Area
from orgflow.layout.measure import width
from orgflow.layout.mesh import ALONG, OUT, TURN, Mesh, mesh, search
from orgflow.layout.words import Words, place
from orgflow.scene import Box, Edge, Point, Side

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_BESIDE = 7.0
_CLEAR = 4.0
_APART = 5.6
_OFFSETS = (0.0, -11.0, 11.0)
_UPRIGHT_OFFSETS = (-22.0, 22.0)
_DEAREST = 700.0
_SIDE_PRICE: dict[Side, float] = {"right": 0.0, "left": 0.0, "top": 12.0, "bottom": 12.0}
_LABEL = 8.0


class Sketch:
    """A page to which dotted lines are added: what stands there, and what was drawn or left out."""

    def __init__(self, room: Area, standing: Sequence[Box], solid: Sequence[tuple[Point, ...]]) -> None:
        """`standing` are cards (nodes), badges and markers; `solid` are the courses of the solid lines."""
        self.room = room
        self.cards = {box.id: _bounds(box) for box in standing if box.layer == "node"}
        self.marks = [_bounds(box) for box in standing if box.layer == "mark" and box.form != "rect"]
        self.wires = list(solid)
        self.labels: list[Box] = []
        self.edges: list[Edge] = []
        self.left_out: list[Line] = []

    def add(self, lines: Sequence[Line]) -> None:
        """Draw each line in turn, or leave it out."""
        for line in lines:
            if not self._draw(line):
                self.left_out.append(line)

    def _draw(self, line: Line) -> bool:
        if line.child not in self.cards or line.parent not in self.cards or line.child == line.parent:
            return False
        net, used = self._mesh()
        starts = list(self._doors(net, self.cards[line.child]))
        goals: dict[int, list[tuple[int, float, tuple[Side, Point]]]] = {}
        for crossing, side, port in self._doors(net, self.cards[line.parent]):
            goals.setdefault(crossing, []).append(((OUT[side] + 2) % 4, _SIDE_PRICE[side], (side, port)))
        states_out = [(_SIDE_PRICE[side], crossing * 4 + OUT[side]) for crossing, side, _ in starts]
        found = search(net, used, states_out, goals, ([0.0] * len(net.y), [0.0] * len(net.x)))
        if not found or found[0] > _DEAREST:
            return False
        _, states, (into, end) = found
        side, start = next((side, port) for crossing, side, port in starts if crossing * 4 + OUT[side] == states[0])
        course = ((net.x[state // 4 % net.width], net.y[state // 4 // net.width]) for state in states)
        points = _straight((start, *course, end))
        name = f"{line.child}>{line.parent}:dotted-{len(self.edges) + 1}"
        label = self._label(name, line.label, points) if line.label else None
        if line.label and not label:
            return False
        self.edges.append(
            Edge(name, line.child, line.parent, points, side, into, colours.LINE, 1.0, dashed=True, arrow=False)
        )
        self.wires.append(points)
        if label:
            self.labels.append(label)
            self.marks.append(_bounds(label))
        return True

    def _mesh(self) -> tuple[Mesh, bytearray]:
        """The lines to run on, and what solid and dotted lines do at their crossings."""
        taken_x = sorted({x for wire in self.wires for (x, _), (other, _) in pairwise(wire) if x == other})
        taken_y = sorted({y for wire in self.wires for (_, y), (_, other) in pairwise(wire) if y == other})
        ports_x = [(left + right) / 2 + d for left, _, right, _ in self.cards.values() for d in _UPRIGHT_OFFSETS]
        ports_y = [(top + bottom) / 2 + d for _, top, _, bottom in self.cards.values() for d in _OFFSETS]
        gaps_x = [edge for left, _, right, _ in self.cards.values() for edge in (left - _BESIDE, right + _BESIDE)]
        gaps_y = [edge for _, top, _, bottom in self.cards.values() for edge in (top - _BESIDE, bottom + _BESIDE)]
        x = _lines(taken_x, (ports_x, gaps_x), self.room.x - 12, self.room.right + 12)
        y = _lines(taken_y, (ports_y, gaps_y), self.room.y - 3, self.room.bottom + 8)
        net = mesh(x, y, [True] * (len(x) * len(y)))
        steps = tuple(list(some) for some in net.steps)
        for bounds, clear in (*((card, _CLEAR) for card in self.cards.values()), *((mark, 2.0) for mark in self.marks)):
            _block(steps, x, y, (bounds[0] - clear, bounds[1] - clear, bounds[2] + clear, bounds[3] + clear))
        return Mesh(net.x, net.y, tuple(tuple(some) for some in steps)), self._used(x, y)

    def _used(self, x: Sequence[float], y: Sequence[float]) -> bytearray:
        """What runs where: along its own line, and so near to others that nothing may run along those."""
        used = bytearray(len(x) * len(y))
        for wire in self.wires:
            for (one_x, one_y), (two_x, two_y) in pairwise(wire):
                level = one_y == two_y
                aside, along = (0.01, _APART) if level else (_APART, 0.01)
                left, right = bisect_left(x, min(one_x, two_x) - aside), bisect_right(x, max(one_x, two_x) + aside)
                top, bottom = bisect_left(y, min(one_y, two_y) - along), bisect_right(y, max(one_y, two_y) + along)
                mark = ALONG[0] if level else ALONG[1]
                for row in range(top, bottom):
                    for column in range(left, right):
                        used[row * len(x) + column] |= mark
            for point in wire:
                column, row = bisect_left(x, point[0] - 0.01), bisect_left(y, point[1] - 0.01)
                if column < len(x) and row < len(y) and abs(x[column] - point[0]) + abs(y[row] - point[1]) < 0.02:
                    used[row * len(x) + column] = TURN
        return used

    def _doors(self, net: Mesh, card: Rectangle) -> Iterator[tuple[int, Side, Point]]:
        """The free ports of a card: the crossing before each, the side, and the port."""
        left, top, right, bottom = card
        ends = [point for wire in self.wires for point in (wire[0], wire[-1])]
        sides: tuple[tuple[Side, float], ...] = (("right", right), ("left", left))
        for side, at in sides:
            for offset in (offset for offset in _OFFSETS if abs(offset) < (bottom - top) / 2 - _CLEAR):
                port = (at, (top + bottom) / 2 + offset)
                near = at + _BESIDE if side == "right" else at - _BESIDE
                yield from self._door(net, side, port, (near, port[1]), ends)
        uprights: tuple[tuple[Side, float], ...] = (("top", top), ("bottom", bottom))
        for side, at in uprights:
            for offset in _UPRIGHT_OFFSETS:
                port = ((left + right) / 2 + offset, at)
                near = at + _BESIDE if side == "bottom" else at - _BESIDE
                yield from self._door(net, side, port, (port[0], near), ends)

    def _door(
        self, net: Mesh, side: Side, port: Point, before: Point, ends: Sequence[Point]
    ) -> Iterator[tuple[int, Side, Point]]:
        """A port whose crossing exists and that no line or mark is too near to."""
        column, row = bisect_left(net.x, before[0] - 0.01), bisect_left(net.y, before[1] - 0.01)
        if column >= len(net.x) or row >= len(net.y):
            return
        if abs(net.x[column] - before[0]) > 0.02 or abs(net.y[row] - before[1]) > 0.02:
            return
        if any(abs(x - port[0]) < _APART and abs(y - port[1]) < _APART for x, y in ends):
            return
        bounds = (min(port[0], before[0]), min(port[1], before[1]), max(port[0], before[0]), max(port[1], before[1]))
        if not any(_touch(bounds, mark) for mark in self.marks):
            yield net.at(column, row), side, port

    def _label(self, name: str, text: str, points: tuple[Point, ...]) -> Box | None:
        """The label beside some stretch of its line where nothing else stands, if there is such a place."""
        across, tall = width(text, _LABEL), _LABEL * 1.2
        for (x, y), (next_x, next_y) in sorted(pairwise(points), key=lambda pair: -abs(pair[0][0] - pair[1][0])):
            middle_x, middle_y = (x + next_x) / 2, (y + next_y) / 2
            level = y == next_y
            places = (
                ((middle_x - across / 2, y - tall - 2), (middle_x - across / 2, y + 2))
                if level
                else ((x + 3, middle_y - tall / 2), (x - 3 - across, middle_y - tall / 2))
            )
            for left, top in places:
                bounds = (left, top, left + across, top + tall)
                if self._free(bounds, points):
                    words = Words((text,), _LABEL, colour=colours.INK3, leading=1.2)
                    set_ = place([words], left, top, across, tall)
                    return Box(f"{name}:label", left, top, across, tall, text=set_, layer="mark", owner=name)
        return None

    def _free(self, bounds: Rectangle, own: tuple[Point, ...]) -> bool:
        room = (self.room.x - 12, self.room.y - 4, self.room.right + 12, self.room.bottom + 8)
        if bounds[0] < room[0] or bounds[1] < room[1] or bounds[2] > room[2] or bounds[3] > room[3]:
            return False
        if any(_touch(bounds, other) for other in (*self.cards.values(), *self.marks)):
            return False
        stretches = [pair for wire in (*self.wires, own) for pair in pairwise(wire)]
        return not any(
            _touch(bounds, (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))) for a, b in stretches
        )


def _bounds(box: Box) -> Rectangle:
    return box.x, box.y, box.right, box.bottom


def _lines(taken: Sequence[float], wanted: Sequence[Sequence[float]], least: float, most: float) -> tuple[float, ...]:
    """The lines that are taken, and of those wanted, in order of preference, the ones that keep apart."""
    kept = list(taken)
    for group in wanted:
        for line in group:
            at = bisect_left(kept, line)
            if least <= line <= most and all(abs(near - line) >= _APART for near in kept[max(0, at - 1) : at + 1]):
                kept.insert(at, line)
    return tuple(kept)


def _block(steps: tuple[list[float], ...], x: Sequence[float], y: Sequence[float], bounds: Rectangle) -> None:
    """Forbid every step that enters a rectangle."""
    left, top, right, bottom = bounds
    right_step, down_step, left_step, up_step = steps
    first_column, last_column = bisect_right(x, left), bisect_left(x, right)
    first_row, last_row = bisect_right(y, top), bisect_left(y, bottom)
    for row in range(first_row, last_row):
        for column in range(max(0, first_column - 1), min(last_column, len(x) - 1)):
            right_step[row * len(x) + column] = left_step[row * len(x) + column + 1] = 0.0
    for column in range(first_column, last_column):
        for row in range(max(0, first_row - 1), min(last_row, len(y) - 1)):
            down_step[row * len(x) + column] = up_step[(row + 1) * len(x) + column] = 0.0


def _touch(one: Rectangle, two: Rectangle) -> bool:
    return one[0] < two[2] + 1 and two[0] < one[2] + 1 and one[1] < two[3] + 1 and two[1] < one[3] + 1


def _straight(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without the points where a line does not turn."""
    kept = [points[0]]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            kept.append(here)
    return (*kept, points[-1])
