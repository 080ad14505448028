"""Ways on the grid: each by A* with a price on bends and crossings, then each again with all others in place.

No two ways share a stretch or a port; at a crossing one goes straight across the other. After Wybrow, Marriott and
Stuckey, "Orthogonal connector routing" (2009), on lines between cells instead of coordinates.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from orgflow.layout.lanes.flow import Flow, Way
from orgflow.layout.lanes.grid import Grid, Port, grid, ports
from orgflow.layout.lanes.placement import Placement
from orgflow.layout.lanes.prices import allowed, arriving, leaving
from orgflow.scene import Side

_BEND = 26.0
_CROSSING = 45.0
_OUTER_TRACK = 1.5
_ROUNDS = 3
_CROWDED = 8

_RIGHT, _DOWN, _LEFT, _UP = range(4)
_OUT: dict[Side, int] = {"right": _RIGHT, "bottom": _DOWN, "left": _LEFT, "top": _UP}
_ALONG, _TURN = (1, 2, 1, 2), 3
"""What a way does at a crossing of lines: runs across (1), runs down (2), or turns (3)."""


@dataclass(frozen=True, slots=True)
class Route:
    """A way's course: its ports, and the crossings it passes, as (column line, row line)."""

    out: Port
    into: Port
    course: tuple[tuple[int, int], ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Routing:
    """All routes of a placement, by number of way, and what they cost together."""

    grid: Grid
    routes: tuple[Route, ...]

    @property
    def cost(self) -> float:
        return sum(route.cost for route in self.routes)


def route(flow: Flow, placement: Placement) -> Routing:
    """Routes for every way; where they do not fit between the cells, there will be more tracks.

    A node with more ways than its sides can hold with their labels beside them gives up on those places.
    """
    tracks = 2
    while True:
        router = _Router(flow, placement, grid(flow, placement, tracks), strict=tracks < _CROWDED)
        if router.run():
            return Routing(router.grid, tuple(router.found[index] for index in range(len(flow.ways))))
        tracks *= 2


@dataclass(slots=True)
class _Router:
    flow: Flow
    placement: Placement
    grid: Grid
    strict: bool
    found: dict[int, Route] = field(default_factory=dict)
    used: bytearray = field(default_factory=bytearray)
    taken: dict[int, dict[Port, int]] = field(default_factory=dict)
    marks: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    lines: dict[tuple[str, int, int], tuple[int, int]] = field(default_factory=dict)

    def run(self) -> bool:
        """Find all routes; false if some way finds none."""
        self.used = bytearray(len(self.grid.blocked))
        self.taken = {node: {} for node in range(len(self.flow.nodes))}
        for axis, names in (("x", self.grid.across), ("y", self.grid.down)):
            for number, name in enumerate(names):
                if name.kind == "cell":
                    self.lines[axis, name.index, name.place] = number, number
        for index in sorted(range(len(self.flow.ways)), key=self._first):
            if not self._find(index):
                return False
        for _ in range(_ROUNDS):
            before = sum(route.cost for route in self.found.values())
            for index in sorted(self.found, key=lambda index: (-self.found[index].cost, index)):
                self._remove(index)
                if not self._find(index):
                    return False
            if sum(route.cost for route in self.found.values()) > before - 1:
                break
        return True

    def _first(self, index: int) -> tuple[bool, bool, int, int]:
        """Ways onward before ways back, straight ones before others, short ones first."""
        way = self.flow.ways[index]
        across = abs(self.placement.columns[way.source] - self.placement.columns[way.target])
        down = abs(self.placement.rows[way.source] - self.placement.rows[way.target])
        return way.back, bool(across and down), across + down, index

    def _remove(self, index: int) -> None:
        way, old = self.flow.ways[index], self.found.pop(index)
        for crossing, mark in self.marks.pop(index):
            self.used[crossing] -= mark
        del self.taken[way.source][old.out]
        del self.taken[way.target][old.into]

    def _keep(self, index: int, route: Route) -> None:
        way = self.flow.ways[index]
        self.found[index] = route
        self.taken[way.source][route.out] = index
        self.taken[way.target][route.into] = index
        marks = []
        directions = [_OUT[route.out.side], *_directions(route.course), (_OUT[route.into.side] + 2) % 4]
        for step, (x, y) in enumerate(route.course):
            mark = _ALONG[directions[step]] if directions[step] == directions[step + 1] else _TURN
            marks.append((self.grid.at(x, y), mark))
            self.used[self.grid.at(x, y)] += mark
        self.marks[index] = marks

    def _doors(self, node: int, way: Way, *, out: bool) -> Iterator[tuple[Port, int, int, float]]:
        """The free ports of a node: the crossing before each, the direction outwards, and its price."""
        box, taken, ways = self.flow.nodes[node], self.taken[node], self.flow.ways
        others = [(port, ways[index].source == node and bool(ways[index].label)) for port, index in taken.items()]
        column, row = self.placement.columns[node], self.placement.rows[node]
        for port in ports(box, self.grid.reach):
            if port in taken or (self.strict and not allowed(box, way, port, others, out=out)):
                continue
            x, y = self._door(column, row, port)
            price = (leaving if out else arriving)(self.flow, self.placement, way, port)
            yield port, self.grid.at(x, y), _OUT[port.side], price

    def _door(self, column: int, row: int, port: Port) -> tuple[int, int]:
        """The crossing just outside a cell, on the line of a port."""
        reach = self.grid.reach
        if port.side in ("right", "left"):
            edge = self.lines["x", column, reach if port.side == "right" else -reach][0]
            return edge + (1 if port.side == "right" else -1), self.lines["y", row, port.place][0]
        edge = self.lines["y", row, reach if port.side == "bottom" else -reach][0]
        return self.lines["x", column, port.place][0], edge + (1 if port.side == "bottom" else -1)

    def _find(self, index: int) -> bool:
        """Route one way around all that stands; false if there is no way through."""
        way = self.flow.ways[index]
        goals: dict[int, list[tuple[int, float, Port]]] = {}
        for port, crossing, direction, price in self._doors(way.target, way, out=False):
            goals.setdefault(crossing, []).append(((direction + 2) % 4, price, port))
        starts = [
            (price, crossing * 4 + direction, port)
            for port, crossing, direction, price in self._doors(way.source, way, out=True)
        ]
        end = self._search(starts, goals)
        if end is None:
            return False
        cost, states, into = end
        first = states[0]
        out = next(port for _, state, port in starts if state == first)
        width = self.grid.width
        course = tuple((state // 4 % width, state // 4 // width) for state in states)
        self._keep(index, Route(out, into, course, cost))
        return True

    def _search(
        self, starts: Sequence[tuple[float, int, Port]], goals: dict[int, list[tuple[int, float, Port]]]
    ) -> tuple[float, list[int], Port] | None:
        """A* from any start to any goal; states are crossings times four plus the direction of travel."""
        if not goals:
            return None
        used, blocked, width = self.used, self.grid.blocked, self.grid.width
        xs, ys = self.grid.x, self.grid.y
        nearest = _remaining(goals, xs, ys, width)
        height = len(ys)
        cost: dict[int, float] = {}
        came: dict[int, int] = {}
        heap: list[tuple[float, int, int]] = []
        best: tuple[float, int, Port] | None = None
        for price, state, _ in starts:
            if price < cost.get(state, price + 1):
                cost[state] = price
                heappush(heap, (price + nearest(state // 4), state, -1))
        done: set[int] = set()
        while heap:
            estimate, state, previous = heappop(heap)
            if best and estimate >= best[0]:
                break
            if state in done:
                continue
            done.add(state)
            came[state] = previous
            crossing, direction = divmod(state, 4)
            here, spent = used[crossing], cost[state]
            straight = 0.0 if here == 0 else _CROSSING if here == 3 - _ALONG[direction] else -1.0
            for inwards, price, port in goals.get(crossing, ()):
                bend = straight if inwards == direction else _BEND if here == 0 and (inwards - direction) % 2 else -1.0
                if bend >= 0 and (best is None or spent + bend + price < best[0]):
                    best = spent + bend + price, state, port
            x, y = crossing % width, crossing // width
            for turn in (direction, (direction + 1) % 4, (direction + 3) % 4):
                bend = straight if turn == direction else _BEND if here == 0 else -1.0
                if bend < 0:
                    continue
                if turn == _RIGHT and x + 1 < width:
                    following, length = crossing + 1, xs[x + 1] - xs[x]
                elif turn == _LEFT and x:
                    following, length = crossing - 1, xs[x] - xs[x - 1]
                elif turn == _DOWN and y + 1 < height:
                    following, length = crossing + width, ys[y + 1] - ys[y]
                elif turn == _UP and y:
                    following, length = crossing - width, ys[y] - ys[y - 1]
                else:
                    continue
                if blocked[following]:
                    continue
                onward, total = following * 4 + turn, spent + bend + length
                if turn != direction:
                    name = self.grid.across[x] if turn % 2 else self.grid.down[y]
                    total += _OUTER_TRACK * abs(name.place)
                if total < cost.get(onward, total + 1):
                    cost[onward] = total
                    heappush(heap, (total + nearest(following), onward, state))
        if best is None:
            return None
        states = [best[1]]
        while came[states[-1]] >= 0:
            states.append(came[states[-1]])
        return best[0], states[::-1], best[2]


def _directions(course: Sequence[tuple[int, int]]) -> Iterator[int]:
    for (x, y), (next_x, next_y) in zip(course, course[1:], strict=False):
        if next_x != x:
            yield _RIGHT if next_x > x else _LEFT
        else:
            yield _DOWN if next_y > y else _UP


def _remaining(goals: Iterable[int], xs: Sequence[float], ys: Sequence[float], width: int) -> Callable[[int], float]:
    """The least length from a crossing to the rectangle around all goals: never more than what is really left."""
    across = [xs[goal % width] for goal in goals]
    down = [ys[goal // width] for goal in goals]
    left, right, top, bottom = min(across), max(across), min(down), max(down)

    def least(crossing: int) -> float:
        x, y = xs[crossing % width], ys[crossing // width]
        return max(left - x, 0.0, x - right) + max(top - y, 0.0, y - bottom)

    return least
