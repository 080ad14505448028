"""From a team to its graph, with the defaults that the language promises filled in as inferred edges."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from orgflow.graph.edges import Link
from orgflow.graph.graph import OrgGraph
from orgflow.graph.links import careers, coverage, flow, goals, improvement, organisation, records, service, skills
from orgflow.model.items import Item
from orgflow.model.team import Team

if TYPE_CHECKING:
    from orgflow.model.variants import Variant

_SUBJECTS: tuple[Callable[[Team], Iterator[Link]], ...] = (
    organisation.links,
    service.links,
    flow.links,
    skills.links,
    careers.links,
    goals.links,
    improvement.links,
    coverage.links,
    records.links,
)


def compile_graph(
    team: Team, *, variant: "Variant | None" = None, base: OrgGraph | None = None, earlier: Iterable[OrgGraph] = ()
) -> OrgGraph:
    """The graph of a team; of a `variant`, which knows the graphs of its base and of the variants before it."""
    items: dict[str, Item] = {item.address: item for item in team.items()}
    for workflow in team.workflows.values():
        items.update((start.address, start) for start in workflow.starts.values())
    every = chain.from_iterable(links(team) for links in _SUBJECTS)
    return OrgGraph(team, items, every, variant=variant, base=base, earlier=tuple(earlier))
