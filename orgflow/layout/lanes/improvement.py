"""A placement made better by moving single nodes, or letting two change places, as long as the ways get better.

Every move is looked at without routing first; the most promising ones are then routed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from orgflow.layout.lanes.flow import GATEWAYS, Flow, Way
from orgflow.layout.lanes.grid import across_step, down_step
from orgflow.layout.lanes.placement import Placement
from orgflow.layout.lanes.router import quick_cost

TRIES = 16
"""How many moves are routed at most."""
_A_LOOK = 8
_BEND = 26.0
_BACK = 90.0
_SHARED = 13.0

Cell = tuple[int, float]
"""A column, and a row counted over all lanes; halves are new rows between."""


def improve(
    flow: Flow, placement: Placement, room: Callable[[Placement], float], tries: int = TRIES
) -> list[Placement]:
    """Better and better placements that single moves lead to, within so many tries; the first is the one given.

    `room` is the price of a placement's columns and rows.
    """
    least = quick_cost(flow, placement) + room(placement)
    seen, path = [placement], [placement]
    while tries > 0:
        for following in _promising(flow, placement, seen, room):
            tries -= 1
            seen.append(following)
            own = room(following)
            found = quick_cost(flow, following, least - own) + own
            if found < least - 1:
                least, placement = found, following
                path.append(following)
                break
            if not tries:
                break
        else:
            break
    return path


def _promising(
    flow: Flow, placement: Placement, seen: list[Placement], room: Callable[[Placement], float]
) -> list[Placement]:
    """The moves that look best, best first."""
    looks: list[tuple[float, int, Placement]] = []
    for number, following in enumerate(_moves(flow, placement)):
        if following not in seen:
            looks.append((_estimate(flow, following) + room(following), number, following))
    looks.sort(key=lambda look: look[:2])
    return [look[2] for look in looks[:_A_LOOK]]


def _moves(flow: Flow, placement: Placement) -> Iterator[Placement]:
    """Every placement one move away that keeps the order of ways onward and of phases."""
    bounds = _Bounds(flow, placement)
    at: dict[Cell, int] = {cell: node for node, cell in enumerate(zip(placement.columns, placement.rows, strict=True))}
    for node, here in enumerate(zip(placement.columns, placement.rows, strict=True)):
        first, last = placement.lane_rows[flow.nodes[node].lane : flow.nodes[node].lane + 2]
        rows = [first - 0.5, *(row + half for row in range(first, last) for half in (0, 0.5))]
        for column in bounds.columns(node):
            for row in rows:
                other = at.get((column, row))
                if other is None:
                    yield _moved(flow, placement, {node: (column, row)})
                elif other > node and here[0] in bounds.columns(other):
                    yield _moved(flow, placement, {node: (column, row), other: here})


class _Bounds:
    """In which columns a node may stand while all others stay."""

    def __init__(self, flow: Flow, placement: Placement) -> None:
        self._columns = placement.columns
        self._flow = flow
        self._most = placement.column_count - 1
        self._ways: list[list[tuple[int, bool]]] = [[] for _ in flow.nodes]
        for way in flow.ways:
            if not way.back:
                self._ways[way.source].append((way.target, True))
                self._ways[way.target].append((way.source, False))

    def columns(self, node: int) -> range:
        """From the last column of what comes before to the first of what follows."""
        low, high = 0, self._most
        own = self._flow.nodes[node]
        for other, follows in self._ways[node]:
            apart = int(self._flow.nodes[other].lane == own.lane)
            if follows:
                high = min(high, self._columns[other] - apart)
            else:
                low = max(low, self._columns[other] + apart)
        if own.phase >= 0:
            for one, column in zip(self._flow.nodes, self._columns, strict=True):
                if 0 <= one.phase < own.phase:
                    low = max(low, column + 1)
                elif one.phase > own.phase:
                    high = min(high, column - 1)
        return range(low, high + 1)


def _moved(flow: Flow, placement: Placement, cells: dict[int, Cell]) -> Placement:
    """The placement with nodes elsewhere, without the columns and rows that are left empty."""
    places: list[Cell] = [
        cells.get(node, here) for node, here in enumerate(zip(placement.columns, placement.rows, strict=True))
    ]
    columns = {column: index for index, column in enumerate(sorted({column for column, _ in places}))}
    rows: dict[float, int] = {}
    starts = [0]
    for lane in range(flow.lanes):
        used = sorted({row for node, (_, row) in zip(flow.nodes, places, strict=True) if node.lane == lane})
        for row in used:
            rows[row] = starts[-1] + len([one for one in used if one < row])
        starts.append(starts[-1] + max(1, len(used)))
    return Placement([columns[column] for column, _ in places], [rows[row] for _, row in places], starts)


@dataclass(slots=True)
class _Sight:
    """Which cells are free to see through."""

    taken: set[tuple[int, int]]

    def level(self, row: int, first: int, last: int) -> bool:
        """Whether a row is free from one column to another, both included."""
        return not any((column, row) in self.taken for column in range(first, last + 1))

    def upright(self, column: int, one: int, two: int) -> bool:
        """Whether a column is free strictly between two rows."""
        return not any((column, row) in self.taken for row in range(min(one, two) + 1, max(one, two)))


def _estimate(flow: Flow, placement: Placement) -> float:
    """What the ways of a placement will cost about: their length, the bends they cannot do without, and crowding."""
    sight = _Sight(set(zip(placement.columns, placement.rows, strict=True)))
    total = 0.0
    sides: dict[tuple[int, str], int] = {}
    for way in flow.ways:
        cost, side = _way(placement, sight, way)
        total += cost
        shared = sides[way.source, side] = sides.get((way.source, side), 0) + 1
        total += _SHARED * (shared - 1) * (2 if flow.nodes[way.source].shape in GATEWAYS else 1)
    return total


def _way(placement: Placement, sight: _Sight, way: Way) -> tuple[float, str]:
    """What a way costs, and the side it will leave on."""
    column, row = placement.columns[way.source], placement.rows[way.source]
    to_column, to_row = placement.columns[way.target], placement.rows[way.target]
    across, down = to_column - column, to_row - row
    length = across_step(placement) * abs(across) + down_step(placement) * abs(down)
    vertical = "bottom" if down > 0 else "top"
    if across < 0:
        return length + _BACK + 2 * _BEND, vertical
    if across == 0:
        if down and sight.upright(column, row, to_row):
            return length + 12, vertical
        return length + 3 * _BEND, vertical
    if down == 0:
        return (length, "right") if sight.level(row, column + 1, to_column - 1) else (length + 4 * _BEND, vertical)
    if sight.level(row, column + 1, to_column) and sight.upright(to_column, row, to_row):
        return length + _BEND + 8, "right"
    corner = (column, to_row) not in sight.taken and sight.upright(column, row, to_row)
    if corner and sight.level(to_row, column + 1, to_column - 1):
        return length + _BEND + 8, vertical
    for channel in range(column, to_column):
        if sight.level(row, column + 1, channel) and sight.level(to_row, channel + 1, to_column - 1):
            return length + 2 * _BEND, "right"
    return length + 4 * _BEND, vertical
