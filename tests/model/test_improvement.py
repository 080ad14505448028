"""Careers, surveys and reviews: what they say, and what they link."""

from collections.abc import Callable

import pytest

from orgflow.finding import Rejected
from orgflow.graph import Edge, OrgGraph
from orgflow.model.team import Team
from orgflow.model.values import Cadence, Duration
from orgflow.text import Text

TeamFrom = Callable[[str], Team]
TEXT = """\
orgflow: 1
team: {}
roles: {lead: {}, agent: {}, seller: {}, clerk: {}}
channels: {phone: {}}
records: {ratings: {}, plan: {}}
kpis: {smile: {}}
workflows: {complaint: {starts: {any: done}, steps: {done: {type: end}}}}
careers:
  ladder:
    steps:
      up: {from: agent, to: lead, when: {zh: 连续两季度优秀, en: Two excellent quarters}}
      open_end: {from: clerk}
    rotation: {round: {between: [agent, seller, clerk], for: 3mo}}
    counselling: talk
    talent_pool: {lead: [agent, seller]}
surveys:
  after: {of: complaint, via: [phone], when: Within three days, by: agent, asks: [solved, polite], writes: ratings}
reviews:
  talk: {kind: counselling, every: [monthly, yearly], next: 2025-07-01}
  monthly:
    of: [workflow:complaint, promotion:ladder.up]
    every: monthly
    also_when: After a grave complaint
    owner: lead
    attendees: [agent]
    inputs: [smile, ratings, after]
    outputs: plan
    changes: [step:complaint.done]
"""


def test_what_they_say(team_from: TeamFrom) -> None:
    team = team_from(TEXT)
    ladder = team.careers["ladder"]
    assert ladder.steps
    up = ladder.steps["up"]
    assert (up.address, up.at.line, up.when) == (
        "promotion:ladder.up",
        11,
        Text(en="Two excellent quarters", zh="连续两季度优秀"),
    )
    assert ladder.steps["open_end"].to is None
    assert [(each.address, each.for_) for each in (ladder.rotation or {}).values()] == [
        ("rotation:ladder.round", Duration(((3, "mo"),)))
    ]
    after = team.surveys["after"]
    assert (after.when, list(after.asks or {})) == (Text(en="Within three days"), ["solved", "polite"])
    talk, monthly = team.reviews.values()
    assert (talk.every, talk.next) == ((Cadence("monthly"), Cadence("yearly")), "2025-07-01")
    assert monthly.also_when == Text(en="After a grave complaint")


def test_what_they_link(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(TEXT)

    def edges(kind: Edge) -> list[tuple[str, str, int]]:
        return [(link.source, link.target, link.at.line) for link in graph.links(kind)]

    assert edges(Edge.ADVANCES_TO) == [("role:agent", "role:lead", 11)]
    assert edges(Edge.ROTATES_WITH) == [("role:agent", "role:seller", 13), ("role:seller", "role:clerk", 13)]
    assert edges(Edge.COUNSELS) == [("review:talk", "career:ladder", 14)]
    assert edges(Edge.CANDIDATE_FOR) == [("role:agent", "role:lead", 15), ("role:seller", "role:lead", 15)]
    assert edges(Edge.ASKS_ABOUT) == [("survey:after", "workflow:complaint", 17)]
    assert edges(Edge.ASKS_ON) == [("survey:after", "channel:phone", 17)]
    assert edges(Edge.CONDUCTS) == [("role:agent", "survey:after", 17)]
    assert edges(Edge.WRITES) == [("survey:after", "record:ratings", 17), ("review:monthly", "record:plan", 27)]
    assert edges(Edge.REVIEWS) == [
        ("review:monthly", "workflow:complaint", 21),
        ("review:monthly", "promotion:ladder.up", 21),
    ]
    assert edges(Edge.OWNS) == [("role:lead", "review:monthly", 24)]
    assert edges(Edge.ATTENDS) == [("role:agent", "review:monthly", 25)]
    assert edges(Edge.FEEDS) == [
        ("kpi:smile", "review:monthly", 26),
        ("record:ratings", "review:monthly", 26),
        ("survey:after", "review:monthly", 26),
    ]
    assert edges(Edge.CHANGES) == [("review:monthly", "step:complaint.done", 28)]


@pytest.mark.parametrize(
    ("right", "wrong", "say"),
    [
        ("to: lead", "to: laed", "there is no role `laed`"),
        ("counselling: talk", "counselling: talks", "there is no review `talks`"),
        ("of: complaint", "of: complain", "there is no workflow `complain`"),
        ("promotion:ladder.up", "promotion:ladder.down", "there is no step of the career `ladder.down`"),
        ("[smile, ratings, after]", "[smiles]", "there is no KPI or record or survey `smiles`"),
    ],
)
def test_what_leads_nowhere_is_told_by_its_kind(team_from: TeamFrom, right: str, wrong: str, say: str) -> None:
    with pytest.raises(Rejected) as caught:
        team_from(TEXT.replace(right, wrong))
    assert [finding.problem.say.en for finding in caught.value.findings] == [say]
