"""Who has a pool of their own, and where the steps stand that wait for them."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from orgflow.graph import Flow, OrgGraph
from orgflow.graph.lanes import NOBODY
from orgflow.model.items import Ref
from orgflow.model.organisation import Party

_WORK = ("task", "send", "call", "decision", "join", "parallel", "end")


def outside_parties(graph: OrgGraph, flow: Flow) -> tuple[str, ...]:
    """The addresses of parties and vendors that messages go to or come from and who do no step themselves."""
    working = {
        performer.source
        for step in flow.steps.values()
        if step.type in _WORK and (performer := graph.performer(step.address))
    }
    found = dict.fromkeys(actor.address for actor in _correspondents(flow))
    if any(start.channels for start in flow.starts):
        found["party:customer"] = None
    return tuple(address for address in found if _is_outside(graph, address) and address not in working)


def inside_lanes(flow: Flow, lanes: Mapping[str, str], outside: Collection[str]) -> dict[str, str]:
    """The lanes of steps, where none stands with a party that has a pool: a wait for them stands where the case is."""
    found = {name: lane for name, lane in lanes.items() if lane not in outside}
    waiting = [name for name in flow.steps if name not in found]
    for ways in (_before, _after):
        settled = True
        while settled:
            near = {name: next((found[one] for one in ways(flow, name) if one in found), "") for name in waiting}
            settled = any(near.values())
            found |= {name: lane for name, lane in near.items() if lane}
            waiting = [name for name in waiting if name not in found]
    return {name: found.get(name, NOBODY) for name in flow.steps}


def _correspondents(flow: Flow) -> Iterator[Ref]:
    for start in flow.starts:
        yield from [start.from_] if start.from_ else []
    for exit_ in (*flow.events, *(exit_ for step in flow.steps.values() for exit_ in step.exits)):
        yield from [exit_.from_] if exit_.from_ else []
        yield from exit_.notify
    for step in flow.steps.values():
        yield from (*step.to, *step.for_, *step.tells)


def _is_outside(graph: OrgGraph, address: str) -> bool:
    return address.startswith(("party:", "vendor:")) or isinstance(graph.items.get(address), Party)


def _before(flow: Flow, name: str) -> Iterable[str]:
    return (way.source for way in flow.into(name))


def _after(flow: Flow, name: str) -> Iterable[str]:
    return (way.target for way in flow.out(name))
