"""The organisation as one graph."""

from orgflow.graph.compile import compile_graph
from orgflow.graph.edges import Edge, Link
from orgflow.graph.flow import Flow, Way, is_loose
from orgflow.graph.graph import OrgGraph, SpanOfControl
from orgflow.graph.selection import Selection, of_kinds, owners, select
from orgflow.graph.variation import brought_together, lost, taken_away

__all__ = [
    "Edge",
    "Flow",
    "Link",
    "OrgGraph",
    "Selection",
    "SpanOfControl",
    "Way",
    "brought_together",
    "compile_graph",
    "is_loose",
    "lost",
    "of_kinds",
    "owners",
    "select",
    "taken_away",
]
