"""Areas against roles: who is responsible for what, and what is nobody's."""

from collections.abc import Callable

from orgflow.graph import OrgGraph
from orgflow.views.duties import duties
from orgflow.views.words import Wording

Team = Callable[[str], OrgGraph]
TEAM = """
orgflow: 1
team: {id: desk, name: Desk}
roles: {lead: {name: Lead}, agent: {name: Agent, reports_to: lead}, silent: {reports_to: lead}}
areas: {care: {name: Care}, unused: {}, money: {name: Money}}
duties:
  answer: {name: Answer, area: care, responsible: [lead, agent]}
  listen: {name: Listen, area: care, responsible: [agent]}
  refund: {name: Refund, area: money, responsible: []}
  report: {name: Report, responsible: [lead]}
"""


def many(count: int) -> str:
    return TEAM + "".join(
        f"  more{number}: {{name: More, area: money, responsible: [agent]}}\n" for number in range(count)
    )


def test_few_duties_are_named_and_what_is_nobodys_stands_out(graph_from: Team) -> None:
    picture = duties(graph_from(TEAM), Wording("en"), "desk.orgflow.yaml")
    assert [column.label.first for column in picture.columns] == ["Lead", "Agent", "Nobody"]
    said = {row.label.first: [(cell.text, cell.look) if cell else None for cell in row.cells] for row in picture.rows}
    assert said == {
        "Care": [("Answer", "words"), ("Answer, Listen", "words"), None],
        "Money": [None, None, ("Refund", "missing")],
        "Other": [("Report", "words"), None, None],
    }
    assert [row.tone for row in picture.rows] == [None, "gap", None]
    assert [row.verdict for row in picture.rows] == ["2", "1", "1"]
    assert picture.caption.title == "1 of 4 duties with nobody responsible"


def test_many_duties_are_counted(graph_from: Team) -> None:
    picture = duties(graph_from(many(40)), Wording("zh"), "desk.orgflow.yaml")
    money = picture.rows[1]
    assert [(cell.text, cell.heat, cell.look) if cell else None for cell in money.cells] == [
        None,
        ("40", 5, "bare"),
        ("1", None, "missing"),
    ]
    assert [cell.text for cell in picture.foot[0].cells if cell] == ["2", "42", "1"]
    assert picture.caption.title == "44 项职责中 1 项无人负责"


def test_the_title_names_whoever_carries_most(graph_from: Team) -> None:
    owned = TEAM.replace("responsible: []", "responsible: [agent]")
    picture = duties(graph_from(owned), Wording("en"), "desk.orgflow.yaml")
    assert picture.caption.title == "4 duties in 3 areas; Agent carries most, 3"
