"""Which rows and columns of a matrix findings mark."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest

from orgflow.finding import Finding, Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.source import Source, Span
from orgflow.text import Text
from orgflow.views import VIEWS, Wording

TEAM = """
orgflow: 1
team: {id: desk}
roles: {lead: {requires: {talk: 1}}, agent: {reports_to: lead}}
areas: {care: {}}
duties: {answer: {area: care, responsible: agent}}
skills: {talk: {kind: skill}}
channels: {phone: {kind: phone, open: "Mo-Fr 09:00-12:00; Sa 09:00-10:00", served_by: [agent]}}
shifts: {day: {hours: "Mo-Sa 09:00-12:00", roles: {agent: 1}}}
variants: {small: {merge: {lead: [agent]}}}
"""


def finding(family: str, subjects: Sequence[str]) -> Finding:
    at = Span(Source("desk.orgflow.yaml", "roles"), 0, 5)
    return Finding("rule", family, Severity.ERROR, "proven", Problem(at, Text(en="wrong", zh="有误"), tuple(subjects)))


@pytest.mark.parametrize(
    ("view", "family", "subjects", "marked"),
    [
        ("duties", "duties", ["duty:answer"], ["area:care"]),
        ("duties", "separation", ["role:agent"], ["role:agent"]),
        ("duties", "skills", ["role:agent"], None),
        ("skills", "skills", ["skill:talk", "role:lead"], ["skill:talk"]),
        ("skills", "skills", ["role:lead"], ["role:lead"]),
        ("hours", "coverage", ["channel:phone"], ["channel:phone@0", "channel:phone@1"]),
        ("hours", "coverage", ["role:agent"], None),
        ("variants", "variants", ["duty:answer", "role:lead"], ["duty:answer"]),
        ("scorecard", "flow", ["workflow:none"], ["findings:flow"]),
    ],
)
def test_findings_mark_what_they_are_about(
    graph_from: Callable[[str], OrgGraph], view: str, family: str, subjects: list[str], marked: list[str] | None
) -> None:
    drawing = next(each for each in VIEWS if each.name == view)
    picture: Any = drawing.draw(graph_from(TEAM), "", Wording("en"), "desk", [finding(family, subjects)], None)
    assert [list(callout.targets) for callout in picture.callouts] == ([marked] if marked else [])
    names = list(_names(picture))
    assert all(target in names for callout in picture.callouts for target in callout.targets)


def _names(picture: Any) -> Iterable[str]:
    """What a picture has that can be marked."""
    if hasattr(picture, "shelves"):
        return (figure.id for shelf in picture.shelves for figure in shelf.figures)
    return (each.id for each in (*picture.rows, *picture.columns))
