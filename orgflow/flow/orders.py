"""When it matters in which order things happen that can happen side by side."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from orgflow.flow.knowledge import Knowledge, Known
from orgflow.flow.net import Net, Node
from orgflow.graph.flow import closure
from orgflow.model.workflows import Exit


class Orders:
    """Tells which nodes of a net may fire first, before anything else that could.

    That is so for one that is not `watched` and shares no data with what the other tokens can still reach: whatever
    they do can as well be done afterwards. One that leads back is never such a node, or a loop could keep the other
    tokens waiting for ever.
    """

    def __init__(self, net: Net, knowledge: Knowledge, watched: Collection[int]) -> None:
        self._net, self._knowledge, self._watched = net, knowledge, watched

    def goes_first(self, node: Node, taken: tuple[int, ...], tokens: tuple[int, ...], known: Known) -> bool:
        """Whether a node may fire with the tokens that it takes, and the others be looked at afterwards."""
        if len(tokens) == len(taken) or not self._quiet[node.number]:
            return False
        reads, sets = node.number in self._reading, node.number in self._setting
        if not reads and not sets:
            return True
        if reads and self._covered(node, known) != known:
            return False
        others = list(tokens)
        for arc in taken:
            others.remove(arc)
        targets = [self._net.arcs[arc].target for arc in others]
        if sets and any(target in self._before_reading for target in targets):
            return False
        return not (reads and any(target in self._before_setting for target in targets))

    def _covered(self, node: Node, known: Known) -> Known:
        """The cases that find a way out of a decision; the others stay, and what they wait for must come first."""
        covered = 0
        for exit_ in self._exits(node):
            covered |= self._knowledge.taking.get(exit_.address, known)
        return known & covered

    @cached_property
    def _quiet(self) -> tuple[bool, ...]:
        order = self._net.order
        return tuple(
            node.number not in self._watched
            and all(order[node.number] > order[self._net.arcs[arc].target] for arc in node.out)
            for node in self._net.nodes
        )

    @cached_property
    def _reading(self) -> frozenset[int]:
        taking = self._knowledge.taking
        return frozenset(node.number for node in self._net.nodes if any(e.address in taking for e in self._exits(node)))

    @cached_property
    def _setting(self) -> frozenset[int]:
        return frozenset(node.number for node in self._net.nodes if sets(self._net, self._knowledge, node))

    @cached_property
    def _before_reading(self) -> dict[int, None]:
        return self._before(self._reading)

    @cached_property
    def _before_setting(self) -> dict[int, None]:
        return self._before(self._setting)

    def _before(self, nodes: Iterable[int]) -> dict[int, None]:
        """The nodes from which some of these can be reached, these included."""

        def sources(node: int) -> Iterator[int]:
            found = (self._net.arcs[arc].source for arc in self._net.nodes[node].into)
            return (source for source in found if source is not None)

        return closure(sorted(nodes), sources)

    def _exits(self, node: Node) -> Iterator[Exit]:
        return (exit_ for arc in node.out if (exit_ := self._net.arcs[arc].exit))


def sets(net: Net, knowledge: Knowledge, node: Node) -> bool:
    """Whether a node changes what is known of a case."""
    exits = (exit_ for arc in node.out if (exit_ := net.arcs[arc].exit))
    addresses = (*(() if node.silent else (node.step.address,)), *(exit_.address for exit_ in exits))
    return any(knowledge.setting.get(address) or knowledge.perhaps.get(address) for address in addresses)
