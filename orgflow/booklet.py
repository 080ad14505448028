"""A deck to click through: its pages by view, what can be read up on each object, findings that lead to their marks."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from orgflow.check import Loaded
from orgflow.collector import no_collection
from orgflow.drawing import drawable
from orgflow.finding import Finding
from orgflow.graph import OrgGraph
from orgflow.text import Language, Text, phrase
from orgflow.usage import UsageError

if TYPE_CHECKING:
    from orgflow.deck import Outline
    from orgflow.diagram import Detail
    from orgflow.layout.theme import Theme
    from orgflow.pictures.html import Edition
    from orgflow.scene import Box, Scene
    from orgflow.views import Wording
    from orgflow.views.words import People

# Short enough for a row of tabs; views that are not named here say their title.
_TABS = {
    "cover": Text(en="Cover", zh="封面"),
    "scorecard": Text(en="Figures", zh="关键数字"),
    "org-chart": Text(en="Org chart", zh="组织架构"),
    "raci": Text(en="RACI", zh="职责分工"),
    "duties": Text(en="Duties", zh="职责分布"),
    "journey": Text(en="Journey", zh="客户旅程"),
    "swimlane": Text(en="Workflows", zh="流程"),
    "flowchart": Text(en="Flowcharts", zh="流程图"),
    "ladder": Text(en="Escalation", zh="升级"),
    "hours": Text(en="Hours", zh="在岗时段"),
    "skills": Text(en="Skills", zh="技能"),
    "kpi-tree": Text(en="KPIs", zh="指标"),
    "goal-cascade": Text(en="Goals", zh="目标"),
    "career": Text(en="Careers", zh="职业发展"),
    "variants": Text(en="Variants", zh="各版本"),
    "network": Text(en="Network", zh="关系网"),
    "findings": Text(en="Findings", zh="发现"),
    "sources": Text(en="Sources", zh="来源"),
    "assumptions": Text(en="Assumptions", zh="假设"),
}


def booklet(
    loaded: Loaded,
    *,
    variant: str | None = None,
    languages: Sequence[Language] = (),
    bilingual: bool = False,
    findings: Sequence[Finding] = (),
    page: str = "16:9",
    outline: "Outline | None" = None,
    theme: "Theme | None" = None,
    people: "People" = "none",
) -> bytes:
    """The pages of a deck as one HTML file to click through, with all that is known of each object.

    Its reader may switch between `languages` (default: the team's first alone). All else is as for `deck`.
    """
    from orgflow.deck import slides
    from orgflow.layout.theme import PLAIN, themed
    from orgflow.pictures.html import write_html
    from orgflow.scene import paper_of
    from orgflow.views import Wording
    from orgflow.views.people import discreet

    look = theme or PLAIN
    graph, paper = drawable(loaded, variant), look.on(paper_of(page))
    wordings = [Wording(language, bilingual, people) for language in languages or graph.team.languages[:1]]
    findings = discreet(findings, graph, people)
    with no_collection():
        editions = []
        for wording in wordings:
            made = slides(graph, wording, loaded.path, findings, paper, outline)
            if not made:
                raise UsageError(phrase("there is nothing to show on these pages", "这些页面没有可显示的内容"))
            editions.append(_edition(graph, wording, [themed(slide.scene, look) for slide in made], findings))
        return write_html(editions, _named)


def _edition(graph: OrgGraph, wording: "Wording", scenes: "Sequence[Scene]", findings: Sequence[Finding]) -> "Edition":
    from orgflow.pictures.html import Edition, Tab
    from orgflow.views.callouts import callouts
    from orgflow.views.details import detail

    details = {}
    for scene in scenes:
        for box in scene.boxes:
            address = _named(box)
            if address not in details:
                details[address] = detail(graph, address, wording)
    known = {address: found for address, found in details.items() if found is not None}
    return Edition(
        wording.language,
        wording.say(graph.team.profile.label),
        tuple(
            Tab(name, wording.say(_tab(name)), tuple(pages))
            for name, pages in groupby(scenes, key=lambda scene: scene.name.partition(".")[0])
        ),
        known,
        callouts(findings, wording, _marked(known)),
    )


def _named(box: "Box") -> str:
    """The address that a box stands for: its own, that of the box it belongs to, that of its row in a table."""
    return "" if box.layer == "ground" and box.id.count(":") > 1 else (box.owner or box.id).partition("|")[0]


def _tab(name: str) -> Text:
    from orgflow.views import VIEWS

    return _TABS.get(name) or next((view.title for view in VIEWS if view.name == name), Text(en=name, zh=name))


def _marked(shown: "dict[str, Detail]") -> Callable[[Finding], tuple[str, ...]]:
    """What to mark for a finding: the objects that it is about, else those that prove it, as far as they are shown."""

    def targets(finding: Finding) -> tuple[str, ...]:
        witness = finding.problem.witness
        subjects = tuple(address for address in finding.problem.subjects if address in shown)
        return subjects or tuple(address for address in (witness.addresses if witness else ()) if address in shown)

    return targets
