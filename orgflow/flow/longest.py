"""When a case has done something at last, on the slowest way that it can take.

Every token is followed on its own, as in a longest path; each state is looked at once. A join takes tokens that come
from one fork, one of each group, and goes on when the last of them is there. What branches that run side by side do to
each other is not followed to the end, so whoever shows a path walks it again (see `schedule`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import product

from orgflow.flow.net import Arc, Firing, Net, Node
from orgflow.flow.paths import Path, path
from orgflow.flow.unrolled import State, Unrolled

# More states than a flow has whose times somebody can still explain.
MOST = 20_000
# When a case that comes to a node at a moment leaves it along an arc, and whether nothing limits that.
Staying = Callable[[Node, Arc, int], tuple[int, bool]]


class TooMany(Exception):
    """There are more states than are looked at."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """When it is done, the way there, and the first node on some way there at which nothing limits a stay."""

    moment: int
    path: Path
    lacking: Node | None


@dataclass(slots=True)
class Reached:
    """A state: when it is reached, from which others by which firing, and what is lacking on some way to it."""

    state: State
    moment: int
    came: tuple[int, ...] = ()
    firing: Firing | None = None
    lacking: Node | None = None


def arrival(unrolled: Unrolled, moments: Mapping[int, int], staying: Staying) -> Arrival | None:
    """When a case is done that begins at the moment of its arc; None if that never happens.

    Raises `Endless` and `TooMany`.
    """
    return _Search(unrolled, staying).run(moments)


def way_to(net: Net, last: Reached, reached: Sequence[Reached]) -> Path:
    """The firings on the way to a state, each after those that it needs; tokens of one fork share its firing."""
    begin = net.arcs[last.state.arc]
    firings: dict[tuple[object, ...], Firing] = {}
    stack: list[tuple[Reached, bool]] = [(last, False)]
    while stack:
        here, done = stack.pop()
        if here.firing is None:
            begin = net.arcs[here.state.arc]
            continue
        key = (here.came, here.firing.node.number, here.firing.chosen and here.firing.chosen.number)
        if done:
            firings[key] = here.firing
        elif key not in firings:
            stack.append((here, True))
            stack += [(reached[number], False) for number in reversed(here.came)]
    return path(net, begin, firings.values())


@dataclass(slots=True)
class _Search:
    unrolled: Unrolled
    staying: Staying
    reached: list[Reached] = field(default_factory=list)
    numbers: dict[State, int] = field(default_factory=dict)
    waiting: list[tuple[tuple[int, int, int], int]] = field(default_factory=list)
    # The tokens at each join, by the group that they are of.
    joining: dict[int, tuple[list[int], ...]] = field(default_factory=dict)
    best: Reached | None = None
    lacking: Node | None = None
    met: int = 0

    def run(self, moments: Mapping[int, int]) -> Arrival | None:
        for state in self.unrolled.beginnings():
            self._reach(Reached(state, moments[state.arc]))
        while self.waiting:
            _, number = heappop(self.waiting)
            self._leave(number)
        if self.best is None:
            return None
        return Arrival(self.best.moment, way_to(self.unrolled.net, self.best, self.reached), self.lacking)

    def _leave(self, number: int) -> None:
        here = self.reached[number]
        node = self.unrolled.net.nodes[self.unrolled.net.arcs[here.state.arc].target]
        if node.kind == "join":
            self._join(node, number)
        elif node.kind in ("choice", "maybe"):
            for arc in self.unrolled.ways(node):
                self._choose(node, number, arc)
        else:
            # Only a join that waits for every way in can wait for what an event of a step has begun.
            fork = here.state.fork if node.silent and not self.unrolled.joins_all else number
            self._fire(Firing(node, (here.state.arc,)), (number,), here.state, here.moment, here.lacking, fork)

    def _choose(self, node: Node, number: int, arc: Arc) -> None:
        here, firing = self.reached[number], Firing(node, (self.reached[number].state.arc,), arc)
        times = self.unrolled.counted(here.state, arc)
        known = self.unrolled.knowledge.after(firing, here.state.known) & self.unrolled.only
        if times is None or not known:
            return
        moment, lacking = self.staying(node, arc, here.moment)
        state = State(arc.number, known, times, here.state.fork)
        after = Reached(state, moment, (number,), firing, here.lacking or (node if lacking else None))
        if self.unrolled.done(node, arc):
            self._finish(after)
        else:
            self._reach(after)

    def _fire(
        self, firing: Firing, came: tuple[int, ...], at: State, moment: int, lacking: Node | None, fork: int | None
    ) -> None:
        """Let a node without a choice put its tokens."""
        known = self.unrolled.knowledge.after(firing, at.known) & self.unrolled.only
        if not known:
            return
        if self.unrolled.done(firing.node, None):
            self._finish(Reached(State(at.arc, known, at.times, fork), moment, came, firing, lacking))
            return
        for arc in self.unrolled.ways(firing.node):
            times = self.unrolled.counted(at, arc)
            if times is not None:
                self._reach(Reached(State(arc.number, known, times, fork), moment, came, firing, lacking))

    def _join(self, node: Node, number: int) -> None:
        groups = self.joining.setdefault(node.number, tuple([] for _ in node.groups))
        mine = next((g for g, group in enumerate(node.groups) if self.reached[number].state.arc in group), None)
        if mine is None:
            return
        groups[mine].append(number)
        for tokens in product(*([number] if g == mine else group for g, group in enumerate(groups))):
            self._meet(node, tokens)

    def _meet(self, node: Node, tokens: tuple[int, ...]) -> None:
        """Tokens of one fork go on together, if one case can have all that is known of them."""
        self.met += 1
        if self.met > MOST:
            raise TooMany
        fork = self._fork(node, tokens)
        if fork is None and len(tokens) > 1:
            return
        those = [self.reached[number] for number in tokens]
        known = self.unrolled.only
        for each in those:
            known &= self.unrolled.beside(node, each.state.known)
        if not known:
            return
        first, times = those[0].state, zip(*(each.state.times for each in those), strict=True)
        outside = first.fork if fork is None else self.reached[fork].state.fork
        self._fire(
            Firing(node, tuple(each.state.arc for each in those)),
            tokens,
            State(first.arc, known, tuple(max(counts) for counts in times), outside),
            max(each.moment for each in those),
            next((each.lacking for each in those if each.lacking), None),
            outside,
        )

    def _fork(self, join: Node, tokens: tuple[int, ...]) -> int | None:
        """The fork that tokens come from, for a join `of` a step the one of this step."""
        first, *others = (list(self._forks(number)) for number in tokens)
        common = [fork for fork in first if all(fork in each for each in others)]
        if join.step.of:
            common = [fork for fork in common if self._node(fork).step.address == join.step.of.address]
        return common[0] if common else None

    def _forks(self, number: int) -> Iterator[int]:
        fork = self.reached[number].state.fork
        while fork is not None:
            yield fork
            fork = self.reached[fork].state.fork

    def _node(self, number: int) -> Node:
        net = self.unrolled.net
        return net.nodes[net.arcs[self.reached[number].state.arc].target]

    def _reach(self, after: Reached) -> None:
        number = self.numbers.setdefault(after.state, len(self.reached))
        if number == len(self.reached):
            if number == MOST:
                raise TooMany
            self.reached.append(after)
            heappush(self.waiting, (self.unrolled.order(after.state), number))
            return
        here = self.reached[number]
        lacking = here.lacking or after.lacking
        if after.moment > here.moment:
            self.reached[number] = here = after
        here.lacking = lacking

    def _finish(self, after: Reached) -> None:
        self.lacking = self.lacking or after.lacking
        if self.best is None or after.moment > self.best.moment:
            self.best = after
