"""Skills, their levels, and the courses that teach them."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from orgflow.finding import Rejected
from orgflow.graph import Edge, OrgGraph
from orgflow.model.requirements import Requirement
from orgflow.model.team import Team
from orgflow.model.values import Percent, Target
from orgflow.text import Text

TeamFrom = Callable[[str], Team]
TEXT = """\
orgflow: 1
team: {}
skills:
  negotiation: {kind: skill, scale: [basic, expert]}
  degree: {kind: education}
roles:
  agent: {requires: {negotiation: {level: basic, by: training}, degree: {preferred: true}}}
  lead: {requires: {negotiation: expert, degree: 2}}
units: {desk: {requires: {degree: college}}}
people: {li: {roles: {agent: 60%, lead: 40%}, skills: {negotiation: basic}}}
duties: {settle: {needs: [negotiation]}}
courses:
  bargaining:
    teaches: {negotiation: expert}
    for: [agent, desk]
    trainer: lead
    assessment: {method: {zh: 演练, en: Role play}, pass: 80, follow_up: 补训}
    cadence: monthly
"""


def test_levels_are_read_with_what_they_belong_to(team_from: TeamFrom) -> None:
    team = team_from(TEXT)
    agent = {ref.id: required for ref, required in (team.roles["agent"].requires or {}).items()}
    assert agent == {
        "negotiation": Requirement(level="basic", by="training"),
        "degree": Requirement(preferred=True),
    }
    assert [required.level for required in (team.roles["lead"].requires or {}).values()] == ["expert", 2]
    li = team.people["li"]
    assert {ref.id: share for ref, share in (li.roles or {}).items()} == {
        "agent": Percent(Decimal(60)),
        "lead": Percent(Decimal(40)),
    }
    assert {ref.id: level for ref, level in (li.skills or {}).items()} == {"negotiation": "basic"}
    course = team.courses["bargaining"]
    assert course.assessment
    assert course.assessment.pass_ == Target("", Decimal(80), "")
    assert course.assessment.method == Text(en="Role play", zh="演练")


def test_who_needs_has_and_teaches_what(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(TEXT)

    def edges(kind: Edge) -> list[tuple[str, str, int]]:
        return [(link.source, link.target, link.at.line) for link in graph.links(kind)]

    assert edges(Edge.NEEDS) == [
        ("unit:desk", "skill:degree", 9),
        ("role:agent", "skill:negotiation", 7),
        ("role:agent", "skill:degree", 7),
        ("role:lead", "skill:negotiation", 8),
        ("role:lead", "skill:degree", 8),
        ("duty:settle", "skill:negotiation", 11),
    ]
    assert edges(Edge.HAS_SKILL) == [("person:li", "skill:negotiation", 10)]
    assert edges(Edge.TEACHES) == [("course:bargaining", "skill:negotiation", 14)]
    assert edges(Edge.MEANT_FOR) == [("course:bargaining", "role:agent", 15), ("course:bargaining", "unit:desk", 15)]
    assert edges(Edge.TRAINS) == [("role:lead", "course:bargaining", 16)]


@pytest.mark.parametrize(
    ("right", "line", "stated", "hint"),
    [
        ("level: basic", 7, "basik", "Did you mean `basic`?"),
        ("{negotiation: expert, degree", 8, "3", "Its levels: `basic`, `expert`."),
        ("skills: {negotiation: basic", 10, "good", "Its levels: `basic`, `expert`."),
        ("teaches: {negotiation: expert", 14, "exprt", "Did you mean `expert`?"),
    ],
)
def test_a_level_is_one_of_the_scale(team_from: TeamFrom, right: str, line: int, stated: str, hint: str) -> None:
    wrong = right.replace("basic", stated).replace("expert", stated)
    with pytest.raises(Rejected) as caught:
        team_from(TEXT.replace(right, wrong))
    (finding,) = caught.value.findings
    at = finding.at
    assert finding.rule == "unresolved-ref"
    assert (at.line, at.source.text[at.start : at.end]) == (line, stated)
    assert finding.problem.say.en == f"`{stated}` is no level in the scale of the skill `negotiation`"
    assert finding.problem.say.zh == f"技能 `negotiation` 的等级表中没有 `{stated}`"
    assert finding.problem.hint
    assert finding.problem.hint.en == hint
