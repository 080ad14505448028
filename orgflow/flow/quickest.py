"""The earliest that a case can have done something: no run of it is quicker.

Every token is followed on its own, in the order of time, as in a shortest path. A join takes any tokens that one case
may have, one of each group, and goes on when the last of them is there. Where steps run side by side each may have set
what the others ask for. So what is found is a bound below all runs; whether a case can go the way itself, whoever shows
it walks again (see `schedule`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush
from itertools import permutations, product

from orgflow.flow.knowledge import Known
from orgflow.flow.longest import MOST, Arrival, Reached, TooMany, way_to
from orgflow.flow.net import Arc, Firing, Node
from orgflow.flow.unrolled import State, Unrolled
from orgflow.graph.flow import closure

# When a case that comes to a node at a moment leaves it along an arc at the earliest.
Leaving = Callable[[Node, Arc, int], int]


def earliest(unrolled: Unrolled, moments: Mapping[int, int], leaving: Leaving) -> Arrival | None:
    """When a case is done at the earliest that begins at the moment of its arc; None if that never happens.

    Raises `TooMany`.
    """
    return _Search(unrolled, leaving).run(moments)


@dataclass
class _Search:
    unrolled: Unrolled
    leaving: Leaving
    # What may happen next, by its moment; what is done has no place in the order of states.
    waiting: list[tuple[int, int, Reached, bool]] = field(default_factory=list)
    reached: list[Reached] = field(default_factory=list)
    numbers: dict[State, int] = field(default_factory=dict)
    joining: dict[int, tuple[list[int], ...]] = field(default_factory=dict)
    met: int = 0

    def run(self, moments: Mapping[int, int]) -> Arrival | None:
        for state in self.unrolled.beginnings():
            self._wait(Reached(state._replace(known=self._blurred(state.known)), moments[state.arc]))
        while self.waiting:
            moment, _, here, done = heappop(self.waiting)
            if done:
                return Arrival(moment, way_to(self.unrolled.net, here, self.reached), None)
            if here.state in self.numbers:
                continue
            number = self.numbers[here.state] = len(self.reached)
            self.reached.append(here)
            if number == MOST:
                raise TooMany
            for after, over in self._after(number):
                self._wait(after, done=over)
        return None

    def _wait(self, after: Reached, *, done: bool = False) -> None:
        self.met += 1
        heappush(self.waiting, (after.moment, self.met, after, done))

    def _after(self, number: int) -> Iterator[tuple[Reached, bool]]:
        """What can happen next to a token, and whether it is done then."""
        here = self.reached[number]
        node = self.unrolled.net.nodes[self.unrolled.net.arcs[here.state.arc].target]
        if node.kind == "join":
            for tokens in self._meetings(node, number):
                yield from self._fired(node, tokens)
        elif node.kind in ("choice", "maybe"):
            for arc in self.unrolled.ways(node):
                firing = Firing(node, (here.state.arc,), arc)
                yield from self._put(firing, (number,), arc, self.leaving(node, arc, here.moment))
        else:
            yield from self._fired(node, (number,))

    def _fired(self, node: Node, tokens: tuple[int, ...]) -> Iterator[tuple[Reached, bool]]:
        """What a node without a choice puts."""
        firing = Firing(node, tuple(self.reached[number].state.arc for number in tokens))
        moment = max(self.reached[number].moment for number in tokens)
        if self.unrolled.done(node, None):
            yield Reached(self.reached[tokens[0]].state, moment, tokens, firing), True
            return
        for arc in self.unrolled.ways(node):
            yield from self._put(firing, tokens, arc, moment)

    def _put(self, firing: Firing, tokens: tuple[int, ...], arc: Arc, moment: int) -> Iterator[tuple[Reached, bool]]:
        before = self.reached[tokens[0]].state
        known = self.unrolled.knowledge.after(firing, self._shared(tokens)) & self.unrolled.only
        times = self.unrolled.counted(before, arc)
        if known and times is not None:
            state = State(arc.number, self._blurred(known) & self.unrolled.only, times, None)
            yield Reached(state, moment, tokens, firing), self.unrolled.done(firing.node, arc)

    def _meetings(self, node: Node, number: int) -> Iterator[tuple[int, ...]]:
        """The tokens with which one goes on at a join, if one case can have all that is known of them."""
        groups = self.joining.setdefault(node.number, tuple([] for _ in node.groups))
        mine = next((g for g, group in enumerate(node.groups) if self.reached[number].state.arc in group), None)
        if mine is None:
            return
        groups[mine].append(number)
        for tokens in product(*([number] if g == mine else group for g, group in enumerate(groups))):
            self.met += 1
            if self.met > MOST:
                raise TooMany
            if self._shared(tokens):
                yield tokens

    def _shared(self, tokens: tuple[int, ...]) -> Known:
        known = self.unrolled.only
        for number in tokens:
            known &= self.reached[number].state.known
        return known

    def _blurred(self, known: Known) -> Known:
        for name in self._unsettled:
            known |= self.unrolled.knowledge.axes[name].anything(known)
        return known

    @cached_property
    def _unsettled(self) -> dict[str, None]:
        """The attributes of which a token may not know what another has set them to meanwhile. A token that neither
        decides anything nor meets others any more, such as a reminder's, need not know."""
        found: dict[str, None] = {}
        for fork in self.unrolled.net.nodes:
            if fork.kind == "fork":
                for one, other in permutations([self._beyond(arc) for arc in fork.out], 2):
                    if any(self._asks(node) for node in other):
                        found |= {name: None for node in one for name in self._sets(node)}
        return found

    def _beyond(self, arc: int) -> list[Node]:
        net = self.unrolled.net
        return [
            net.nodes[net.arcs[each].target] for each in closure([arc], lambda at: net.nodes[net.arcs[at].target].out)
        ]

    def _asks(self, node: Node) -> bool:
        """Whether what is known of a case decides how it goes on from a node."""
        exits = (self.unrolled.net.arcs[arc].exit for arc in node.out)
        return node.kind == "join" or any(exit_ and exit_.address in self.unrolled.knowledge.taking for exit_ in exits)

    def _sets(self, node: Node) -> Iterator[str]:
        """The attributes that a node sets or may set, itself or on a way out."""
        exits = (self.unrolled.net.arcs[arc].exit for arc in node.out)
        addresses = (*(() if node.silent else (node.step.address,)), *(exit_.address for exit_ in exits if exit_))
        for table in (self.unrolled.knowledge.setting, self.unrolled.knowledge.perhaps):
            for address in addresses:
                yield from table.get(address, ())
