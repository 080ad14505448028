"""The words around a picture, the same way for every view."""

from orgflow.diagram import Caption
from orgflow.graph import OrgGraph
from orgflow.text import Text, phrase
from orgflow.views.words import Wording, source_line


def caption(graph: OrgGraph, wording: Wording, path: str, *, title: Text, subtitle: Text, description: Text) -> Caption:
    """Title, subtitle, source and alternative text in the languages of a picture; the subtitle names the variant."""
    if graph.variant:
        subtitle = phrase("{all} ({variant})", "{all}（{variant}）", all=subtitle, variant=graph.variant.label)
    return Caption(
        title=wording.say(title),
        subtitle=wording.subtitle(subtitle),
        source=wording.say(source_line(path)),
        description=wording.say(description),
        language=wording.language,
        bilingual=wording.bilingual,
        second=wording.repeat(title),
    )
