"""Skills against roles: at which level, and what meets the requirement."""

from collections.abc import Callable

from orgflow.graph import OrgGraph
from orgflow.views.skills import skills
from orgflow.views.words import Wording

TEAM = """
orgflow: 1
team: {id: desk, name: Desk}
roles:
  lead:
    name: Lead
    requires: {talk: expert, law: {by: hiring}, calm: {level: 2, preferred: true}}
  agent: {name: Agent, reports_to: lead, requires: {talk: basic, law: {}}}
  robot: {name: Robot, reports_to: lead, bot: true, requires: {talk: basic}}
skills:
  calm: {name: Calm, kind: attitude}
  talk: {name: Talking, kind: skill, scale: {basic: {en: Basic, zh: 入门}, expert: {en: Expert, zh: 精通}}}
  law: {name: Law, kind: knowledge}
courses:
  first_week: {name: First week, teaches: {talk: basic}}
"""


def test_levels_and_what_meets_them(graph_from: Callable[[str], OrgGraph]) -> None:
    picture = skills(graph_from(TEAM), Wording("en"), "desk.orgflow.yaml")
    assert [column.label.first for column in picture.columns] == ["Lead", "Agent"]
    assert [group.label.first for group in picture.groups] == ["Skills", "Knowledge", "Attitude"]
    said = {row.label.first: [(cell.text, cell.look) if cell else None for cell in row.cells] for row in picture.rows}
    assert said == {
        "Talking": [("Expert", "missing"), ("Basic", "outline")],
        "Law": [("✓", "tint"), ("✓", "missing")],
        "Calm": [("(2)", "missing"), None],
    }
    assert {row.label.first: (row.verdict, row.tone) for row in picture.rows} == {
        "Talking": ("First week", "gap"),
        "Law": ("hiring", "gap"),
        "Calm": ("nothing", "gap"),
    }
    assert picture.caption.title == "3 of 5 skill requirements neither taught nor hired"


def test_nothing_is_missing_where_no_course_says_what_it_teaches(graph_from: Callable[[str], OrgGraph]) -> None:
    silent = TEAM.replace(", teaches: {talk: basic}", "").replace("{by: hiring}", "{}")
    picture = skills(graph_from(silent), Wording("zh"), "desk.orgflow.yaml")
    assert [cell.look for row in picture.rows for cell in row.cells if cell] == ["bare"] * 5
    assert picture.caption.title == "2 个岗位、3 项技能：共 5 项任职要求"
