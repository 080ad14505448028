"""The organisation as one graph."""

from orgflow.graph.compile import compile_graph
from orgflow.graph.edges import Edge, Link
from orgflow.graph.flow import Flow, Way, is_loose
from orgflow.graph.graph import OrgGraph, SpanOfControl
from orgflow.graph.selection import Selection, owners, select

__all__ = [
    "Edge",
    "Flow",
    "Link",
    "OrgGraph",
    "Selection",
    "SpanOfControl",
    "Way",
    "compile_graph",
    "is_loose",
    "owners",
    "select",
]
