"""Walk the ways again that show what is wrong."""

from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import net
from orgflow.flow.paths import path, walk
from orgflow.flow.soundness import Soundness
from orgflow.graph import OrgGraph


def replayed(graph: OrgGraph, workflow: str, found: Soundness) -> None:
    """Walk the way of each case again; at its end something really waits for ever, or is there twice."""
    made, known = net(graph, workflow), knowledge(graph, workflow)
    for case in found.cases:
        place = walk(made, known, path(made, case.begin, case.firings))
        # What may happen beside a step may also not happen.
        tokens = [arc for arc in place.tokens if made.nodes[made.arcs[arc].target].kind != "maybe"]
        if case.fault.kind == "deadlock":
            assert tokens
            assert list(made.ready(tokens)) == []
        elif case.fault.kind == "meeting":
            node = case.fault.node
            there = [arc for arc in tokens if made.nodes[made.arcs[arc].target].step is node.step]
            assert any(sum(arc in group for arc in there) > 1 for group in node.groups or (there,))
        else:
            there = [made.arcs[arc].target for arc in place.tokens]
            assert case.fault.beside
            assert {case.fault.node.number, case.fault.beside.number} <= set(there)
