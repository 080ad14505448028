"""A* over the crossings of a grid, for one way among others that already have theirs.

A state is a crossing times four plus the direction of travel. What others do at a crossing is known by a mark: nothing,
running along the row line (1), along the column line (2), or both or a turn (3).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush

from orgflow.layout.lanes.grid import Grid, Port
from orgflow.scene import Side

BEND = 26.0
CROSSING = 45.0

RIGHT, DOWN, LEFT, UP = range(4)
OUT: dict[Side, int] = {"right": RIGHT, "bottom": DOWN, "left": LEFT, "top": UP}
ALONG, TURN = (1, 2, 1, 2), 3

Goal = tuple[int, float, Port]
"""The direction in which a way goes into a port, the port's price, and the port."""


def search(
    grid: Grid, used: Sequence[int], starts: Iterable[tuple[float, int]], goals: Mapping[int, Sequence[Goal]]
) -> tuple[float, list[int], Port] | None:
    """The cheapest way from any start (price and state) to any goal (by crossing): its price, its states, its port.

    A way may cross another straight on, for a price; it never runs along another, nor turns where another passes.
    """
    if not goals:
        return None
    least = _least(grid, goals)
    steps, turns, shifts = grid.steps, grid.turns, (1, grid.width, -1, -grid.width)
    cost: dict[int, float] = {}
    came: dict[int, int] = {}
    heap: list[tuple[float, int, int]] = []
    for price, state in starts:
        cost[state] = price
        heappush(heap, (price + least(state >> 2), state, -1))
    best: tuple[float, int, Port] | None = None
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
            if inwards == direction:
                extra = straight
            else:
                extra = BEND if here == 0 and (inwards - direction) & 1 else None
            if extra is not None and (best is None or spent + extra + price < best[0]):
                best = spent + extra + price, state, port
        if straight is not None:
            onwards = [(direction, straight)]
        else:
            continue
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


def _least(grid: Grid, goals: Iterable[int]) -> Callable[[int], float]:
    """The least length from a crossing to the rectangle around all goals: never more than what is really left."""
    width = grid.width
    columns, rows = [goal % width for goal in goals], [goal // width for goal in goals]
    left, right = grid.x[min(columns)], grid.x[max(columns)]
    top, bottom = grid.y[min(rows)], grid.y[max(rows)]
    across = [max(left - x, 0.0, x - right) for x in grid.x]
    down = [max(top - y, 0.0, y - bottom) for y in grid.y]
    return lambda crossing: across[crossing % width] + down[crossing // width]
