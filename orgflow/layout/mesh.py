"""Ways over the crossings of lines, by A*: for one way among others that already have theirs.

A state is a crossing times four plus the direction of travel. What others do at a crossing is known by a mark: nothing,
running along the row line (1), along the column line (2), or both or a turn (3).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from math import inf
from typing import TypeVar

from orgflow.scene import Side

BEND = 26.0
CROSSING = 45.0

RIGHT, DOWN, LEFT, UP = range(4)
OUT: dict[Side, int] = {"right": RIGHT, "bottom": DOWN, "left": LEFT, "top": UP}
ALONG, TURN = (1, 2, 1, 2), 3
_START, _UNSEEN = -1, -2

Door = TypeVar("Door")
"""Whatever a caller calls the place that a way ends at."""


Prices = tuple[Sequence[float], Sequence[float]]
"""What it costs to turn onto each row line and each column line; `CLOSED` where a way may not turn."""
CLOSED = inf


@dataclass(frozen=True, slots=True)
class Mesh:
    """Column lines at `x` and row lines at `y`; crossings are numbered row by row.

    `steps` are the lengths to the next crossing to the right, down, left and up, 0 where there is no going.
    """

    x: tuple[float, ...]
    y: tuple[float, ...]
    steps: tuple[tuple[float, ...], ...]
    rows: tuple[int, ...] = field(init=False)
    columns: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Say for each crossing in which row and column it lies."""
        object.__setattr__(self, "rows", tuple(row for row in range(len(self.y)) for _ in self.x))
        object.__setattr__(self, "columns", tuple(range(len(self.x))) * len(self.y))

    @property
    def width(self) -> int:
        """How many column lines there are, which is the way from a crossing to the one below."""
        return len(self.x)

    def at(self, column: int, row: int) -> int:
        """The number of a crossing."""
        return row * len(self.x) + column


def mesh(x: Sequence[float], y: Sequence[float], free: Sequence[bool]) -> Mesh:
    """Lines with the crossings that may be passed."""
    return Mesh(tuple(x), tuple(y), _steps(x, y, free))


def search(
    net: Mesh,
    used: Sequence[int],
    starts: Iterable[tuple[float, int]],
    goals: Mapping[int, Sequence[tuple[int, float, Door]]],
    turns: Prices,
) -> tuple[float, list[int], Door] | None:
    """The cheapest way from any start to any goal: its price, its states, and the door it ends at.

    Starts are prices and states; goals, by crossing, are the direction into the door, its price and the door. A way may
    cross another straight on, for a price; it never runs along another, nor turns where another passes.
    """
    if not goals:
        return None
    across, down, sideways, upright = _least(net, goals)
    steps, shifts, (onto_row, onto_column) = net.steps, (1, net.width, -1, -net.width), turns
    row_of, column_of = net.rows, net.columns
    cost = [inf] * (len(row_of) * 4)
    came = [_UNSEEN] * len(cost)
    heap: list[tuple[float, int, int]] = []
    for price, state in starts:
        cost[state] = price
        heappush(heap, (price, state, _START))
    limit, best = inf, None
    while heap:
        estimate, state, previous = heappop(heap)
        if estimate >= limit:
            break
        if came[state] != _UNSEEN:
            continue
        came[state] = previous
        crossing, direction, spent = state >> 2, state & 3, cost[state]
        here = used[crossing]
        straight = 0.0 if here == 0 else CROSSING if here == 3 - ALONG[direction] else None
        if crossing in goals:
            for inwards, price, port in goals[crossing]:
                bend = BEND if here == 0 and (inwards - direction) & 1 else None
                extra = straight if inwards == direction else bend
                if extra is not None and spent + extra + price < limit:
                    limit, best = spent + extra + price, (state, port)
        if straight is None:
            continue
        turn = (
            CLOSED
            if here
            else BEND + (onto_row[row_of[crossing]] if direction & 1 else onto_column[column_of[crossing]])
        )
        for turning, extra in ((direction, straight), ((direction + 1) & 3, turn), ((direction + 3) & 3, turn)):
            length = steps[turning][crossing]
            if not length or extra == CLOSED:
                continue
            following = crossing + shifts[turning]
            onward, total = following * 4 + turning, spent + extra + length
            if total < cost[onward]:
                cost[onward] = total
                row, column = row_of[following], column_of[following]
                one, other = sideways[turning][column], upright[turning][row]
                total += across[column] + down[row] + (one if one > other else other)
                if total < limit:
                    heappush(heap, (total, onward, state))
    return (limit, _trail(came, best[0]), best[1]) if best else None


def _trail(came: Sequence[int], state: int) -> list[int]:
    states = [state]
    while came[states[-1]] != _START:
        states.append(came[states[-1]])
    return states[::-1]


def _least(net: Mesh, goals: Iterable[int]) -> tuple[list[float], list[float], list[list[float]], list[list[float]]]:
    """What is left at least to the rectangle around all goals, never more than what really is.

    The length by column and by row, and for each direction the price of bends, by column and by row: whoever runs away
    from the rectangle must turn twice, whoever would pass beside it, once.
    """
    width = net.width
    columns, rows = [goal % width for goal in goals], [goal // width for goal in goals]
    first, last, top, bottom = min(columns), max(columns), min(rows), max(rows)
    across = [max(net.x[first] - x, 0.0, x - net.x[last]) for x in net.x]
    down = [max(net.y[top] - y, 0.0, y - net.y[bottom]) for y in net.y]
    beside_x = [0.0 if first <= column <= last else BEND for column in range(width)]
    beside_y = [0.0 if top <= row <= bottom else BEND for row in range(len(net.y))]
    past = [2 * BEND if column > last else 0.0 for column in range(width)]
    before = [2 * BEND if column < first else 0.0 for column in range(width)]
    below = [2 * BEND if row > bottom else 0.0 for row in range(len(net.y))]
    above = [2 * BEND if row < top else 0.0 for row in range(len(net.y))]
    return across, down, [past, beside_x, before, beside_x], [beside_y, below, beside_y, above]


def _steps(x: Sequence[float], y: Sequence[float], free: Sequence[bool]) -> tuple[tuple[float, ...], ...]:
    width, height = len(x), len(y)
    right, down, left, up = ([0.0] * (width * height) for _ in range(4))
    for row in range(height):
        for column in range(width):
            here = row * width + column
            if column + 1 < width:
                length = x[column + 1] - x[column]
                right[here] = length if free[here + 1] else 0.0
                left[here + 1] = length if free[here] else 0.0
            if row + 1 < height:
                length = y[row + 1] - y[row]
                down[here] = length if free[here + width] else 0.0
                up[here + width] = length if free[here] else 0.0
    return tuple(right), tuple(down), tuple(left), tuple(up)
