"""Why a case goes wrong, read off the way it took: which choice kept a token from a join, where two tokens parted."""

from dataclasses import dataclass

from orgflow.flow.net import Arc, Firing, Net, Node
from orgflow.flow.soundness import Case
from orgflow.graph.flow import closure


@dataclass(frozen=True, slots=True)
class Waiting:
    """A join that waits for ever: on one of the ways `missing` a token should come, on those that have `come` one did.
    `turned` is the choice after which none of the missing can be reached any more, None where no choice did that."""

    missing: tuple[Arc, ...]
    come: tuple[Arc, ...]
    turned: Firing | None


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two tokens come to one node, by the ways `first` and `second`. They parted at `parted`. If both came by one way,
    `back` is the choice by which the second had gone round, as far as there was one."""

    first: Arc
    second: Arc
    parted: Node
    back: Firing | None


def stray(net: Net, case: Case) -> Arc | None:
    """The way by which a token came into a join that does not wait for it, if that is what went wrong."""
    awaited = {arc for group in case.fault.node.groups for arc in group}
    return next((net.arcs[arc] for arc in _come(net, case) if arc not in awaited), None)


def waiting(net: Net, case: Case) -> Waiting:
    """Why a join waits for ever."""
    join, come = case.fault.node, _come(net, case)
    missing = next(group for group in join.groups if not any(arc in come for arc in group))
    turned = (firing for firing in reversed(case.firings) if _turns(net, firing, join, missing))
    return Waiting(tuple(net.arcs[arc] for arc in missing), tuple(net.arcs[arc] for arc in come), next(turned, None))


def meeting(net: Net, case: Case) -> Meeting:
    """How two tokens came to meet."""
    last = max(at for at, firing in enumerate(case.firings) if firing.node.kind != "end")
    history = _History(case, last + 1)
    put = [(arc, last) for arc in case.firings[last].put]
    (first, one), (second, other) = next(
        (earlier, later)
        for at, later in enumerate(put)
        for earlier in (*history.lying.items(), *put[:at])
        if _alike(net, earlier[0], later[0])
    )
    shared = history.led_to(other)
    parted = max(at for at in history.led_to(one) if at in shared)
    round_ = [case.firings[at] for at in sorted(shared) if at > parted and _is_choice(case.firings[at])]
    back = round_[-1] if round_ and first == second else None
    return Meeting(net.arcs[first], net.arcs[second], case.firings[parted].node, back)


class _History:
    """Which firing of a case put which token: `lying` are the arcs with a token before the last of so many firings puts
    any, each with the place of the firing that put it, -1 for the beginning."""

    def __init__(self, case: Case, count: int) -> None:
        self.lying = {case.begin.number: -1}
        self._before: list[list[int]] = []
        for at, firing in enumerate(case.firings[:count]):
            self._before.append([self.lying.pop(arc) for arc in firing.taken])
            if at + 1 < count:
                self.lying |= dict.fromkeys(firing.put, at)

    def led_to(self, at: int) -> dict[int, None]:
        """A firing and all without which it could not have happened."""
        return closure([at], lambda at: [before for before in self._before[at] if before >= 0])


def _come(net: Net, case: Case) -> list[int]:
    """The arcs on which tokens wait for the node at fault when nothing happens any more."""
    lying = [case.begin.number]
    for firing in case.firings:
        lying = [*(arc for arc in lying if arc not in firing.taken), *firing.put]
    return [arc for arc in lying if net.arcs[arc].target == case.fault.node.number]


def _alike(net: Net, one: int, other: int) -> bool:
    """Whether two arcs lead to the same node, and into the same group of a join."""
    node = net.nodes[net.arcs[one].target]
    if net.arcs[other].target != node.number:
        return False
    return node.kind not in ("join", "end") or any(one in group and other in group for group in node.groups)


def _is_choice(firing: Firing) -> bool:
    return firing.chosen is not None and len(firing.node.out) > 1


def _turns(net: Net, firing: Firing, join: Node, missing: tuple[int, ...]) -> bool:
    """Whether a token could still have come by one of some ways before a choice, and cannot after it."""

    def leads(arc: int) -> bool:
        ways = closure([arc], lambda arc: _onward(net, arc, join))
        return any(way in ways for way in missing)

    if firing.node.kind not in ("choice", "maybe", "join") or (firing.chosen and not _is_choice(firing)):
        return False
    return not any(leads(arc) for arc in firing.put) and any(leads(arc) for arc in firing.node.out)


def _onward(net: Net, arc: int, join: Node) -> tuple[int, ...]:
    target = net.arcs[arc].target
    return () if target == join.number else net.nodes[target].out
