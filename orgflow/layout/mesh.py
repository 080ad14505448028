"""Ways over the crossings of lines, by A*: for one way among others that already have theirs.

A state is a crossing times four plus the direction of travel. What others do at a crossing is known by a mark: nothing,
running along the row line (1), along the column line (2), or both or a turn (3).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TypeVar

from orgflow.scene import Side

BEND = 26.0
CROSSING = 45.0

RIGHT, DOWN, LEFT, UP = range(4)
OUT: dict[Side, int] = {"right": RIGHT, "bottom": DOWN, "left": LEFT, "top": UP}
ALONG, TURN = (1, 2, 1, 2), 3

Door = TypeVar("Door")
"""Whatever a caller calls the place that a way ends at."""


@dataclass(frozen=True, slots=True)
class Mesh:
    """Column lines at `x` and row lines at `y`; crossings are numbered row by row.

    `steps` are the lengths to the next crossing to the right, down, left and up, 0 where there is no going. `turns` are
    the prices of turning onto the row line or the column line of a crossing.
    """

    x: tuple[float, ...]
    y: tuple[float, ...]
    steps: tuple[tuple[float, ...], ...]
    turns: tuple[tuple[float, ...], tuple[float, ...]]

    @property
    def width(self) -> int:
        """How many column lines there are, which is the way from a crossing to the one below."""
        return len(self.x)

    def at(self, column: int, row: int) -> int:
        """The number of a crossing."""
        return row * len(self.x) + column


def mesh(
    x: Sequence[float], y: Sequence[float], free: Sequence[bool], turns: tuple[Sequence[float], Sequence[float]]
) -> Mesh:
    """Lines with the crossings that may be passed, and the price of turning onto each row line and column line."""
    across = tuple(price for price in turns[0] for _ in x)
    return Mesh(tuple(x), tuple(y), _steps(x, y, free), (across, tuple(turns[1]) * len(y)))


def search(
    net: Mesh,
    used: Sequence[int],
    starts: Iterable[tuple[float, int]],
    goals: Mapping[int, Sequence[tuple[int, float, Door]]],
) -> tuple[float, list[int], Door] | None:
    """The cheapest way from any start to any goal: its price, its states, and the door it ends at.

    Starts are prices and states; goals, by crossing, are the direction into the door, its price and the door. A way may
    cross another straight on, for a price; it never runs along another, nor turns where another passes.
    """
    if not goals:
        return None
    least = _least(net, goals)
    steps, turns, shifts = net.steps, net.turns, (1, net.width, -1, -net.width)
    cost: dict[int, float] = {}
    came: dict[int, int] = {}
    heap: list[tuple[float, int, int]] = []
    for price, state in starts:
        cost[state] = price
        heappush(heap, (price + least(state >> 2), state, -1))
    best: tuple[float, int, Door] | None = None
    while heap:
        estimate, state, previous = heappop(heap)
        if best and estimate >= best[0]:
            break
        if state in came:
            continue
        came[state] = previous
        crossing, direction = state >> 2, state & 3
        here, spent = used[crossing], cost[state]
        straight = 0.0 if here == 0 else CROSSING if here == 3 - ALONG[direction] else None
        for inwards, price, port in goals.get(crossing, ()):
            bend = BEND if here == 0 and (inwards - direction) & 1 else None
            extra = straight if inwards == direction else bend
            if extra is not None and (best is None or spent + extra + price < best[0]):
                best = spent + extra + price, state, port
        if straight is None:
            continue
        onwards = [(direction, straight)]
        if here == 0:
            onwards += [(turn & 3, BEND + turns[turn & 1][crossing]) for turn in (direction + 1, direction + 3)]
        for turn, extra in onwards:
            length = steps[turn][crossing]
            if not length:
                continue
            following = crossing + shifts[turn]
            onward, total = following * 4 + turn, spent + extra + length
            if onward not in came and total < cost.get(onward, total + 1):
                cost[onward] = total
                heappush(heap, (total + least(following), onward, state))
    return (best[0], _trail(came, best[1]), best[2]) if best else None


def _trail(came: Mapping[int, int], state: int) -> list[int]:
    states = [state]
    while came[states[-1]] >= 0:
        states.append(came[states[-1]])
    return states[::-1]


def _least(net: Mesh, goals: Iterable[int]) -> Callable[[int], float]:
    """The least length from a crossing to the rectangle around all goals: never more than what is really left."""
    width = net.width
    columns, rows = [goal % width for goal in goals], [goal // width for goal in goals]
    left, right = net.x[min(columns)], net.x[max(columns)]
    top, bottom = net.y[min(rows)], net.y[max(rows)]
    across = [max(left - x, 0.0, x - right) for x in net.x]
    down = [max(top - y, 0.0, y - bottom) for y in net.y]
    return lambda crossing: across[crossing % width] + down[crossing // width]


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
