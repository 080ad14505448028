"""When it matters in which order things happen that can happen side by side."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from orgflow.flow.knowledge import Knowledge, Known
from orgflow.flow.net import Net, Node
from orgflow.model.workflows import Exit

Moves = Mapping[int, Mapping[int, int]]


class Orders:
    """Tells which nodes of a net may fire first, before anything else that could.

    That is so for one whose place among all that the other tokens can still come to makes no difference: it shares no
    data with it, and moves the automaton that watches the net to the same mode before or after it. One that leads back
    is never such a node, or a loop could keep the other tokens waiting for ever.
    """

    def __init__(
        self, net: Net, knowledge: Knowledge, moves: Moves, *, never: Collection[int], looks: bool, watches: bool
    ) -> None:
        """`moves` are those of the automaton, by node; `never` are nodes that must not go first. `looks` tells that it
        matters what is known when a node moves the automaton, `watches` that every mode on the way matters."""
        self._net, self._knowledge, self._moves, self._never = net, knowledge, moves, never
        self._looks, self._watches = looks, watches
        self._conflicts: dict[int, frozenset[int]] = {}
        self._reached: dict[tuple[int, ...], frozenset[int]] = {}

    def first(
        self, ready: list[tuple[Node, tuple[int, ...]]], tokens: tuple[int, ...], known: Known
    ) -> tuple[Node, tuple[int, ...]] | None:
        """Of the nodes that can fire, with the tokens that they take, one that may go first. Branches are followed one
        by one to where they meet."""
        order = self._net.order
        for node, taken in sorted(ready, key=lambda pair: order[pair[0].number]):
            if self._quiet[node.number] and self._covers(node, known):
                conflicts = self._conflicting(node.number)
                if not conflicts or conflicts.isdisjoint(self._reach(_without(tokens, taken))):
                    return node, taken
        return None

    def _covers(self, node: Node, known: Known) -> bool:
        """Whether every case finds a way out of a decision; one that stays would be lost with what the others do."""
        covered = 0
        for arc in node.out if node.number in self._reading else ():
            exit_ = self._net.arcs[arc].exit
            covered |= self._knowledge.taking.get(exit_.address, known) if exit_ else known
        return node.number not in self._reading or node.kind != "choice" or not known & ~covered

    def _conflicting(self, number: int) -> frozenset[int]:
        """The nodes for which it matters whether they fire before or after this one."""
        if number not in self._conflicts:
            data = (self._setting if number in self._reading else frozenset()) | (
                self._reading if number in self._setting else frozenset()
            )
            moving = (other for other in self._moves if number in self._moves and not self._agree(number, other))
            self._conflicts[number] = data.union(moving)
        return self._conflicts[number]

    def _agree(self, one: int, other: int) -> bool:
        """Whether two nodes move the automaton to one mode in either order."""
        first, second = self._moves[one], self._moves[other]
        if self._watches or first == second:
            return first == second
        modes = {mode for moves in self._moves.values() for pair in moves.items() for mode in pair if mode >= 0}
        return all(
            second.get(after := first.get(mode, mode), after) == first.get(then := second.get(mode, mode), then)
            for mode in modes
        )

    def _reach(self, tokens: tuple[int, ...]) -> frozenset[int]:
        """The nodes that some tokens can come to without any other."""
        if tokens not in self._reached:
            arcs, found = dict.fromkeys(tokens), dict[int, None]()
            served: dict[int, dict[int, None]] = {}
            waiting = list(arcs)
            while waiting:
                arc = waiting.pop()
                node = self._net.nodes[self._net.arcs[arc].target]
                groups = served.setdefault(node.number, {})
                groups |= dict.fromkeys(self._groups.get(arc, ()))
                if node.number not in found and len(groups) == len(node.groups):
                    found[node.number] = None
                    waiting += [arc for arc in node.out if arc not in arcs]
                    arcs |= dict.fromkeys(node.out)
            self._reached[tokens] = frozenset(found)
        return self._reached[tokens]

    @cached_property
    def _groups(self) -> dict[int, tuple[int, ...]]:
        """For an arc into a join the number of its group."""
        joins = (node for node in self._net.nodes if node.kind == "join")
        return {arc: (place,) for node in joins for place, group in enumerate(node.groups) for arc in group}

    @cached_property
    def _quiet(self) -> tuple[bool, ...]:
        order = self._net.order
        return tuple(
            node.number not in self._never
            and all(order[node.number] > order[self._net.arcs[arc].target] for arc in node.out)
            for node in self._net.nodes
        )

    @cached_property
    def _reading(self) -> frozenset[int]:
        taking = self._knowledge.taking
        deciding = (
            node.number for node in self._net.nodes if any(exit_.address in taking for exit_ in exits(self._net, node))
        )
        return frozenset((*deciding, *(self._moves if self._looks else ())))

    @cached_property
    def _setting(self) -> frozenset[int]:
        return frozenset(node.number for node in self._net.nodes if sets(self._net, self._knowledge, node))


def exits(net: Net, node: Node) -> Iterator[Exit]:
    """The author's ways out of a node."""
    return (exit_ for arc in node.out if (exit_ := net.arcs[arc].exit))


def sets(net: Net, knowledge: Knowledge, node: Node) -> bool:
    """Whether a node changes what is known of a case."""
    addresses = (*(() if node.silent else (node.step.address,)), *(exit_.address for exit_ in exits(net, node)))
    return any(knowledge.setting.get(address) or knowledge.perhaps.get(address) for address in addresses)


def _without(tokens: tuple[int, ...], taken: Iterable[int]) -> tuple[int, ...]:
    left = list(tokens)
    for arc in taken:
        left.remove(arc)
    return tuple(left)
