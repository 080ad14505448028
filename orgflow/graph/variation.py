"""A variant beside its base: what it has lost, and what it has put together."""

from collections.abc import Iterator

from orgflow.document.tree import Mapping
from orgflow.graph.edges import Edge, Link
from orgflow.graph.graph import OrgGraph, kind_of
from orgflow.model.kinds import SECTION_KINDS
from orgflow.model.team import Team
from orgflow.source import Span


def before(graph: OrgGraph, address: str) -> tuple[str, ...]:
    """What an object of a variant was in its base: itself, and roles that were merged into it. Empty on a base."""
    if graph.base is None:
        return ()
    return tuple(was for was in (address, *graph.absorbed.get(address, ())) if was in graph.base.items)


def lost(graph: OrgGraph, address: str, kind: Edge) -> list[Link]:
    """The edges of a kind that led to an object in the base, where none is left in the variant."""
    if graph.base is None or graph.into(address, kind):
        return []
    return [link for was in before(graph, address) for link in graph.base.into(was, kind)]


def brought_together(graph: OrgGraph, role: str, first: str, second: str) -> bool:
    """Whether merging has made one role responsible for two duties that nobody was responsible for alone before."""
    if graph.base is None or len(before(graph, role)) < 2:
        return False
    hands = ([link.source for link in graph.base.into(duty, Edge.RESPONSIBLE)] for duty in (first, second))
    return set.isdisjoint(*map(set, hands))


def taken_away(graph: OrgGraph, address: str) -> Span | None:
    """Where a variant, or one that it extends, takes an object of the base away."""
    section = next((name for name, kind in SECTION_KINDS.items() if kind == kind_of(address)), "")
    for patch in _patches(graph):
        objects = patch.get(section)
        entry = objects.entries.get(address.partition(":")[2]) if isinstance(objects, Mapping) else None
        if entry and entry.value.plain is None:
            return entry.key.span
    return None


def words_of_patches(team: Team) -> frozenset[str]:
    """All that the patches of variants name, be it key or value: what their base declares for them is of use."""
    found: set[str] = set()
    waiting: list[object] = [variant.patch for variant in team.variants.values()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            found.update(value)
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
        elif isinstance(value, str):
            found.add(value)
    return frozenset(found)


def _patches(graph: OrgGraph) -> Iterator[Mapping]:
    """The patches that make a variant, its own first."""
    variant = graph.variant
    while variant:
        patch = variant.node.get("patch") if isinstance(variant.node, Mapping) else None
        if isinstance(patch, Mapping):
            yield patch
        variant = graph.team.variants[variant.extends.id] if variant.extends else None
