"""Pictures of a loaded team, and what it becomes in other formats."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from orgflow.check import Loaded
from orgflow.collector import no_collection
from orgflow.document import BASE
from orgflow.finding import Finding
from orgflow.flow.trace import Trace
from orgflow.graph import OrgGraph, of_kinds
from orgflow.graph import select as graph_select
from orgflow.picture import FORMATS, Picture, no_format
from orgflow.text import Language, listed, phrase
from orgflow.usage import UsageError

if TYPE_CHECKING:
    from orgflow.deck import Outline
    from orgflow.layout.theme import Theme
    from orgflow.pictures.lettering import SvgText
    from orgflow.views import View, Wording
    from orgflow.views.words import People


def writer(form: str, *, scale: float = 2.0, svg_text: "SvgText" = "live") -> Callable[[Picture], bytes]:
    """What makes a file of a picture; `scale` is pixels to a point, for PNG, and `svg_text` how words are written in
    SVG. Raises `UsageError` for a format that is not there."""
    if form not in FORMATS:
        raise no_format(form, (*FORMATS, *EXPORTS, *GRAPHS))
    if form == "svg":
        return partial(Picture.svg, text=svg_text)
    return partial(Picture.png, scale=scale) if form == "png" else FORMATS[form]


def draw(
    loaded: Loaded,
    *,
    view: str | None = None,
    workflow: str | None = None,
    variant: str | None = None,
    language: Language | None = None,
    bilingual: bool = False,
    findings: Sequence[Finding] = (),
    only: str | None = None,
    highlight: str | None = None,
    trace: Trace | None = None,
    page: str = "16:9",
    theme: "Theme | None" = None,
    max_pages: int | None = None,
    people: "People" = "none",
) -> Iterator[Picture]:
    """The pictures of a loaded team: all views that apply, or one; for all workflows, or one; of the base or a variant.

    Views that show in another way what others show are drawn only if they are named. `language` defaults to the team's
    first; `bilingual` sets the other one below it. `findings` are marked and numbered. `only` is a selector: a picture
    of the whole team then shows the selected posts alone, and only workflows with selected steps are drawn. What the
    selector `highlight` names stands out on every picture that shows any of it. On the swimlane of its workflow the way
    of `trace` stands out. `page` names a paper: `16:9`, `4:3`, `A4`, `A3`, `letter`; `theme` is how it looks, by
    default as the design system says. Of a picture at most `max_pages` are drawn, and the last of them says how many
    are left out. `people` is how those who hold posts are called: they are on no picture unless asked for. Raises
    `UsageError` for a view, workflow, variant, object or paper that is not there, for a root that was refused, and
    after the last picture if nothing stood out on any.
    """
    from orgflow.layout import lay_out
    from orgflow.layout.frame import cut_short
    from orgflow.layout.highlight import highlighted, unseen
    from orgflow.layout.theme import PLAIN, themed
    from orgflow.scene import paper_of
    from orgflow.views.people import discreet

    look = theme or PLAIN
    paper = look.on(paper_of(page))
    chosen = graph_select(drawable(loaded, variant), highlight).concerns if highlight is not None else None
    seen: list[bool] = []
    told = discreet(findings, drawable(loaded, variant), people)
    for one in _subjects(loaded, view, workflow, variant, language, bilingual, only, people):
        with no_collection():
            here = trace if trace and one.name == trace.workflow else None
            pages = lay_out(one.view.draw(one.graph, one.name, one.wording, loaded.path, told, here), paper)
        if chosen:
            bright = highlighted(pages, chosen)
            seen.append(bool(bright))
            pages = bright or pages
        shown = pages[:max_pages]
        for number, scene in enumerate(shown, start=1):
            left_out = len(pages) - len(shown) if number == len(shown) else 0
            name = one.file("trace" if here else "", f"p{number}" if len(pages) > 1 else "")
            yield Picture(name, themed(cut_short(scene, left_out) if left_out else scene, look), left_out)
    if seen and not any(seen):
        raise UsageError(unseen(highlight or "", view))


DECKS = ("pptx", "pdf")


def deck(
    loaded: Loaded,
    *,
    variant: str | None = None,
    language: Language | None = None,
    bilingual: bool = False,
    findings: Sequence[Finding] = (),
    notes: bool = False,
    template: bytes | None = None,
    page: str = "16:9",
    outline: "Outline | None" = None,
    form: str = "pptx",
    theme: "Theme | None" = None,
    people: "People" = "none",
) -> bytes:
    """A presentation of a loaded team, in the order in which a consultant presents it: cover, every view that applies,
    `findings` with what to do about them, sources, assumptions; or the pages of `outline`.

    `form` is one of `DECKS`. In PowerPoint `template` is a presentation whose master and theme are taken, and with
    `notes` each slide has notes for the speaker. `page`, `theme` and `people` are those of `draw`. Raises `UsageError`
    for a variant or paper that is not there, and for a root that was refused.
    """
    from orgflow.deck import slides
    from orgflow.layout.theme import PLAIN, themed
    from orgflow.scene import paper_of
    from orgflow.views import Wording
    from orgflow.views.people import discreet

    look = theme or PLAIN
    graph, paper = drawable(loaded, variant), look.on(paper_of(page))
    wording = Wording(language or graph.team.languages[0], bilingual, people)
    findings = discreet(findings, graph, people)
    with no_collection():
        made = slides(graph, wording, loaded.path, findings, paper, outline)
        if not made:
            raise UsageError(phrase("there is nothing to show on these pages", "这些页面没有可显示的内容"))
        scenes = [themed(slide.scene, look) for slide in made]
        if form == "pdf":
            from orgflow.pictures.pdf import write_pdf

            return write_pdf(scenes)
        from orgflow.deck.notes import notes as told
        from orgflow.pictures.pptx import write_pptx

        return write_pptx(
            scenes,
            template=template,
            notes=[told(slide, graph, wording, findings) for slide in made] if notes else (),
            sections=[wording.say(slide.chapter.label) for slide in made],
        )


@dataclass(frozen=True, slots=True)
class Exported:
    """What is drawn, in somebody else's format, named as the file it becomes."""

    name: str
    content: bytes


EXPORTS = ("bpmn", "xlsx")


def export(
    loaded: Loaded,
    *,
    dialect: str = "standard",
    workflow: str | None = None,
    variant: str | None = None,
    language: Language | None = None,
    bilingual: bool = False,
    only: str | None = None,
) -> Iterator[Exported]:
    """The workflows of a loaded team as BPMN 2.0, all of them or one, in the dialect of the tool that is to read them.

    Arguments, names and refusals are those of `draw`.
    """
    from orgflow.exchange.bpmn import write_bpmn

    for one in _subjects(loaded, "swimlane", workflow, variant, language, bilingual, only):
        if not one.graph.flow(one.name).starts:
            say = phrase(
                "{flow} has no start and cannot be written as BPMN", "{flow} 没有开始，无法写成 BPMN", flow=one.name
            )
            raise UsageError(say)
        yield Exported(f"{one.file()}.bpmn", write_bpmn(one.graph, one.name, one.wording, dialect))


def workbook(
    loaded: Loaded,
    *,
    variant: str | None = None,
    language: Language | None = None,
    bilingual: bool = False,
    findings: Sequence[Finding] = (),
    people: "People" = "none",
) -> Exported | None:
    """The tables of a loaded team as a workbook: RACI, duties, KPIs, skills, `findings`; None if it has none of them.

    Arguments and refusals are those of `draw`.
    """
    from orgflow.exchange.xlsx import sheets, write_workbook
    from orgflow.views import Wording
    from orgflow.views.people import discreet

    graph = drawable(loaded, variant)
    wording = Wording(language or graph.team.languages[0], bilingual, people)
    with no_collection():
        tables = sheets(graph, wording, loaded.path, discreet(findings, graph, people))
        if not tables:
            return None
        title = graph.team.profile.label.get(wording.language)
        return Exported(
            f"{_named(stem(loaded.file), _varied(variant), _spoken(wording))}.xlsx", write_workbook(tables, title)
        )


GRAPHS = {"dot": ".dot", "mermaid": ".mmd"}
"""Formats of tools that lay out graphs themselves, and the endings of their files."""


def graphs(
    loaded: Loaded,
    form: str,
    *,
    view: str | None = None,
    workflow: str | None = None,
    variant: str | None = None,
    language: Language | None = None,
    bilingual: bool = False,
    only: str | None = None,
) -> Iterator[Exported]:
    """The views of a loaded team that are graphs, in a format of `GRAPHS`; each whole, for these tools know no pages.

    Arguments, names and refusals are those of `draw`; a view that was asked for and is no graph is refused too.
    """
    from orgflow.pictures.dot import write_dot
    from orgflow.pictures.mermaid import write_mermaid
    from orgflow.pictures.outline import outline

    write = {"dot": write_dot, "mermaid": write_mermaid}[form]
    for one in _subjects(loaded, view, workflow, variant, language, bilingual, only):
        drawn = outline(one.view.draw(one.graph, one.name, one.wording, loaded.path, (), None))
        if drawn is not None:
            yield Exported(one.file() + GRAPHS[form], write(drawn).encode())
        elif view is not None:
            raise UsageError(
                phrase(
                    "{view} is no graph of nodes and lines and cannot be written as {form}; write svg, for example",
                    "{view} 不是由节点和连线组成的图，无法写成 {form}；可改用 svg 等格式",
                    view=view,
                    form=form,
                )
            )


class _Subject(NamedTuple):
    """What one picture is of: a view of a graph, or of one object of it, in the base or a variant."""

    root: str
    view: "View"
    graph: OrgGraph
    name: str
    variant: str
    wording: "Wording"

    def file(self, marked: str = "", page: str = "") -> str:
        """The name of the file it becomes, without ending."""
        return _named(self.root, self.view.name, self.name, marked, self.variant, _spoken(self.wording), page)


def _subjects(
    loaded: Loaded,
    view: str | None,
    workflow: str | None,
    variant: str | None,
    language: Language | None,
    bilingual: bool,
    only: str | None,
    people: "People" = "none",
) -> Iterator[_Subject]:
    from orgflow.views import Wording

    graph = drawable(loaded, variant)
    wording = Wording(language or graph.team.languages[0], bilingual, people)
    chosen = graph_select(graph, only) if only is not None else None
    part = chosen.part_of(graph) if chosen else graph
    for drawn in _wanted(loaded.path, graph, view, workflow):
        # A view of kinds needs no more than these objects; what is drawn of one object is drawn whole.
        seen = (chosen or of_kinds(graph, drawn.kinds)).alone(graph) if drawn.kinds else part
        for name in drawn.objects(seen):
            if workflow is None or name in ("", workflow):
                yield _Subject(stem(loaded.file), drawn, graph if name else seen, name, _varied(variant), wording)


def drawable(loaded: Loaded, variant: str | None) -> OrgGraph:
    """The graph of the base or a variant. Raises `UsageError` for a root that was refused."""
    graph = loaded.edition(variant or BASE).graph
    if graph is None:
        raise UsageError(phrase("{path} has faults and cannot be drawn", "{path} 有错误，无法绘制", path=loaded.path))
    return graph


def _wanted(path: str, graph: OrgGraph, view: str | None, workflow: str | None) -> "list[View]":
    """The views that are asked for; if none is named, those that nobody has to name."""
    from orgflow.views import VIEWS

    if view is not None and view not in (each.name for each in VIEWS):
        raise UsageError(
            phrase(
                "there is no view {name}; there are: {known}",
                "没有视图 {name}；现有：{known}",
                name=view,
                known=listed((each.name for each in VIEWS), most=len(VIEWS)),
            )
        )
    if workflow is not None and workflow not in graph.team.workflows:
        raise UsageError(
            phrase(
                "{path} has no workflow {name}; it has: {known}",
                "{path} 没有流程 {name}；现有：{known}",
                path=path,
                name=workflow,
                known=listed(graph.team.workflows) or "–",
            )
        )
    return [each for each in VIEWS if each.name == view or (view is None and not each.on_request)]


def _named(*words: str) -> str:
    """The name of a file, of those words that there are."""
    return ".".join(word for word in words if word)


def _varied(variant: str | None) -> str:
    return "" if variant in (None, BASE) else variant or ""


def _spoken(wording: "Wording") -> str:
    return "both" if wording.bilingual else wording.language


def stem(file: Path) -> str:
    """`team` of `team.orgflow.yaml`."""
    return file.name.removesuffix(file.suffix).removesuffix(".orgflow")
