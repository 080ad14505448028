"""A team in figures: numbers that the graph proves, and findings by family."""

from collections.abc import Callable

from orgflow.finding import Finding, Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.source import Source, Span
from orgflow.text import Text
from orgflow.views.scorecard import scorecard
from orgflow.views.words import Wording

Team = Callable[[str], OrgGraph]
TEAM = """
orgflow: 1
team: {id: desk, name: Desk}
roles:
  head: {name: Head}
  lead: {name: Lead, reports_to: head, headcount: 2}
  agent: {name: Agent, reports_to: lead, headcount: 7}
  robot: {name: Robot, reports_to: lead, bot: true}
  helper: {name: Helper, reports_to: lead, external: true}
duties: {answer: {responsible: agent}, coach: {responsible: []}}
"""


def found(family: str, severity: Severity) -> Finding:
    at = Span(Source("desk.orgflow.yaml", "roles"), 0, 5)
    return Finding("rule", family, severity, "proven", Problem(at, Text(en="wrong", zh="有误")))


def test_figures_are_those_of_the_graph(graph_from: Team) -> None:
    picture = scorecard(graph_from(TEAM), Wording("en"), "desk.orgflow.yaml")
    figures = {
        figure.label.first: (figure.value, figure.detail, figure.tone)
        for shelf in picture.shelves[:2]
        for figure in shelf.figures
    }
    assert figures == {
        "Heads": ("10", "", None),
        "Posts": ("5", "of them 1 bot, 1 outside post", None),
        "Layers": ("3", "top to front line", None),
        "Widest span": ("4", "Lead", None),
        "Duties": ("2", "1 with nobody responsible", "gap"),
    }
    assert picture.caption.title.startswith("10 heads in 5 posts on 3 layers, ")
    ((complete,),) = (shelf.figures for shelf in picture.shelves[2:])
    stated, _, asked = complete.detail.removesuffix(" fields").split()
    assert complete.value == f"{int(stated) * 100 // int(asked)}%"


def test_findings_are_counted_by_family(graph_from: Team) -> None:
    findings = [
        *(found("duties", severity) for severity in (Severity.INFO, Severity.ERROR, Severity.WARNING)),
        found("skills", Severity.INFO),
    ]
    picture = scorecard(graph_from(TEAM), Wording("zh"), "desk.orgflow.yaml", findings)
    counted = [(each.label.first, each.value, each.detail, each.tone) for each in picture.shelves[-1].figures[1:]]
    assert counted == [("职责", "3", "1 个错误", "gap"), ("技能与发展", "1", "", "note")]
    assert picture.caption.title == "10 人、5 个岗位、3 个层级，4 处待改"
    assert {callout.targets for callout in picture.callouts} == {("findings:duties",), ("findings:skills",)}
