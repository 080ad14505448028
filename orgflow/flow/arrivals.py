"""Which cases come to a decision: those that the decisions before it let through.

More is taken for possible than is, never less: what branches do with a case that cannot come at all is nobody's fault.
"""

from collections.abc import Mapping
from dataclasses import replace

from orgflow.expressions.domains import Value
from orgflow.flow.cells import Axes, Undecided
from orgflow.flow.decisions import Coverage, coverage
from orgflow.flow.guards import Decision
from orgflow.flow.knowledge import MOST, UNSET, Knowledge, Known, knowledge
from orgflow.flow.net import Net, net
from orgflow.flow.unrouted import unrouted
from orgflow.graph import OrgGraph
from orgflow.graph.flow import closure


def arriving(graph: OrgGraph, decision: Decision, *, routed: bool = False) -> Coverage | None:
    """What the branches of a decision do with all cases; gap, holes and overlaps are of cases that can come to it, if
    wanted only of those whose values are routed somewhere (see `unrouted`). None where nobody can tell."""
    found = decision.coverage
    if found is None or not (found.gap or found.overlaps):
        return found
    key = f"{'routed ' if routed else ''}arriving at {decision.step.address}"
    return graph.once(key, lambda: _arriving(graph, decision, found, routed=routed))


def _arriving(graph: OrgGraph, decision: Decision, found: Coverage, *, routed: bool) -> Coverage:
    flow = decision.step.address.partition(":")[2].partition(".")[0]
    knows, known = knowledge(graph, flow), _known(graph, flow)[decision.step.id]
    values_left = unrouted(graph) if routed else ()
    lost = [(each.attribute, each.value) for each in values_left if decision.step.address in each.steps]
    if known == knows.everything and not lost:
        return found

    finer: Axes = {name: tuple(one for one in axis.values if one is not UNSET) for name, axis in knows.axes.items()}
    finer |= {name: tuple(decision.domains[name].values) for name, _ in lost}
    having = {name: dict(zip(axis.values, axis.having, strict=True)) for name, axis in knows.axes.items()}
    for name in dict(lost):
        if name in having:
            having[name] = {value: knows.axes[name].alike(value) for value in finer[name]}

    def comes(case: Mapping[str, Value]) -> bool:
        left = known
        for name, value in case.items():
            left &= having[name][value] if name in having else left
        return left != 0 and not any(case.get(name) == value for name, value in lost)

    try:
        met = coverage(
            {name: guard.condition for name, guard in decision.guards.items()},
            decision.domains,
            MOST,
            among=comes,
            finer=finer,
        )
    except Undecided:
        return found
    return replace(found, gap=met.gap, overlaps=met.overlaps, holes=met.holes, beyond=met.beyond)


def _known(graph: OrgGraph, workflow: str) -> Mapping[str, Known]:
    """What can be known of the cases that come to each step, by its id; 0 where none comes."""
    return graph.once(f"arrivals of {workflow}", lambda: _spread(net(graph, workflow), knowledge(graph, workflow)))


def _spread(net_: Net, knows: Knowledge) -> dict[str, Known]:
    loose = _set_beside(net_, knows)
    known = [0] * len(net_.nodes)
    arrived = [(net_.arcs[arc].target, knows.beginning) for arc in net_.starts.values()]
    arrived += [(net_.arcs[arc].target, knows.everything) for arc in net_.events.values()]
    while arrived:
        number, more = arrived.pop()
        for name in loose:
            more |= knows.axes[name].anything(more)
        if not more & ~known[number]:
            continue
        known[number] |= more
        for firing in net_.choices(net_.nodes[number], ()):
            after = knows.after(firing, known[number])
            arrived += [(net_.arcs[arc].target, after) for arc in firing.put if after]
    return {name: known[number] for name, number in net_.core.items()}


def _set_beside(net_: Net, knows: Knowledge) -> tuple[str, ...]:
    """The attributes that may be set on one branch while a token is on another."""
    forks = [node.number for node in net_.nodes if node.kind == "fork"]
    after = closure(forks, lambda node: (net_.arcs[arc].target for arc in net_.nodes[node].out))
    steps = (net_.nodes[node].step for node in after)
    addresses = dict.fromkeys(each.address for step in steps for each in (step, *step.exits))
    setting = (name for address in addresses for name in knows.setting.get(address, ()))
    perhaps = (name for address in addresses for name in knows.perhaps.get(address, ()))
    return tuple(dict.fromkeys((*setting, *perhaps)))
