"""The slides of a deck, in their order, each with its chapter and what it shows; every writer takes this list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orgflow.completeness import Completeness, completeness
from orgflow.deck.chapters import Chapter, chapter
from orgflow.deck.outline import Outline, Topic, usual
from orgflow.deck.pages import assumptions, cover, recommendations, sources
from orgflow.diagram import Diagram
from orgflow.finding import Finding
from orgflow.graph import OrgGraph
from orgflow.layout import lay_out
from orgflow.layout.frame import paged
from orgflow.rules import RULES
from orgflow.rules.presets import preset
from orgflow.scene import Page, Scene
from orgflow.views import VIEWS, Wording


@dataclass(frozen=True, slots=True)
class Slide:
    """One page: the chapter it stands in, the diagram it is a page of, and the scene to be written."""

    chapter: Chapter
    diagram: Diagram
    scene: Scene


def slides(
    graph: OrgGraph,
    wording: Wording,
    path: str,
    findings: Sequence[Finding],
    paper: Page,
    outline: Outline | None = None,
) -> tuple[Slide, ...]:
    """The slides of a team, numbered: those of `outline`, else the usual ones.

    What a specification does not state is left out.
    """
    found = completeness(graph, RULES, preset("strict"))
    made: list[Slide] = []
    for topic in outline.topics if outline else usual(graph):
        for diagram in _drawn(graph, topic, wording, path, findings, found):
            for scene in lay_out(diagram, paper):
                made.append(Slide(chapter(topic.page), diagram, paged(scene, len(made) + 1)))
    return tuple(made)


def _drawn(
    graph: OrgGraph, topic: Topic, wording: Wording, path: str, findings: Sequence[Finding], found: Completeness
) -> Iterator[Diagram]:
    for diagram in _diagrams(graph, topic, wording, path, findings, found):
        if not topic.title:
            yield diagram
            continue
        own = wording.label(topic.title)
        yield replace(diagram, caption=replace(diagram.caption, title=own.first, second=own.second))


def _diagrams(
    graph: OrgGraph, topic: Topic, wording: Wording, path: str, findings: Sequence[Finding], found: Completeness
) -> Iterator[Diagram]:
    for view in VIEWS:
        if view.name == topic.page:
            for name in view.objects(graph):
                if topic.of in ("", name):
                    # Figures count what was found; elsewhere it would be in the way: it has pages of its own.
                    shown = findings if view.name == "scorecard" else ()
                    yield view.draw(graph, name, wording, path, shown, None)
    if topic.page == "cover":
        yield cover(graph, wording, path, findings)
    if topic.page == "findings" and findings:
        yield recommendations(graph, wording, path, findings)
    if topic.page == "sources" and graph.team.sources:
        yield sources(graph, wording, path)
    if topic.page == "assumptions" and found.assumed:
        yield assumptions(graph, wording, path, found)
