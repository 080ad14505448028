"""A swimlane as scenes."""

from collections.abc import Sequence

from orgflow.diagram import Swimlane
from orgflow.layout.frame import heading
from orgflow.layout.lanes.flow import Flow, flows
from orgflow.layout.lanes.page import Page
from orgflow.layout.lanes.placement import STYLES, Placement, place
from orgflow.layout.lanes.router import Routing, route
from orgflow.scene import Scene

_COLUMN = 60.0
_ROW = 40.0


def lay_out_swimlane(diagram: Swimlane) -> tuple[Scene, ...]:
    """The pages of a swimlane."""
    whole, placement, routing = _best(flows(diagram))
    page = Page(
        diagram.name, diagram.caption, heading(diagram.caption), diagram.lanes, diagram.phases, diagram.callouts, whole,
        placement, routing,
    )  # fmt: skip
    return (page.draw() or page.draw_grown(),)


def _best(choices: Sequence[Flow]) -> tuple[Flow, Placement, Routing]:
    """The placement with the cheapest ways; columns and rows have their price too."""
    tried: list[tuple[float, int, Flow, Placement, Routing]] = []
    known: list[tuple[Flow, list[int], list[int]]] = []
    for flow in choices:
        for style in STYLES:
            placement = place(flow, style)
            if (flow, placement.columns, placement.rows) in known:
                continue
            known.append((flow, placement.columns, placement.rows))
            routing = route(flow, placement)
            price = routing.cost + _COLUMN * placement.column_count + _ROW * placement.row_count
            tried.append((price, len(tried), flow, placement, routing))
    return min(tried, key=lambda one: one[:2])[2:]
