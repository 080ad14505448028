"""Events of the whole case for tools that cannot run sub-processes begun by an event.

SpiffWorkflow 3 waits for the timer of such a sub-process even when the case is over, and lets none interrupt. There all
steps go into one sub-process, with the events of the case on its border.
"""

from collections.abc import Mapping
from dataclasses import replace

from orgflow.exchange.bpmn.process import Lane, Node, Process, Scope, Way

_BODY, _BEGIN, _MEET, _OVER = "case_body", "case_begins", "case_starts", "case_over"


def wrapped(process: Process) -> Process:
    """The process with events on the border of one sub-process, if its starts all lead to one step; else as it is."""
    scope = process.scope
    events = [node for node in scope.nodes.values() if node.of_case]
    starts = {name: node for name, node in scope.nodes.items() if node.kind == "startEvent"}
    begun = [way for way in scope.ways if way.source in starts]
    if not events or len({way.target for way in begun}) != 1:
        return process
    steps = {name: node for name, node in scope.nodes.items() if name not in starts and not node.of_case}
    inner = Scope(
        {_BEGIN: Node(id=_BEGIN, kind="startEvent", name=process.name), **steps},
        (Way(f"flow_{_BEGIN}", _BEGIN, begun[0].target), *(way for way in scope.ways if way.source not in starts)),
        _lanes(scope, steps),
    )
    body = Node(id=_BODY, kind="subProcess", name=process.name, inner=inner)
    over = Node(id=_OVER, kind="endEvent", name=process.name)
    nodes = {**starts, _BODY: body, _OVER: over}
    ways = [Way(f"flow_{_BODY}", _BODY, _OVER)]
    entrance = _BODY
    if len(starts) > 1:
        entrance = _MEET
        nodes[_MEET] = Node(id=_MEET, kind="exclusiveGateway")
        ways.append(Way(f"flow_{_MEET}", _MEET, _BODY))
    ways += [way._replace(target=entrance) for way in begun]
    for event in events:
        assert event.inner is not None
        for name, node in event.inner.nodes.items():
            on_border = node.kind == "startEvent"
            nodes[name] = replace(node, kind="boundaryEvent", attached_to=_BODY) if on_border else node
        ways += event.inner.ways
    return replace(process, scope=Scope(nodes, tuple(ways)))


def _lanes(scope: Scope, steps: Mapping[str, Node]) -> tuple[Lane, ...]:
    """The lanes with the steps that go into the sub-process."""
    lanes = (lane._replace(nodes=tuple(name for name in lane.nodes if name in steps)) for lane in scope.lanes)
    return tuple(lane for lane in lanes if lane.nodes)
