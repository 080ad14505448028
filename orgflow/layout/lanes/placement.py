"""Which column and which row of its lane each node takes.

Columns follow the longest path; a way that changes lanes may go straight down or up within a column when the cells
between are free. A lane gets a second row when two of its nodes want the same column. Phases keep to their columns.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from orgflow.layout.lanes.flow import Flow, order

_LATER = 38.0
_NEW_ROW = 45.0
_OTHER_ROW = 14.0
_BLOCKED = 60.0


@dataclass(frozen=True, slots=True)
class Style:
    """What a placement favours: ways straight down, and a new row over a later column."""

    drops: bool = True
    new_row: float = _NEW_ROW


STYLES = (Style(), Style(new_row=20), Style(new_row=100), Style(new_row=400), Style(drops=False))


@dataclass(slots=True)
class Placement:
    """Columns and rows, by node; rows are counted over all lanes, and `lane_rows` says where each lane's begin."""

    columns: list[int]
    rows: list[int]
    lane_rows: list[int]

    @property
    def column_count(self) -> int:
        """How many columns there are."""
        return max(self.columns, default=-1) + 1

    @property
    def row_count(self) -> int:
        """How many rows there are, over all lanes."""
        return self.lane_rows[-1]


def place(flow: Flow, style: Style) -> Placement:
    """Columns and rows for every node."""
    return _Placing(flow, style).run()


@dataclass(slots=True)
class _Placing:
    flow: Flow
    style: Style
    column: dict[int, int] = field(default_factory=dict)
    row: dict[int, int] = field(default_factory=dict)
    taken: dict[tuple[int, int, int], int] = field(default_factory=dict)
    heights: list[int] = field(default_factory=list)
    dropped: dict[tuple[int, bool], int] = field(default_factory=dict)

    def run(self) -> Placement:
        self.heights = [1] * self.flow.lanes
        before = self.flow.onward()
        phase, furthest, floor = -1, -1, 0
        for node in order(self.flow):
            own = self.flow.nodes[node].phase
            if own > phase:
                phase, floor = own, furthest + 1 if phase >= 0 else 0
            self._set(node, before[node], floor if own >= 0 else 0)
            if own >= 0:
                furthest = max(furthest, self.column[node])
        for node, some in enumerate(before):
            if not some:
                self._bring_near(node)
        return self._placement()

    def _set(self, node: int, before: list[int], floor: int) -> None:
        lane = self.flow.nodes[node].lane
        best = min(self._candidates(lane, before, floor))
        _, column, row = best
        self.column[node], self.row[node] = column, row
        self.taken[lane, row, column] = node
        self.heights[lane] = max(self.heights[lane], row + 1)
        for one in before:
            if self.column[one] == column:
                self.dropped[one, self.flow.nodes[one].lane < lane] = node

    def _candidates(self, lane: int, before: list[int], floor: int) -> Iterator[tuple[float, int, int]]:
        first = max([floor, *(self._earliest(one, lane) for one in before)])
        for column in range(first, first + 4 + len(self.column)):
            for row in range(self.heights[lane] + 1):
                if (lane, row, column) not in self.taken:
                    yield self._cost(lane, row, column, column - first, before), column, row
            if column >= first + 3 and (lane, 0, column) not in self.taken:
                return

    def _earliest(self, one: int, lane: int) -> int:
        """The first column for a node of `lane` that follows `one`."""
        other = self.flow.nodes[one].lane
        column = self.column[one]
        if not self.style.drops or other == lane or (one, other < lane) in self.dropped:
            return column + 1
        low, high = sorted((other, lane))
        between = any(
            (mid, row, column) in self.taken for mid in range(low + 1, high) for row in range(self.heights[mid])
        )
        return column + 1 if between else column

    def _cost(self, lane: int, row: int, column: int, late: int, before: list[int]) -> float:
        cost = _LATER * late + (self.style.new_row * max(1, row) if row >= self.heights[lane] else 0.0)
        same = [one for one in before if self.flow.nodes[one].lane == lane]
        if same:
            cost += min(self._along(one, lane, row, column) for one in same)
        elif before:
            cost += _OTHER_ROW * 0.5 * row
        for one in before:
            if one not in same and self.column[one] == column:
                cost += self._across(one, lane, row, column)
        return cost + self._covers(lane, row, column)

    def _along(self, one: int, lane: int, row: int, column: int) -> float:
        """What the way from a node of the same lane costs."""
        if self.row[one] != row:
            return _OTHER_ROW
        between = range(self.column[one] + 1, column)
        return _BLOCKED * any((lane, row, step) in self.taken for step in between)

    def _across(self, one: int, lane: int, row: int, column: int) -> float:
        """What a way straight down or up costs: nodes in between, in either lane, block it."""
        other = self.flow.nodes[one].lane
        if other < lane:
            cells = [(other, r) for r in range(self.row[one] + 1, self.heights[other])] + [
                (lane, r) for r in range(row)
            ]
        else:
            cells = [(other, r) for r in range(self.row[one])] + [(lane, r) for r in range(row + 1, self.heights[lane])]
        return _BLOCKED * any((*cell, column) in self.taken for cell in cells)

    def _covers(self, lane: int, row: int, column: int) -> float:
        """What it costs to stand in the straight way of others."""
        cost = 0.0
        for way in self.flow.ways:
            if way.back or way.source not in self.column or way.target not in self.column:
                continue
            one, two = way.source, way.target
            if self.flow.nodes[one].lane == self.flow.nodes[two].lane == lane and self.row[one] == self.row[two] == row:
                low, high = sorted((self.column[one], self.column[two]))
                cost += _BLOCKED * (low < column < high)
            elif self.column[one] == self.column[two] == column:
                low, high = sorted((self.flow.nodes[one].lane, self.flow.nodes[two].lane))
                cost += _BLOCKED * (low < lane < high)
        return cost

    def _bring_near(self, node: int) -> None:
        """Move a node that nothing leads to next to what it leads to, if there is room."""
        after = [way.target for way in self.flow.ways if way.source == node and way.target != node]
        lane, row, column = self.flow.nodes[node].lane, self.row[node], self.column[node]
        if not after:
            return
        first = min(after, key=lambda one: self.column[one])
        here = lane == self.flow.nodes[first].lane
        rows = [self.row[first], row] if here else [row]
        if here and self._along(node, lane, self.row[first], self.column[first]) >= _BLOCKED:
            rows.append(self.heights[lane])
        for wanted in rows:
            for near in (self.column[first] - 1, *(() if here else (self.column[first],))):
                if near > column and (lane, wanted, near) not in self.taken and not self._covers(lane, wanted, near):
                    del self.taken[lane, row, column]
                    self.taken[lane, wanted, near] = node
                    self.row[node], self.column[node] = wanted, near
                    self.heights[lane] = max(self.heights[lane], wanted + 1)
                    return

    def _placement(self) -> Placement:
        starts = [0]
        for height in self.heights:
            starts.append(starts[-1] + height)
        count = len(self.flow.nodes)
        used = sorted(set(self.column.values()))
        close = {column: index for index, column in enumerate(used)}
        rows = [starts[self.flow.nodes[node].lane] + self.row[node] for node in range(count)]
        return Placement([close[self.column[node]] for node in range(count)], rows, starts)
