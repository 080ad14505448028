"""Ways on the grid: each by A* with a price on bends and crossings, then each again with all others in place.

No two ways share a stretch or a port; at a crossing one goes straight across the other. After Wybrow, Marriott and
Stuckey, "Orthogonal connector routing" (2009), on lines between cells instead of coordinates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from orgflow.layout.lanes.flow import Flow, Way
from orgflow.layout.lanes.grid import Grid, Port, grid, ports
from orgflow.layout.lanes.placement import Placement
from orgflow.layout.lanes.prices import allowed, arriving, leaving
from orgflow.layout.mesh import ALONG, CLOSED, CROSSING, DOWN, LEFT, OUT, RIGHT, TURN, UP, Prices, search

ROUNDS = 3
_FEW_TRACKS = 4
_FOREIGN = 70.0
"""The price of turning into a lane that is neither the source's nor the target's nor between them."""


@dataclass(frozen=True, slots=True)
class Route:
    """A way's course: its ports, and the crossings it passes, as (column line, row line).

    `cost` is for its length, bends and ports; what it crosses is counted in the routing.
    """

    out: Port
    into: Port
    course: tuple[tuple[int, int], ...]
    cost: float


@dataclass(frozen=True, slots=True)
class Routing:
    """All routes of a placement, by number of way, and what they cost together."""

    grid: Grid
    routes: tuple[Route, ...]
    cost: float


def quick_cost(flow: Flow, placement: Placement, most: float = inf) -> float:
    """About what the ways will cost: each routed once. A look ends, at infinity, when they cost more than `most`."""
    router = _Router(flow, placement, grid(flow, placement, 2, spread=False), most)
    return router.cost if router.run(0) else inf


def route(flow: Flow, placement: Placement, rounds: int = ROUNDS) -> Routing:
    """Routes for every way, improved in up to `rounds` rounds.

    Where they do not fit between the cells, there will be more tracks; where they keep to their lanes with more tracks
    only, too.
    A node with more ways than its sides can hold with their labels beside them gets ports that stand farther apart.
    """
    tracks = 2
    found: Routing | None = None
    while True:
        router = _Router(flow, placement, grid(flow, placement, tracks, spread=tracks > _FEW_TRACKS))
        if router.run(rounds):
            routes = tuple(router.found[index] for index in range(len(flow.ways)))
            routing = Routing(router.grid, routes, router.cost)
            if found is None or routing.cost < found.cost:
                found = routing
            if not rounds or tracks >= _FEW_TRACKS or not router.strays():
                return found
        elif found:
            return found
        tracks *= 2


@dataclass(slots=True)
class _Router:
    flow: Flow
    placement: Placement
    grid: Grid
    most: float = inf
    found: dict[int, Route] = field(default_factory=dict)
    used: bytearray = field(default_factory=bytearray)
    taken: dict[int, dict[Port, int]] = field(default_factory=dict)
    marks: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    crossed: int = 0
    lanes: list[int] = field(default_factory=list)

    @property
    def cost(self) -> float:
        """The price of all routes together, each crossing counted once."""
        return sum(route.cost for route in self.found.values()) + CROSSING * self.crossed

    def run(self, rounds: int) -> bool:
        """Find all routes; false if some way finds none, or if they cost too much."""
        self.used = bytearray(len(self.grid.across) * len(self.grid.down))
        self.taken = {node: {} for node in range(len(self.flow.nodes))}
        starts = self.placement.lane_rows
        self.lanes = [lane for lane, (one, two) in enumerate(pairwise(starts)) for _ in range(one, two)]
        for index in sorted(range(len(self.flow.ways)), key=self._first):
            if not self._find(index) or self.cost > self.most:
                return False
        for _ in range(rounds):
            before = self.cost
            for index in sorted(self.found, key=lambda index: (-self.found[index].cost, index)):
                old = self._remove(index)
                if not self._find(index):
                    self._keep(index, old)
            self._uncross()
            if self.cost > before - 1:
                break
        return True

    def strays(self) -> bool:
        """Whether a way runs along a lane that it has no business in."""
        return any(
            one[1] == two[1] and self.lanes[self.grid.down[one[1]].of] not in self._home(self.flow.ways[index])
            for index, route in self.found.items()
            for one, two in pairwise(route.course)
        )

    def _home(self, way: Way) -> range:
        """The lanes from a way's source to its target."""
        one, two = self.flow.nodes[way.source].lane, self.flow.nodes[way.target].lane
        return range(min(one, two), max(one, two) + 1)

    def _uncross(self) -> None:
        """Find two ways that cross anew, in the other order, if that is better: they may want each other's ports."""
        for one, two in self._crossing():
            before = self.cost
            first, second = self._remove(one), self._remove(two)
            later = two if self._find(one) else one
            if later == two and self._find(two) and self.cost < before - 1:
                continue
            for index in (one, two):
                if index in self.found:
                    self._remove(index)
            if self._find(two) and self._find(one) and self.cost < before - 1:
                continue
            for index in (one, two):
                if index in self.found:
                    self._remove(index)
            self._keep(one, first)
            self._keep(two, second)

    def _crossing(self) -> list[tuple[int, int]]:
        """The pairs of ways that cross."""
        at: dict[int, int] = {}
        pairs: dict[tuple[int, int], None] = {}
        for index in range(len(self.flow.ways)):
            for crossing, mark in self.marks[index]:
                if mark != TURN and at.setdefault(crossing, index) != index:
                    pairs[at[crossing], index] = None
        return list(pairs)

    def _first(self, index: int) -> tuple[bool, bool, int, int]:
        """Ways onward before ways back, straight ones before others, short ones first."""
        way = self.flow.ways[index]
        across = abs(self.placement.columns[way.source] - self.placement.columns[way.target])
        down = abs(self.placement.rows[way.source] - self.placement.rows[way.target])
        return way.back, bool(across and down), across + down, index

    def _remove(self, index: int) -> Route:
        way, old = self.flow.ways[index], self.found.pop(index)
        for crossing, mark in self.marks.pop(index):
            self.used[crossing] -= mark
            self.crossed -= self.used[crossing] > 0
        del self.taken[way.source][old.out]
        del self.taken[way.target][old.into]
        return old

    def _keep(self, index: int, route: Route) -> None:
        way = self.flow.ways[index]
        self.found[index] = route
        self.taken[way.source][route.out] = index
        self.taken[way.target][route.into] = index
        marks = []
        directions = [OUT[route.out.side], *_directions(route.course), (OUT[route.into.side] + 2) % 4]
        for step, (x, y) in enumerate(route.course):
            mark = ALONG[directions[step]] if directions[step] == directions[step + 1] else TURN
            crossing = self.grid.mesh.at(x, y)
            marks.append((crossing, mark))
            self.crossed += self.used[crossing] > 0
            self.used[crossing] += mark
        self.marks[index] = marks

    def _turns(self, way: Way) -> Prices:
        """What it costs a way to turn onto each line: least in lanes between its ends, nothing on others' ports."""
        home, column, row = self._home(way), self.placement.columns[way.target], self.placement.rows[way.target]
        rows, columns = self.grid.turns()
        for number, line in enumerate(self.grid.down):
            if line.kind == "cell" and line.place and line.of != row:
                rows[number] = CLOSED
            elif self.lanes[line.of] not in home:
                rows[number] += _FOREIGN
        for number, line in enumerate(self.grid.across):
            if line.kind == "cell" and line.place and line.of != column:
                columns[number] = CLOSED
        return rows, columns

    def _doors(self, node: int, way: Way, *, out: bool) -> Iterator[tuple[Port, int, int, float]]:
        """The free ports of a node: the crossing before each, the direction outwards, and its price."""
        box, taken, ways = self.flow.nodes[node], self.taken[node], self.flow.ways
        others = [(port, ways[index].source == node and bool(ways[index].label)) for port, index in taken.items()]
        column, row = self.placement.columns[node], self.placement.rows[node]
        for port in ports(box, self.grid):
            if port in taken or (way.source == way.target and (port.side in ("right", "bottom")) != out):
                continue
            if not allowed(box, way, port, others, out=out, spread=self.grid.spread):
                continue
            price = (leaving if out else arriving)(self.flow, way, port)
            yield port, self.grid.door(column, row, port), OUT[port.side], price

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
        end = search(self.grid.mesh, self.used, [one[:2] for one in starts], goals, self._turns(way))
        if end is None:
            return False
        cost, states, into = end
        first = states[0]
        out = next(port for _, state, port in starts if state == first)
        width = self.grid.mesh.width
        course = tuple((state // 4 % width, state // 4 // width) for state in states)
        crossed = self.crossed
        self._keep(index, Route(out, into, course, 0.0))
        self.found[index] = Route(out, into, course, cost - CROSSING * (self.crossed - crossed))
        return True


def _directions(course: Sequence[tuple[int, int]]) -> Iterator[int]:
    for (x, y), (next_x, next_y) in pairwise(course):
        if next_x != x:
            yield RIGHT if next_x > x else LEFT
        else:
            yield DOWN if next_y > y else UP
