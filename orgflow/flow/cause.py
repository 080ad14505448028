"""Why a token waits for ever, read off the way that its case took."""

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


def _come(net: Net, case: Case) -> list[int]:
    """The arcs on which tokens wait for the node at fault when nothing happens any more."""
    lying = [case.begin.number]
    for firing in case.firings:
        lying = [*(arc for arc in lying if arc not in firing.taken), *firing.put]
    return [arc for arc in lying if net.arcs[arc].target == case.fault.node.number]


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
