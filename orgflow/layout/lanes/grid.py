"""The lines that ways may run on: through the middle of cells and at their ports, and along tracks between cells.

Lines have no coordinates yet, only an order and a nominal distance. A line is named by its kind, the column or row it
belongs to, and its place there: -2…2 about the middle of a cell, 0… for tracks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from orgflow.layout.lanes.flow import GATEWAYS, ROUND, Flow, Node
from orgflow.layout.lanes.placement import Placement
from orgflow.layout.mesh import Mesh, mesh
from orgflow.scene import Side

PORT_STEP = 10.0
PORT_FAR = 14.0
TRACK_STEP = 7.0
_PORT_NOMINAL = 4.0
_ROOM_ACROSS, _ROOM_DOWN = 850.0, 380.0
_MOST_ACROSS, _MOST_DOWN = 96.0, 62.0
_BOX = 0.82
"""The share of a cell that is its box."""
_OUTER_TRACK = 1.5


class LineName(NamedTuple):
    """`cell` lines cross cells; `before` and `after` tracks run left or above, right or below them."""

    kind: Literal["before", "cell", "after"]
    of: int
    place: int


class Port(NamedTuple):
    """Where a way meets a box: a side, and a place on it (0 is the middle)."""

    side: Side
    place: int


def port_offset(place: int) -> float:
    """Points from the middle of a side to a port."""
    if place == 0:
        return 0.0
    return (1 if place > 0 else -1) * (PORT_STEP + PORT_FAR * (abs(place) - 1))


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a page, in order, and their mesh at nominal positions.

    `reach` and `high` are the farthest places of ports on top and bottom, and on the sides. On a `spread` grid side
    ports stand so far apart that each has room for a label of two lines.
    """

    across: tuple[LineName, ...]
    down: tuple[LineName, ...]
    mesh: Mesh
    lines: tuple[dict[LineName, int], dict[LineName, int]]
    reach: int
    high: int
    tracks: int
    spread: bool

    def turns(self) -> tuple[list[float], list[float]]:
        """The price of turning onto each line: outer ones cost a little more, and so do those that need a margin."""
        rows, columns = ([_OUTER_TRACK * abs(line.place) for line in lines] for lines in (self.down, self.across))
        return [price + (line.kind == "before") for price, line in zip(rows, self.down, strict=True)], columns

    def door(self, column: int, row: int, port: Port) -> int:
        """The crossing just outside a cell, on the line of a port."""
        xs, ys = self.lines
        last = self.tracks - 1
        if port.side in ("right", "left"):
            track = LineName("after", column, 0) if port.side == "right" else LineName("before", column, last)
            return self.mesh.at(xs[track], ys[LineName("cell", row, port.place)])
        track = LineName("after", row, 0) if port.side == "bottom" else LineName("before", row, last)
        return self.mesh.at(xs[LineName("cell", column, port.place)], ys[track])


def grid(flow: Flow, placement: Placement, tracks: int, *, spread: bool) -> Grid:
    """Lines for a placement with so many tracks on each side of every column and row."""
    degree = [0] * len(flow.nodes)
    for way in flow.ways:
        degree[way.source] += 1
        degree[way.target] += 1
    busiest = max(degree, default=0)
    reach = max(2, -(-busiest // 4))
    high = 2 * busiest if spread else reach - 1
    across = tuple(_lines(placement.column_count, tracks, reach))
    down = tuple(_lines(placement.row_count, tracks, high))
    taken = frozenset(zip(placement.columns, placement.rows, strict=True))
    free = [
        not (one.kind == "cell" and two.kind == "cell" and (one.of, two.of) in taken) for two in down for one in across
    ]
    return Grid(
        across,
        down,
        mesh(_nominal(across, across_step(placement)), _nominal(down, down_step(placement)), free),
        ({name: number for number, name in enumerate(across)}, {name: number for number, name in enumerate(down)}),
        reach,
        high,
        tracks,
        spread,
    )


def ports(node: Node, grid: Grid) -> list[Port]:
    """Every port of a node. Small boxes grow if their outer ports are used; those cost more."""
    far = grid.reach - 1 if node.shape in GATEWAYS or node.shape in ROUND else grid.reach
    step = 2 if grid.spread else 1
    return [
        *(Port(side, place) for side in ("right", "left") for place in range(-grid.high, grid.high + 1, step)),
        *(Port(side, place) for side in ("bottom", "top") for place in range(-far, far + 1)),
    ]


def _lines(count: int, tracks: int, reach: int) -> Iterator[LineName]:
    for index in range(count):
        yield from (LineName("before", index, track) for track in range(tracks))
        yield from (LineName("cell", index, place) for place in range(-reach, reach + 1))
        yield from (LineName("after", index, track) for track in range(tracks))


def across_step(placement: Placement) -> float:
    """About how far apart columns will be: all of them share a page."""
    return min(_MOST_ACROSS, _ROOM_ACROSS / max(1, placement.column_count))


def down_step(placement: Placement) -> float:
    """About how far apart rows will be."""
    return min(_MOST_DOWN, _ROOM_DOWN / max(1, placement.row_count))


def _nominal(lines: Sequence[LineName], step: float) -> tuple[float, ...]:
    """Rough positions that make lengths comparable: cells `step` apart, boxes within them, tracks beyond."""
    half, gap = step * _BOX / 2, step * (1 - _BOX) / 2
    tracks = 1 + max((line.place for line in lines if line.kind != "cell"), default=0)
    reach = 1 + max((line.place for line in lines if line.kind == "cell"), default=0)

    def place(line: LineName) -> float:
        if line.kind == "cell":
            return min(_PORT_NOMINAL, half / reach) * line.place
        along = (line.place + 1) / (tracks + 1)
        return half + gap * along if line.kind == "after" else -half - gap * (1 - along)

    return tuple(line.of * step + place(line) for line in lines)
