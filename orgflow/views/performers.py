"""In which lane each step of a workflow stands."""

from orgflow.graph import Flow, OrgGraph
from orgflow.model.items import Item
from orgflow.model.organisation import Role
from orgflow.model.workflows import Step


def lanes_of_steps(graph: OrgGraph, flow: Flow) -> dict[str, str]:
    """Step id → address of the actor in whose lane it stands.

    A wait stands with whom it waits for, an approval with the lowest post up the requester's line that holds such
    authority, any other step without performer where the case comes from. "" where nobody can be told.
    """
    lanes: dict[str, str] = {}
    waiting = list(dict.fromkeys(flow.beginnings()))
    reached = dict.fromkeys(waiting, "")
    for name in waiting:
        step = flow.steps[name]
        lanes[name] = _own(graph, step) or _approver(graph, step, reached[name]) or reached[name]
        for way in flow.out(name):
            if way.target not in reached:
                reached[way.target] = lanes[name]
                waiting.append(way.target)
    for name, step in flow.steps.items():
        lanes.setdefault(name, _own(graph, step))
    first = next((lane for lane in lanes.values() if lane), "")
    return {name: lanes[name] or _onward(flow, lanes, name) or first for name in flow.steps}


def _own(graph: OrgGraph, step: Step) -> str:
    performer = graph.performer(step.address)
    if performer:
        return performer.source
    if step.type == "wait" and step.for_:
        return step.for_[0].address
    return ""


def _approver(graph: OrgGraph, step: Step, requester: str) -> str:
    if step.approves is None or not requester:
        return ""
    for address in graph.chain(requester):
        item: Item | None = graph.items.get(address)
        if isinstance(item, Role) and step.approves.kind in (item.authority or {}):
            return address
    return ""


def _onward(flow: Flow, lanes: dict[str, str], name: str) -> str:
    """A step with nobody before it stands with the one after it."""
    return next((lanes[way.target] for way in flow.out(name) if lanes[way.target]), "")
