"""What of its sources a specification draws on."""

from collections.abc import Iterator

from orgflow.graph.graph import OrgGraph
from orgflow.graph.variation import words_of_patches
from orgflow.model.organisation import Source
from orgflow.text import Text


def uncited(graph: OrgGraph) -> Iterator[tuple[Source, str, Text]]:
    """The sections of sources that no object cites, by itself or with the whole source, nor the patch of a variant."""
    cited = {ref.address for ref in graph.team.citations}
    cited |= {f"section:{word}" for word in words_of_patches(graph.team)}
    for source in graph.team.sources.values():
        for name, said in (source.sections or {}).items():
            if f"section:{source.id}.{name}" not in cited and source.address not in cited:
                yield source, name, said
