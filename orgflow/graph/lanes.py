"""In which lane each step of a workflow stands."""

from orgflow.graph.flow import Flow
from orgflow.graph.graph import OrgGraph
from orgflow.model.organisation import Role
from orgflow.model.workflows import Step

# The lane of work that nobody is named for: it must not look as if whoever came before did it.
NOBODY = "nobody"
_WORK = ("task", "send")


def lanes_of_steps(graph: OrgGraph, flow: Flow) -> dict[str, str]:
    """Step id → address of the actor in whose lane it stands, or `NOBODY`.

    A wait stands with whom it waits for, an approval with the lowest post up the requester's line that holds such
    authority, work without performer with nobody, any other step where the case comes from.
    """
    lanes: dict[str, str] = {}
    waiting = list(dict.fromkeys(flow.beginnings()))
    # Where the case comes from, and the last post that had it: who asks for an approval.
    reached = dict.fromkeys(waiting, ("", ""))
    for name in waiting:
        came, requester = reached[name]
        lane = lanes[name] = _own(graph, flow.steps[name], requester) or came
        post = lane if lane.startswith("role:") else requester
        for way in flow.out(name):
            if way.target not in reached:
                reached[way.target] = lane, post
                waiting.append(way.target)
    for name, step in flow.steps.items():
        lanes.setdefault(name, _own(graph, step, ""))
    first = next((lane for lane in lanes.values() if lane), NOBODY)
    return {name: lanes[name] or _onward(flow, lanes, name) or first for name in flow.steps}


def _own(graph: OrgGraph, step: Step, requester: str) -> str:
    performer = graph.performer(step.address)
    if performer:
        return performer.source
    if step.approves:
        return _approver(graph, step.approves.kind, requester)
    if step.type == "wait" and step.for_:
        return step.for_[0].address
    return NOBODY if step.type in _WORK else ""


def _approver(graph: OrgGraph, kind: str | None, requester: str) -> str:
    for address in graph.chain(requester):
        post = graph.items.get(address)
        if isinstance(post, Role) and kind in (post.authority or {}):
            return address
    return NOBODY


def _onward(flow: Flow, lanes: dict[str, str], name: str) -> str:
    """A step with nobody before it stands with the one after it."""
    return next((lanes[way.target] for way in flow.out(name) if lanes[way.target]), "")
