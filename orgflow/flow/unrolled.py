"""A net without loops: every token counts how often it has taken the exits that may be taken only so often.

A state is the arc on which a token lies, what is known of its case, these counts, and the fork that it comes from. They
have an order in which no state leads to an earlier one. Only ways to what a case is followed to, and no further, count.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from orgflow.flow.knowledge import Knowledge, Known
from orgflow.flow.net import Arc, Net, Node
from orgflow.graph.flow import closure


class Endless(Exception):
    """Nothing counts how often a case can come back to a node before it is done."""

    def __init__(self, node: Node) -> None:
        super().__init__(node.step.address)
        self.node = node


class State(NamedTuple):
    """A token. `times` are the counts of the loop around the end of its arc; `fork` is the number of the state in which
    the fork was entered that it comes from."""

    arc: int
    known: Known
    times: tuple[int, ...]
    fork: int | None


@dataclass(frozen=True)
class Unrolled:
    """The ways from some arcs on which a case begins to where it is `done`: at a node, by the arc on which it leaves
    (None where it has no choice). `only` are the combinations that a case may have on its way."""

    net: Net
    knowledge: Knowledge
    begins: tuple[int, ...]
    done: Callable[[Node, Arc | None], bool]
    only: Known

    def beginnings(self) -> Iterator[State]:
        """The states in which a case begins."""
        for number in self.begins:
            exit_ = self.net.arcs[number].exit
            known = self.knowledge.beginning
            known = self.knowledge.taken(exit_, self.knowledge.everything) if exit_ else known
            target = self.net.arcs[number].target
            if target in self.nodes and known & self.only:
                yield State(number, known & self.only, self._zero(target), None)

    def order(self, state: State) -> tuple[int, int, int]:
        """No state leads to one with a smaller key. Raises `Endless`."""
        target = self.net.arcs[state.arc].target
        return self._places[self._loop(target)], sum(state.times), self._ranks[target]

    def ways(self, node: Node) -> Iterator[Arc]:
        """The arcs out of a node on which a case may still come to where it is done, or is done."""
        for number in node.out:
            arc = self.net.arcs[number]
            if arc.target in self.nodes or self.done(node, arc):
                yield arc

    def counted(self, state: State, arc: Arc) -> tuple[int, ...] | None:
        """The counts of a token once it has gone along an arc; None if the counts do not allow it."""
        source, times = self.net.arcs[state.arc].target, state.times
        place = self._counters.get(arc.exit.address) if arc.exit else None
        if place is not None and arc.exit and arc.exit.at_most is not None:
            if arc.last != (times[place] >= arc.exit.at_most):
                return None
            if not arc.last:
                times = (*times[:place], times[place] + 1, *times[place + 1 :])
        elif arc.last:
            return None  # Who never comes back takes no exit too often.
        return times if self._loop(source) == self._loop(arc.target) else self._zero(arc.target)

    def beside(self, join: Node, known: Known) -> Known:
        """What is known on one way to a join if the ways beside it may have set whatever they can."""
        for name in self._set_before(join):
            known |= self.knowledge.axes[name].anything(known)
        return known

    @cached_property
    def joins_all(self) -> bool:
        """Whether some join waits for every way in."""
        return any(node.kind == "join" and node.step.of is None for node in self.net.nodes)

    @cached_property
    def nodes(self) -> dict[int, None]:
        """The nodes on some way, whatever conditions say."""
        forward = closure((self.net.arcs[arc].target for arc in self.begins), self._onward)
        done = [number for number in forward if any(self._done(self.net.nodes[number]))]
        back = closure(done, lambda node: (source for source in self._sources(node) if source in forward))
        return {number: None for number in forward if number in back}

    def _done(self, node: Node) -> Iterator[bool]:
        if node.kind == "choice":
            yield from (self.done(node, self.net.arcs[arc]) for arc in node.out)
        else:
            yield self.done(node, None)

    def _onward(self, number: int) -> Iterator[int]:
        node = self.net.nodes[number]
        if node.kind != "choice":
            yield from () if self.done(node, None) else (self.net.arcs[arc].target for arc in node.out)
        for arc in node.out if node.kind == "choice" else ():
            if not self.done(node, self.net.arcs[arc]):
                yield self.net.arcs[arc].target

    def _sources(self, number: int) -> Iterator[int]:
        sources = (self.net.arcs[arc].source for arc in self.net.nodes[number].into)
        return (source for source in sources if source is not None)

    def _loop(self, node: int) -> int:
        return self.net.looping.get(node, node)

    def _is_counted(self, arc: Arc) -> bool:
        limited = arc.exit is not None and arc.exit.at_most is not None and not arc.last
        return limited and arc.source is not None and self._loop(arc.source) == self._loop(arc.target)

    def _zero(self, node: int) -> tuple[int, ...]:
        return (0,) * self._sizes.get(self._loop(node), 0) if self._sizes else ()

    @cached_property
    def _sizes(self) -> dict[int, int]:
        """How many exits are counted in each loop."""
        found: dict[int, int] = {}
        for arc in filter(self._is_counted, self.net.arcs):
            found[self._loop(arc.target)] = found.get(self._loop(arc.target), 0) + 1
        return found

    @cached_property
    def _counters(self) -> dict[str, int]:
        """For each exit that is counted its place among those of its loop."""
        found: dict[str, int] = {}
        used: dict[int, int] = {}
        for arc in filter(self._is_counted, self.net.arcs):
            assert arc.exit is not None
            loop = self._loop(arc.target)
            found[arc.exit.address] = used.get(loop, 0)
            used[loop] = found[arc.exit.address] + 1
        return found

    @cached_property
    def _places(self) -> dict[int, int]:
        """For each loop, and each node outside of loops, its place: what leads to it stands before it."""
        found: dict[int, int] = {}
        for number in self.nodes:
            loop = self._loop(number)
            found[loop] = min(found.get(loop, 0), -self.net.order[number])
        return found

    @cached_property
    def _ranks(self) -> dict[int, int]:
        """For each node its place while no exit that is counted is taken."""
        before: dict[int, list[int]] = {number: [] for number in self.nodes}
        for number in self.nodes:
            for arc in self.ways(self.net.nodes[number]):
                if arc.target in before and not self._is_counted(arc) and not self._ends(number, arc):
                    before[arc.target].append(number)
        try:
            return {number: place for place, number in enumerate(TopologicalSorter(before).static_order())}
        except CycleError as cycle:
            raise Endless(self.net.nodes[min(cycle.args[1])]) from None

    def _ends(self, number: int, arc: Arc) -> bool:
        node = self.net.nodes[number]
        return self.done(node, arc if node.kind == "choice" else None)

    def _set_before(self, join: Node) -> dict[str, None]:
        """The attributes that steps between a fork and its join can set."""
        known = self.knowledge
        if not known.setting and not known.perhaps:
            return {}
        parallel = self.net.core[join.step.of.id.rpartition(".")[2]] if join.step.of else None
        region = closure([join.number], lambda node: () if node == parallel else self._sources(node))
        addresses = [self.net.nodes[node].step.address for node in region if node != parallel]
        addresses += [
            exit_.address
            for node in region
            for exit_ in (self.net.arcs[arc].exit for arc in self.net.nodes[node].out)
            if exit_ and node != parallel
        ]
        return {name: None for a in addresses for table in (known.setting, known.perhaps) for name in table.get(a, ())}
