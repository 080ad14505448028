"""All editions of a team beside each other."""

from collections.abc import Iterator

from orgflow.document import Budget, Limits, variant_trees
from orgflow.finding import Rejected
from orgflow.graph.compile import compile_graph
from orgflow.graph.graph import OrgGraph
from orgflow.model.team import build_team
from orgflow.schema import validate


def editions(graph: OrgGraph) -> tuple[OrgGraph, ...]:
    """The graphs of the variants of a base, in the order written, made once for each graph. A variant that is refused,
    of which `check` tells, is not among them."""
    return graph.once("editions", lambda: tuple(_compiled(graph)))


def _compiled(base: OrgGraph) -> Iterator[OrgGraph]:
    language = base.team.profile.languages[0] if base.team.profile.languages else None
    for each in variant_trees(base.team.tree, Budget(Limits()), language):
        if each.findings or any(validate(each.tree)):
            continue
        try:
            team = build_team(each.tree, base=base.team, merges=each.merges)
        except Rejected:
            continue
        yield compile_graph(team, variant=base.team.variants[each.name], base=base)
