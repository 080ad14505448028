"""The flowchart of a workflow: the steps in their order, with whoever does each named in it."""

from collections.abc import Sequence
from dataclasses import replace

from orgflow.diagram import Label, Lane, Stop, Swimlane
from orgflow.finding import Finding
from orgflow.flow.trace import Trace
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Step
from orgflow.text import phrase
from orgflow.views.swimlane import swimlane
from orgflow.views.words import Wording

NAME = "flowchart"
_LANE = Lane("flow", Label(""))


def flowchart(
    graph: OrgGraph,
    workflow: str,
    wording: Wording,
    path: str,
    findings: Sequence[Finding] = (),
    trace: Trace | None = None,
) -> Swimlane:
    """The diagram of a workflow without lanes, by its id; all else is that of its swimlane."""
    drawn = swimlane(graph, workflow, wording, path, findings, trace)
    actors = {lane.id: lane.label.first for lane in drawn.lanes}
    described = phrase("Flowchart: {title}.", "流程图：{title}。", title=drawn.caption.title)
    return replace(
        drawn,
        name=NAME,
        caption=replace(drawn.caption, description=wording.say(described)),
        lanes=(_LANE,),
        stops=tuple(_named(graph, stop, actors[stop.lane]) for stop in drawn.stops),
    )


def _named(graph: OrgGraph, stop: Stop, actor: str) -> Stop:
    """A stop with whoever does it, or is waited for; where a case merely passes nobody is named."""
    step = graph.items.get(stop.id)
    named = isinstance(step, Step) and (
        stop.shape in ("task", "send") or bool(step.type == "wait" and step.for_) or graph.performer(step.address)
    )
    lines = (actor if named else "", stop.detail)
    return replace(stop, lane=_LANE.id, detail="\n".join(line for line in lines if line))
