"""Editions side by side: whose each duty is, what is nobody's any more, with how many heads."""

from collections.abc import Callable

from orgflow.graph import OrgGraph
from orgflow.views.variants import variants
from orgflow.views.words import Wording

Team = Callable[[str], OrgGraph]
TEAM = """
orgflow: 1
team: {id: desk, name: Desk}
areas: {care: {name: Care}}
roles:
  lead: {name: Lead}
  agent: {name: Agent, reports_to: lead, headcount: 3}
  robot: {name: Robot, reports_to: lead, bot: true}
duties:
  answer: {name: Answer, area: care, responsible: agent}
  coach: {name: Coach, responsible: lead}
  reply: {name: Reply, area: care, responsible: robot}
variants:
  small:
    name: Small
    merge: {lead: [agent]}
    patch: {duties: {reply: null}}
  large:
    name: Large
    patch:
      roles: {seller: {name: Seller, reports_to: lead}}
      areas: {sales: {name: Sales}}
      duties: {sell: {name: Sell, area: sales, responsible: seller}, coach: {responsible: []}}
"""


def test_every_edition_is_a_column(graph_from: Team) -> None:
    picture = variants(graph_from(TEAM), Wording("en"), "desk.orgflow.yaml")
    assert [(column.id, column.label.first) for column in picture.columns] == [
        ("base", "Base"),
        ("variant:small", "Small"),
        ("variant:large", "Large"),
    ]
    said = {row.label.first: [(cell.text, cell.look) if cell else None for cell in row.cells] for row in picture.rows}
    assert said == {
        "Answer": [("Agent", "plain"), ("Lead", "words"), ("Agent", "plain")],
        "Reply": [("Robot", "plain"), ("dropped", "plain"), ("Robot", "plain")],
        "Sell": [None, None, ("Seller", "words")],
        "Coach": [("Lead", "plain"), ("Lead", "plain"), ("nobody", "missing")],
    }
    assert [group.label.first for group in picture.groups] == ["Care", "Sales", "Other"]
    assert {row.label.first: row.tone for row in picture.rows}["Coach"] == "gap"
    foot = {row.label.first: [cell.text for cell in row.cells if cell] for row in picture.foot}
    assert foot == {"Posts": ["3", "2", "4"], "Heads": ["4", "1", "5"]}
    assert picture.caption.title == "3 editions: 1 of 4 duties with nobody responsible in one of them"


def test_of_many_duties_only_those_that_differ_are_shown(graph_from: Team) -> None:
    more = "".join(f"  more{number}: {{responsible: robot}}\n" for number in range(30))
    text = TEAM.replace(", coach: {responsible: []}", "").replace("variants:\n", f"{more}variants:\n")
    picture = variants(graph_from(text), Wording("zh"), "desk.orgflow.yaml")
    assert [row.id for row in picture.rows] == ["duty:answer", "duty:reply", "duty:sell"]
    assert picture.caption.subtitle == "Desk：各版本由谁负责（另有 31 项职责各版本均不变，未列出）"
    assert "34 项职责中 3 项各版本不同" in picture.caption.title
