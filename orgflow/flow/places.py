"""Where tokens can lie, as the bits of one number: what makes the states of a search small.

Tokens that wait for the same node, or for the same group of a join, are alike whichever way they came; so they share a
place. At an end a token is gone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from orgflow.flow.net import Firing, Net, Node

Marking = int


@dataclass(frozen=True, slots=True)
class Move:
    """One way in which a node can go on, wherever its tokens came from: the places that get a token, those of them that
    get two, and the ends that it leads to, by number."""

    firing: Firing
    put: Marking
    twice: Marking
    ends: dict[int, None]


class Places:
    """The places of a net.

    `of` is the place of each arc, 0 at an end. `at` is the node that waits for a token, by the number of the place.
    `needs` are the places of which a join takes a token, by the number of the join. `lost` are those that nobody takes
    a token from: where an arc leads into a join that does not wait for it. `beside` are those of what may happen beside
    a step as long as it is not done, by the number of the node in which it is done. `moves` are those of each node.
    """

    def __init__(self, net: Net) -> None:
        self.net = net
        self.of = [0] * len(net.arcs)
        self.at: list[Node] = []
        self.needs: dict[int, Marking] = {}
        self.lost: Marking = 0
        for node in net.nodes:
            if node.kind == "join":
                self.needs[node.number] = sum(self._place(node, group) for group in node.groups)
                grouped = {arc for group in node.groups for arc in group}
                self.lost |= sum(self._place(node, (arc,)) for arc in node.into if arc not in grouped)
            elif node.kind != "end":
                self._place(node, node.into)
        self.beside: dict[int, Marking] = {}
        for node in net.nodes:
            if node.kind == "maybe":
                core = net.core[node.step.id]
                self.beside[core] = self.beside.get(core, 0) | self.before(node)
        self.moves = [tuple(self._move(firing) for firing in net.choices(node, ())) for node in net.nodes]

    def before(self, node: Node) -> Marking:
        """Where tokens wait for a node."""
        found = 0
        for arc in node.into:
            found |= self.of[arc]
        return found

    def ready(self, marking: Marking) -> list[tuple[Node, Marking]]:
        """The nodes that can take tokens now, with the places they take them from. Once a step is done, what may happen
        beside it does not happen any more."""
        found: dict[int, tuple[Node, Marking]] = {}
        for place in bits(marking & ~self.lost):
            node = self.at[place]
            need = self.needs.get(node.number, 1 << place)
            if need & marking == need:
                found[node.number] = (node, need | (self.beside.get(node.number, 0) & marking))
        return list(found.values())

    def waiting(self, marking: Marking) -> Iterator[Node]:
        """The nodes that tokens wait for."""
        numbers = dict.fromkeys(self.at[place].number for place in bits(marking))
        return (self.net.nodes[number] for number in numbers)

    def reached(self, marking: Marking) -> Marking:
        """All places where some of these tokens can still come to lie, these included. A join that lacks a token, and
        can get it from none of these, is not passed."""
        found = 0
        for place in bits(marking):
            found |= self._reach[place]
        growing = True
        while growing:
            growing = False
            for need, beyond in self._joins:
                if need & found == need and beyond & ~found:
                    found |= beyond
                    growing = True
        return found

    def _place(self, node: Node, arcs: tuple[int, ...]) -> Marking:
        bit = 1 << len(self.at)
        self.at.append(node)
        for arc in arcs:
            self.of[arc] = bit
        return bit

    def _move(self, firing: Firing) -> Move:
        put = twice = 0
        for arc in firing.put:
            twice |= put & self.of[arc]
            put |= self.of[arc]
        ends = {self.net.arcs[arc].target: None for arc in firing.put if not self.of[arc]}
        return Move(firing, put, twice, ends)

    @cached_property
    def _reach(self) -> list[Marking]:
        """For each place those that a token on it can come to, joins not passed."""
        onward = [0 if node.kind == "join" else self._put(node) for node in self.at]
        reach = [1 << place for place in range(len(self.at))]
        # Downstream first, so that only loops take more than one round.
        places = sorted(range(len(self.at)), key=lambda place: self.net.order[self.at[place].number])
        growing = True
        while growing:
            growing = False
            for place in places:
                found = reach[place] | onward[place]
                for following in bits(onward[place]):
                    found |= reach[following]
                growing |= found != reach[place]
                reach[place] = found
        return reach

    @cached_property
    def _joins(self) -> list[tuple[Marking, Marking]]:
        """For each join the places it takes tokens from, and those that can be reached behind it, joins not passed."""
        found = []
        for number, need in self.needs.items():
            beyond = 0
            for place in bits(self._put(self.net.nodes[number])):
                beyond |= self._reach[place]
            if need:
                found.append((need, beyond))
        return found

    def _put(self, node: Node) -> Marking:
        put = 0
        for move in self.moves[node.number]:
            put |= move.put
        return put


def bits(marking: Marking) -> Iterator[int]:
    """The numbers of the bits that are set, lowest first."""
    while marking:
        lowest = marking & -marking
        yield lowest.bit_length() - 1
        marking ^= lowest
