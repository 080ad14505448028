"""The room that nodes, the words beside them and the labels of ways ask for, before anything has a coordinate."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from orgflow.layout.lanes.flow import GATEWAYS, ROUND, Flow, Node, Way
from orgflow.layout.lanes.grid import Port, port_offset
from orgflow.layout.lanes.placement import Placement
from orgflow.layout.lanes.prices import label_side
from orgflow.layout.lanes.router import Routing
from orgflow.layout.lanes.shapes import Scale, Shape, shape, widened
from orgflow.layout.measure import longest_word, shorten, width, wrap
from orgflow.layout.panel import MARK_INSIDE, OUTSIDE, markers_width
from orgflow.layout.words import Words, height
from orgflow.scene import Side

CLOCK = 14.0
LABEL_SIZE = 9.0
_SECOND_SIZE = 8.0
_LABEL_ROOM = 46.0
_MARK_ROOM = 9.0

Corner = tuple[Literal["top", "bottom"], Literal["left", "middle", "right"]]
"""Where the words beside a node stand."""


class Leaving(NamedTuple):
    """A way as it leaves a node."""

    number: int
    port: Port
    label: tuple[Words, ...]
    way: Way


@dataclass(slots=True)
class Demands:
    """Room by column and row: half a cell's width, what a row takes above and below its middle, and what must stay
    free beside cells before the first track."""

    half: list[float]
    up: list[float]
    down: list[float]
    left: list[float]
    right: list[float]
    above: list[float]
    below: list[float]
    shapes: list[Shape] = field(default_factory=list)
    corners: list[Corner] = field(default_factory=list)
    lifts: list[float] = field(default_factory=list)
    shifts: list[float] = field(default_factory=list)
    labels: list[tuple[Words, ...]] = field(default_factory=list)


def demands(flow: Flow, placement: Placement, routing: Routing, scale: Scale) -> Demands:
    """What a routed flow needs at a scale."""
    columns, rows = placement.column_count, placement.row_count
    scales = [
        widened(scale, (node for node, at in zip(flow.nodes, placement.columns, strict=True) if at == column))
        for column in range(columns)
    ]
    asked = Demands(
        [scale.task / 4] * columns, [0.0] * rows, [0.0] * rows,
        [scale.near] * columns, [scale.near] * columns, [0.0] * rows, [0.0] * rows,
    )  # fmt: skip
    asked.labels = [_label(way, route.out) for way, route in zip(flow.ways, routing.routes, strict=True)]
    asked.shifts = [0.0] * len(flow.ways)
    leaving: list[list[Leaving]] = [[] for _ in flow.nodes]
    used: list[list[Port]] = [[] for _ in flow.nodes]
    for number, (way, route, label) in enumerate(zip(flow.ways, routing.routes, asked.labels, strict=True)):
        leaving[way.source].append(Leaving(number, route.out, label, way))
        used[way.source].append(route.out)
        used[way.target].append(route.into)
    for number, node in enumerate(flow.nodes):
        across = max((abs(port.place) for port in used[number] if port.side in ("top", "bottom")), default=0)
        down = max((abs(port.place) for port in used[number] if port.side in ("left", "right")), default=0)
        clocks = [one.port.side for one in leaving[number] if one.way.kind == "timer"]
        above = max(CLOCK / 2 if "top" in clocks else 0.0, MARK_INSIDE if node.findings else 0.0)
        below = CLOCK / 2 if "bottom" in clocks else 0.0
        asked.shapes.append(shape(node, scales[placement.columns[number]], across, down, above, below))
        asked.corners.append(_corner(used[number], leaving[number], below=node.shape in ROUND))
        asked.lifts.append(_lift(leaving[number], asked.shapes[-1], asked.corners[-1]))
    _even(flow, placement, asked)
    for number in range(len(flow.nodes)):
        _ask(flow, placement, asked, number, leaving[number])
    asked.above = [max(scale.near, out - up) for out, up in zip(asked.above, asked.up, strict=True)]
    asked.below = [max(scale.near, out - down) for out, down in zip(asked.below, asked.down, strict=True)]
    return asked


def aside(node: Node, own: Shape, side: Side) -> float:
    """How much farther out a label beside a node stands, so as to clear the markers of findings at its top."""
    if not node.findings:
        return 0.0
    return _MARK_ROOM if side == "right" else max(0.0, markers_width(node.findings) - own.width)


def _even(flow: Flow, placement: Placement, asked: Demands) -> None:
    """Give all tasks of a row the height of its highest."""
    highest = [0.0] * placement.row_count
    tasks = [n for n, node in enumerate(flow.nodes) if node.shape not in GATEWAYS and node.shape not in ROUND]
    for number in tasks:
        row = placement.rows[number]
        highest[row] = max(highest[row], asked.shapes[number].height)
    for number in tasks:
        asked.shapes[number] = replace(asked.shapes[number], height=highest[placement.rows[number]])


def _ask(flow: Flow, placement: Placement, asked: Demands, number: int, leaving: Sequence[Leaving]) -> None:
    node, own = flow.nodes[number], asked.shapes[number]
    column, row = placement.columns[number], placement.rows[number]
    marked = OUTSIDE if node.findings else 0.0
    up, down = own.height / 2 + marked, own.height / 2
    half = max(own.width / 2, markers_width(node.findings) - own.width / 2)
    if node.findings:
        asked.right[column] = max(asked.right[column], _MARK_ROOM + own.width / 2 - half)
    if own.outside:
        vertical, horizontal = asked.corners[number]
        needed = own.height / 2 + 2 + own.outside_height + asked.lifts[number]
        if vertical == "top":
            up = max(up, needed + marked)
        else:
            down = max(down, needed)
        if horizontal == "middle":
            half = max(half, own.outside_width / 2 + 1)
        else:
            free = asked.left if horizontal == "left" else asked.right
            free[column] = max(free[column], own.outside_width + 9 - max(half, asked.half[column]))
    for index, port, label, way in leaving:
        out = CLOCK / 2 if way.kind == "timer" and own.inside else 0.0
        if port.side == "right":
            asked.right[column] = max(asked.right[column], out + 7)
        elif port.side == "left":
            asked.left[column] = max(asked.left[column], out + 7)
        elif port.side == "bottom":
            down = max(down, own.height / 2 + out)
        else:
            up = max(up, own.height / 2 + out)
        if not label:
            continue
        across, tall = label_width(label), height(label)
        if port.side in ("right", "left"):
            if label_side(port) < 0:
                up = max(up, tall + 2 - port_offset(port.place))
            else:
                down = max(down, tall + 2 + port_offset(port.place))
            free = asked.right if port.side == "right" else asked.left
            beside = across + 7 + out + aside(node, own, port.side)
            free[column] = max(free[column], beside + own.width / 2 - half)
        else:
            asked.shifts[index] = _shift(leaving, port, own.height / 2 + out)
            reach_out = own.height / 2 + out + asked.shifts[index] + tall + 5
            if port.side == "bottom":
                asked.below[row] = max(asked.below[row], reach_out)
            else:
                asked.above[row] = max(asked.above[row], reach_out)
            free = asked.right if label_side(port) > 0 else asked.left
            reach = abs(port_offset(port.place)) + (CLOCK / 2 if out else 0.0) + across + 6
            free[column] = max(free[column], reach - max(half, asked.half[column]))
    asked.up[row], asked.down[row] = max(asked.up[row], up), max(asked.down[row], down)
    asked.half[column] = max(asked.half[column], half)


def _corner(used: Sequence[Port], leaving: Sequence[Leaving], *, below: bool) -> Corner:
    """A free side for the words beside a node, or else a free half of one."""
    sides: tuple[Literal["top", "bottom"], ...] = ("bottom", "top") if below else ("top", "bottom")
    for side in sides:
        if not any(port.side == side for port in used):
            return side, "middle"
    for side in sides:
        for half, sign in (("left", -1), ("right", 1)):
            ports = any(port.side == side and port.place * sign > 0 for port in used)
            labels = any(label and port.side == side and label_side(port) == sign for _, port, label, _ in leaving)
            if not ports and not labels:
                return side, "left" if half == "left" else "right"
    return sides[0], "left"


def _lift(leaving: Sequence[Leaving], own: Shape, corner: Corner) -> float:
    """How far words above or below a node must keep from it so that the labels at its sides stay free."""
    sign = 1 if corner[0] == "bottom" else -1
    reach = [
        4 + height(label) + sign * port_offset(port.place)
        for _, port, label, _ in leaving
        if label and port.side in ("right", "left") and label_side(port) == sign
    ]
    return max(0.0, max(reach, default=0.0) - own.height / 2)


def _shift(leaving: Sequence[Leaving], port: Port, half: float) -> float:
    """How much farther out a label above or below a node stands, so as to clear the labels at the node's sides."""
    side, sign = ("right" if label_side(port) > 0 else "left"), (1 if port.side == "bottom" else -1)
    reach = [
        2 + height(label) + sign * port_offset(other.place)
        for _, other, label, _ in leaving
        if label and other.side == side and label_side(other) == sign
    ]
    return max(0.0, max(reach, default=0.0) - half - 1)


def _label(way: Way, port: Port) -> tuple[Words, ...]:
    """The words of a way's label, with the second language below where that takes no more lines than there may be."""
    if not way.label:
        return ()
    most = 2 if port.side in ("right", "left") else 3
    room = max(_LABEL_ROOM, longest_word(way.label, LABEL_SIZE, True))
    lines = wrap(way.label, LABEL_SIZE, True, room)
    while len(lines) > most and room < 2 * _LABEL_ROOM:
        room += 8
        lines = wrap(way.label, LABEL_SIZE, True, room)
    first = Words(shorten(lines, most, LABEL_SIZE, True, room), LABEL_SIZE, True, leading=1.15)
    for wider in (room, 1.5 * _LABEL_ROOM, 2 * _LABEL_ROOM) if way.second.strip() else ():
        again = wrap(way.second, _SECOND_SIZE, False, max(room, wider))
        if len(lines) + len(again) <= most and longest_word(way.second, _SECOND_SIZE) <= max(room, wider):
            return first, Words(again, _SECOND_SIZE, leading=1.15)
    return (first,)


def label_width(label: Sequence[Words]) -> float:
    """How wide the words of a label are."""
    return max(width(line, words.size, words.bold) for words in label for line in words.lines)
