"""Measures, their units and targets; goals and how they break down; rewards and improvements."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from orgflow.finding import Rejected
from orgflow.graph import Edge, OrgGraph
from orgflow.model.team import Team
from orgflow.model.units import dimension
from orgflow.model.values import Percent, Target
from orgflow.text import Text

TeamFrom = Callable[[str], Team]
TEXT = """\
orgflow: 1
team: {languages: [zh, en]}
roles: {lead: {}, agent: {kpis: [smile, speed]}}
channels: {phone: {}}
records: {ratings: {fields: [stars]}}
systems: {crm: {}}
duties: {call_back: {}}
courses: {manners: {}}
kpis:
  smile:
    unit: "%"
    target: ≥ 95%
    channels: {phone: 90}
    per: [team, person]
    over: month
    data: ratings
    collected_by: crm
    owner: lead
    moved_by: [call_back]
    after: [speed]
    when_missed: {do: [call_back], pause: [faster]}
  speed: {unit: {zh: 分钟, en: minutes}, target: <= 1h30m, direction: down}
  sold: {target: 20 CNY, direction: up}
  calls: {unit: 通/天, target: none}
goals:
  growth: {}
  happy:
    of: year
    owner: lead
    parent: growth
    kpis: {smile: ≥ 96%, calls: 80 通/天}
    actions: [faster]
    cascade:
      quarter: {kpis: {smile: none}}
      week: {owner: agent, kpis: {speed: ≤ 20m}, actions: [faster]}
actions:
  faster: {owner: lead, due: 2025-06-30, for: [happy], changes: [duty:call_back, stage:happy.week], verified_by: smile}
incentives:
  talk: {kind: warning}
  bonus: {kind: bonus, for: agent, weights: {smile: 60%, speed: 40%}, steps_before: [talk, manners], appeal_to: lead}
"""


def test_targets_and_units(team_from: TeamFrom) -> None:
    team = team_from(TEXT)
    smile, speed = team.kpis["smile"], team.kpis["speed"]
    assert smile.target == Target("≥", Decimal(95), "%")
    assert list((smile.channels or {}).values()) == [Target("", Decimal(90), "")]
    # A sign belongs to both languages; a word that stands alone is in the first one.
    assert smile.unit == Text(en="%", zh="%")
    assert team.kpis["calls"].unit == Text(zh="通/天")
    assert speed.target == Target("≤", Decimal(90), "m")
    assert team.kpis["calls"].target is None
    assert team.kpis["calls"].states("target")
    assert list((team.goals["happy"].kpis or {}).values()) == [
        Target("≥", Decimal(96), "%"),
        Target("", Decimal(80), "通/天"),
    ]
    weights = team.incentives["bonus"].weights or {}
    assert {ref.id: share for ref, share in weights.items()} == {
        "smile": Percent(Decimal(60)),
        "speed": Percent(Decimal(40)),
    }


def test_a_stage_of_a_goal_has_an_address(team_from: TeamFrom) -> None:
    stages = team_from(TEXT).goals["happy"].cascade or {}
    assert [(name, stage.address, stage.at.line) for name, stage in stages.items()] == [
        ("quarter", "stage:happy.quarter", 34),
        ("week", "stage:happy.week", 35),
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "kpi", "unit"),
    [
        ("target: ≥ 95%", "target: 95 CNY", "smile", Text("%", "%")),
        ("phone: 90", "phone: 30s", "smile", Text("%", "%")),
        ("smile: ≥ 96%", "smile: 3h", "smile", Text("%", "%")),
        ("speed: ≤ 20m", "speed: 95%", "speed", Text("minutes", "分钟")),
        ("speed: ≤ 20m", "speed: 5 通/天", "speed", Text("minutes", "分钟")),
        # Where the KPI states no unit, that of its own target counts.
        ("smile: none", "sold: ≥ 3%", "sold", Text("CNY", "CNY")),
    ],
)
def test_a_target_is_in_the_unit_of_its_kpi(team_from: TeamFrom, right: str, wrong: str, kpi: str, unit: Text) -> None:
    assert right in TEXT
    with pytest.raises(Rejected) as caught:
        team_from(TEXT.replace(right, wrong))
    (finding,) = caught.value.findings
    at = finding.at
    stated = wrong.partition(": ")[2]
    assert finding.rule == "schema-violation"
    assert at.source.text[at.start : at.end] == stated
    assert finding.problem.say.en == f"`{stated}` does not fit the KPI `{kpi}`, which is measured in {unit.en}"
    assert finding.problem.say.zh == f"`{stated}` 与指标 `{kpi}` 的单位 {unit.zh} 不符"


def test_units_in_words_of_their_own_are_not_compared(team_from: TeamFrom) -> None:
    team_from(TEXT.replace("80 通/天", "≥ 95%").replace("≥ 96%", "96 ％"))


@pytest.mark.parametrize(
    ("unit", "measures"),
    [
        *(("%", "percent"), ("s", "time"), ("h30m", "time"), ("小时", "time"), ("Minutes", "time")),
        *(("CNY", "money"), ("元", "money"), ("分", None), ("points", None), ("", None), ("cny", None)),
    ],
)
def test_what_units_measure(unit: str, measures: str | None) -> None:
    assert dimension(unit) == measures


def test_what_hangs_on_measures_and_goals(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(TEXT)

    def edges(kind: Edge) -> list[tuple[str, str]]:
        return [(link.source, link.target) for link in graph.links(kind)]

    assert edges(Edge.MEASURED_BY) == [
        ("role:agent", "kpi:smile"),
        ("role:agent", "kpi:speed"),
        ("channel:phone", "kpi:smile"),
        ("goal:happy", "kpi:smile"),
        ("goal:happy", "kpi:calls"),
        ("goal:happy", "kpi:smile"),
        ("goal:happy", "kpi:speed"),
    ]
    stages = [link.via and link.via.address for link in graph.out("goal:happy", Edge.MEASURED_BY)]
    assert stages == [None, None, "stage:happy.quarter", "stage:happy.week"]
    assert edges(Edge.OWNS) == [
        ("role:lead", "kpi:smile"),
        ("role:lead", "goal:happy"),
        ("role:lead", "action:faster"),
        ("role:agent", "goal:happy"),
    ]
    assert edges(Edge.TAKEN_FROM) == [("kpi:smile", "record:ratings")]
    assert edges(Edge.COLLECTS) == [("system:crm", "kpi:smile")]
    assert edges(Edge.DRIVES) == edges(Edge.REMEDIES) == [("duty:call_back", "kpi:smile")]
    assert edges(Edge.RESTS_ON) == [("kpi:smile", "kpi:speed")]
    assert edges(Edge.PAUSES) == [("kpi:smile", "action:faster")]
    assert edges(Edge.CONTRIBUTES_TO) == [
        ("goal:happy", "goal:growth"),
        *[("action:faster", "goal:happy")] * 3,
    ]
    assert edges(Edge.CHANGES) == [("action:faster", "duty:call_back"), ("action:faster", "stage:happy.week")]
    assert edges(Edge.VERIFIES) == [("kpi:smile", "action:faster")]
    assert edges(Edge.MEANT_FOR) == [("incentive:bonus", "role:agent")]
    assert edges(Edge.WEIGHS) == [("incentive:bonus", "kpi:smile"), ("incentive:bonus", "kpi:speed")]
    assert edges(Edge.PRECEDES) == [("incentive:talk", "incentive:bonus"), ("course:manners", "incentive:bonus")]
    assert edges(Edge.HEARS_APPEAL) == [("role:lead", "incentive:bonus")]
