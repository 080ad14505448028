"""Scenes as SVG: golden texts, and what must hold for any words."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgflow.diagram import Callout, Caption, Card, Diagram, Label, Lane, Line, Link, OrgChart, Stop, Swimlane
from orgflow.layout import lay_out
from orgflow.pictures.svg import write_svg

HERE = Path(__file__).parent
SVG = "{http://www.w3.org/2000/svg}"

CHART = OrgChart(
    "org-chart",
    Caption("2 posts, 4 people", "Posts", "team.orgflow.yaml", "A lead with two agents", "en", bilingual=True),
    (
        Card("role:lead", Label("Team lead", "客服主管"), span=3),
        Card("role:agent", Label("Agent", "客服专员"), "3 people", vacant=True),
    ),
    (Line("role:agent", "role:lead"),),
    (Callout(1, "gap", "Nobody decides", "Name a role.", ("role:agent",)),),
)
FLOW = Swimlane(
    "swimlane",
    Caption("投诉：2 步", "流程", "team.orgflow.yaml", "客户投诉由客服处理", "zh"),
    (Lane("party:customer", Label("客户"), outside=True), Lane("role:agent", Label("客服"))),
    (
        Stop("start:c", "party:customer", "start", Label("投诉")),
        Stop("step:c.triage", "role:agent", "decision", Label("严重？")),
        Stop("step:c.solve", "role:agent", "task", Label("解决"), "≤ 2 小时"),
        Stop("step:c.done", "role:agent", "end", Label("结束")),
    ),
    (
        Link("l1", "start:c", "step:c.triage"),
        Link("l2", "step:c.triage", "step:c.solve", label="否"),
        Link("l3", "step:c.triage", "step:c.done", "escalation", "是"),
        Link("l4", "step:c.solve", "step:c.done"),
    ),
)


@pytest.mark.parametrize(("name", "diagram"), [("org-chart", CHART), ("swimlane", FLOW)])
def test_golden(name: str, diagram: Diagram, request: pytest.FixtureRequest) -> None:
    (scene,) = lay_out(diagram)
    drawn = write_svg(scene)
    golden = HERE / f"{name}.svg"
    if request.config.getoption("--bless"):
        golden.write_text(drawn, encoding="utf-8", newline="\n")
    assert drawn == golden.read_text(encoding="utf-8")


def test_it_speaks_to_those_who_cannot_see_it() -> None:
    (scene,) = lay_out(FLOW)
    root = ElementTree.fromstring(write_svg(scene))
    assert root.attrib["lang"] == "zh-CN"
    assert root.findtext(f"{SVG}title") == "投诉：2 步"
    assert root.findtext(f"{SVG}desc") == "客户投诉由客服处理"
    assert "≤ 2 小时" in [text.text for text in root.iter(f"{SVG}text")]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=30))
def test_any_words_give_well_formed_xml(words: str) -> None:
    name = f"role:{words}"
    chart = OrgChart("x", Caption(words, words, words, words, "en"), (Card(name, Label(words), words),), ())
    (scene,) = lay_out(chart)
    root = ElementTree.fromstring(write_svg(scene))
    assert root.findtext(f"{SVG}desc") == words
    assert [group.attrib["id"] for group in root.iter(f"{SVG}g")].count(name) == 1
