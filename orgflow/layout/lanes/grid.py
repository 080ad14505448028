"""The lines that ways may run on: through the middle of cells and at their ports, and along tracks between cells.

Lines have no coordinates yet, only an order and a nominal distance. A line is named by its kind, the column or row it
belongs to, and its place there: -2…2 about the middle of a cell, 0… for tracks.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from orgflow.layout.lanes.flow import GATEWAYS, ROUND, Flow, Node
from orgflow.layout.lanes.placement import Placement
from orgflow.scene import Side

PORT_STEP = 10.0
PORT_FAR = 14.0
TRACK_STEP = 7.0


class LineName(NamedTuple):
    """`cell` lines cross cells; `before` and `after` tracks run left or above, right or below them."""

    kind: Literal["before", "cell", "after"]
    index: int
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


@dataclass(slots=True)
class Grid:
    """All lines of a page, in order, with nominal positions; cells are what nodes occupy."""

    across: list[LineName]
    down: list[LineName]
    x: list[float]
    y: list[float]
    blocked: bytearray
    cells: dict[tuple[int, int], int]
    reach: int

    @property
    def width(self) -> int:
        return len(self.across)

    def at(self, column_line: int, row_line: int) -> int:
        """The number of a crossing."""
        return row_line * len(self.across) + column_line


def grid(flow: Flow, placement: Placement, tracks: int) -> Grid:
    """Lines for a placement with so many tracks on each side of every row, and twice as many between columns."""
    degree = [0] * len(flow.nodes)
    for way in flow.ways:
        degree[way.source] += 1
        degree[way.target] += 1
    reach = max(2, -(-max(degree, default=0) // 4))
    across: list[LineName] = []
    for column in range(placement.column_count):
        across += (LineName("before", column, track) for track in range(tracks))
        across += (LineName("cell", column, place) for place in range(-reach, reach + 1))
        across += (LineName("after", column, track) for track in range(tracks))
    down: list[LineName] = []
    for row in range(placement.row_count):
        down += (LineName("before", row, track) for track in range(tracks))
        down += (LineName("cell", row, place) for place in range(-reach, reach + 1))
        down += (LineName("after", row, track) for track in range(tracks))
    cells = {(placement.columns[node], placement.rows[node]): node for node in range(len(flow.nodes))}
    made = Grid(
        across, down, _nominal(across, 96.0, 44.0, 9.0), _nominal(down, 62.0, 24.0, 6.0), bytearray(), cells, reach
    )
    made.blocked = _blocked(made)
    return made


def ports(node: Node, reach: int) -> list[Port]:
    """Every port of a node. Small boxes grow if their outer ports are used; the outer ones cost more."""
    far = reach if node.shape not in GATEWAYS and node.shape not in ROUND else max(1, reach - 1)
    high = max(1, reach - 1)
    return [
        *(Port(side, place) for side in ("right", "left") for place in range(-high, high + 1)),
        *(Port(side, place) for side in ("bottom", "top") for place in range(-far, far + 1)),
    ]


def _nominal(lines: list[LineName], step: float, half: float, gap: float) -> list[float]:
    """Rough positions that make lengths comparable: cells `step` apart, boxes `half` to each side, tracks beyond."""
    tracks = 1 + max((line.place for line in lines if line.kind != "cell"), default=0)
    reach = 1 + max((line.place for line in lines if line.kind == "cell"), default=0)

    def place(line: LineName) -> float:
        if line.kind == "cell":
            return half * line.place / reach
        along = (line.place + 1) / (tracks + 1)
        return half + gap * along if line.kind == "after" else -half - gap * (1 - along)

    return [line.index * step + place(line) for line in lines]


def _blocked(grid: Grid) -> bytearray:
    """Crossings inside the cells of nodes, where nothing may pass."""
    blocked = bytearray(len(grid.across) * len(grid.down))
    columns: dict[int, list[int]] = {}
    rows: dict[int, list[int]] = {}
    for lines, found in ((grid.across, columns), (grid.down, rows)):
        for number, line in enumerate(lines):
            if line.kind == "cell":
                found.setdefault(line.index, []).append(number)
    for column, row in grid.cells:
        for y in rows[row]:
            for x in columns[column]:
                blocked[grid.at(x, y)] = 1
    return blocked
