"""Which of the things that happened to a case led to which of its tokens."""

from collections.abc import Sequence
from dataclasses import dataclass

from orgflow.flow.net import Arc, Firing, Net, Node
from orgflow.graph.flow import closure


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two tokens come to one node, by the ways `first` and `second`. They parted at `parted`. If both came by one way,
    `back` is the last choice by which the second came back to where it had been, as far as there was one. `own` where
    each of them is what goes on beside a round of its own, so that they have nothing to do with each other.
    """

    first: Arc
    second: Arc
    parted: Node
    back: Firing | None
    own: bool


def meeting(net: Net, begin: Arc, firings: Sequence[Firing]) -> Meeting:
    """How two tokens came to meet, the second of them put by the last firing that is not an end."""
    last = max(at for at, firing in enumerate(firings) if firing.node.kind != "end")
    history = _History(begin, firings[: last + 1])
    put = [(arc, last) for arc in firings[last].put]
    (first, one), (second, other) = next(
        (earlier, later)
        for at, later in enumerate(put)
        for earlier in (*history.lying.items(), *put[:at])
        if _alike(net, earlier[0], later[0])
    )
    lines = [history.led_to(at) for at in (one, other)]
    parted = max(at for at in lines[0] if at in lines[1])
    line = [firings[at] for at in sorted(lines[1])]
    back = _back(line, sum(at <= parted for at in lines[1])) if first == second else None
    return Meeting(net.arcs[first], net.arcs[second], firings[parted].node, back, own=history.are_apart(one, other))


def _back(line: Sequence[Firing], since: int) -> Firing | None:
    """The choice on a line, from so many firings on, after which it first comes to a node where it was before, the last
    time that it does."""
    been: dict[int, None] = {}
    choice = found = None
    again = False
    for place, firing in enumerate(line):
        returned = firing.node.number in been
        if returned and not again:
            found = choice if place > since else found
        again = returned
        been[firing.node.number] = None
        if place >= since and firing.chosen and len(firing.node.out) > 1:
            choice = firing
    return found


class _History:
    """Which firing put which token: `lying` are the arcs with a token before the last firing puts any, each with the
    place of the firing that put it, -1 for the beginning."""

    def __init__(self, begin: Arc, firings: Sequence[Firing]) -> None:
        self.lying = {begin.number: -1}
        self._before: list[list[int]] = []
        self._beside: list[dict[int, int]] = []
        for at, firing in enumerate(firings):
            self._before.append([self.lying.pop(arc) for arc in firing.taken])
            self._beside.append(self._rounds(at, firing))
            if at + 1 < len(firings):
                self.lying |= dict.fromkeys(firing.put, at)

    def led_to(self, at: int) -> dict[int, None]:
        """A firing and all without which it could not have happened."""
        return closure([at], lambda at: [before for before in self._before[at] if before >= 0])

    def are_apart(self, one: int, other: int) -> bool:
        """Whether what two firings put goes on beside two rounds of one step."""
        theirs = self._beside[other]
        return one >= 0 and any(theirs.get(node, at) != at for node, at in self._beside[one].items())

    def _rounds(self, at: int, firing: Firing) -> dict[int, int]:
        """Beside what a token goes on that a firing puts: which firing of which node has begun it. What was joined with
        something else is not beside it any more."""
        before = [self._beside[source] if source >= 0 else {} for source in self._before[at]]
        shared = {node: begun for node, begun in before[0].items() if all(each.get(node) == begun for each in before)}
        return shared | {firing.node.number: at} if firing.node.kind == "maybe" else shared


def _alike(net: Net, one: int, other: int) -> bool:
    """Whether two arcs lead to the same node, and into the same group of a join."""
    node = net.nodes[net.arcs[one].target]
    if net.arcs[other].target != node.number:
        return False
    return node.kind not in ("join", "end") or any(one in group and other in group for group in node.groups)
