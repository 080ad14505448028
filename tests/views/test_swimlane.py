from collections.abc import Callable
from pathlib import Path

from orgflow.diagram import Swimlane
from orgflow.graph import OrgGraph
from orgflow.resources import shipped
from orgflow.views.swimlane import swimlane
from orgflow.views.words import Wording

DESK = """
orgflow: 1
team: {{id: desk, name: Desk}}
roles:
  head: {{name: Head, authority: {{refund: 900 CNY}}}}
  lead: {{name: Lead, reports_to: head}}
  agent: {{name: Agent, reports_to: lead}}
channels: {{phone: {{kind: phone}}}}
cases: {{complaint: {{attributes: {{amount: {{type: money}}}}}}}}
escalations:
  ladder: {{name: Ladder, levels: [{{role: lead, within: 4h}}, {{role: head, decides: true}}]}}
workflows:
  flow:
    name: Complaint
    case: complaint
    starts: {{call: {{channels: [phone], next: take}}}}
    promise: {{resolve: 2d}}
    steps:
{steps}
      done: {{type: end, outcome: Answered}}
"""


def drawn(graph_from: Callable[[str], OrgGraph], steps: str) -> Swimlane:
    indented = "\n".join(f"      {line}" for line in steps.strip().splitlines())
    return swimlane(graph_from(DESK.format(steps=indented)), "flow", Wording("en"), "desk.orgflow.yaml")


def lanes(picture: Swimlane) -> dict[str, str]:
    names = {lane.id: lane.label.first for lane in picture.lanes}
    return {stop.id.rpartition(".")[2]: names[stop.lane] for stop in picture.stops}


def test_each_step_stands_with_who_does_it(graph_from: Callable[[str], OrgGraph]) -> None:
    picture = drawn(
        graph_from,
        """
take: {by: agent, within: 90m, next: which}
which: {type: decision, branches: {low: {when: 'amount < 5', next: ask}, rest: {otherwise: true, next: pay}}}
ask: {type: wait, for: customer, arms: {reply: pay, silence: {after: 3d, next: pay}}}
pay: {approves: {kind: refund, amount: amount}, within: 1d, next: done}
""",
    )
    assert lanes(picture) == {
        "call": "Customer",
        "take": "Agent",
        "which": "Agent",
        "ask": "Customer",
        "pay": "Head",
        "done": "Head",
    }
    assert [lane.outside for lane in picture.lanes] == [True, False, False]
    assert picture.caption.title == "Complaint: 4 steps by 2 roles, solved within 2 days"
    labels = {link.id: link.label for link in picture.links}
    assert labels["exit:flow.which.branch.rest>"] == "otherwise"
    assert labels["exit:flow.ask.arm.silence>"] == "after 3 days"
    assert next(stop.detail for stop in picture.stops if stop.id == "step:flow.take") == "≤ 90 min"


def test_work_that_nobody_is_named_for_is_nobodys(graph_from: Callable[[str], OrgGraph]) -> None:
    picture = drawn(
        graph_from,
        """
take: {by: agent, next: tell}
tell: {type: send, to: customer, next: grant}
grant: {approves: {kind: gift, amount: amount}, next: done}
""",
    )
    assert lanes(picture)["tell"] == "Nobody named"
    assert lanes(picture)["grant"] == "Nobody named", "no post may approve gifts"
    assert picture.caption.title == "Complaint: 3 steps by 1 role, solved within 2 days"


def test_lateness_climbs_the_ladder_or_goes_up_or_on(graph_from: Callable[[str], OrgGraph]) -> None:
    picture = drawn(
        graph_from,
        """
take: {by: agent, within: 4h, events: {late: {after: 100%, escalate: ladder}}, next: check}
check: {by: agent, within: 2h, events: {late: {after: 100%, escalate: up}}, next: answer}
answer: {by: lead, within: 1d, events: {half: {after: 50%, next: done}}, next: done}
""",
    )
    kinds = {(link.kind, link.source, link.target): link.label for link in picture.links if link.kind != "flow"}
    assert kinds == {
        ("escalation", "step:flow.take", "escalation:ladder"): "too late",
        ("timer", "step:flow.answer", "step:flow.done"): "at 50 %",
    }
    details = {stop.id: stop.detail for stop in picture.stops}
    assert details["step:flow.check"] == "≤ 2 h, then up"
    assert details["escalation:ladder"] == "2 levels"


def test_every_link_of_the_shipped_flows_joins_two_stops(graph_of: Callable[[Path], OrgGraph]) -> None:
    graph = graph_of(shipped("specs") / "front-office" / "front-office.orgflow.yaml")
    for name in graph.team.workflows:
        picture = swimlane(graph, name, Wording("zh", bilingual=True), "x")
        stops = [stop.id for stop in picture.stops]
        assert len(stops) == len(dict.fromkeys(stops)), name
        assert [link.id for link in picture.links if link.source not in stops or link.target not in stops] == []
        assert [stop.id for stop in picture.stops if stop.lane not in {lane.id for lane in picture.lanes}] == []
        assert all(stop.label.first for stop in picture.stops if stop.shape not in ("parallel", "join")), name


def test_a_branch_without_words_of_its_own_says_its_condition_in_both_languages(
    graph_from: Callable[[str], OrgGraph],
) -> None:
    text = """\
orgflow: 1
team: {languages: [zh, en]}
roles: {agent: {}}
cases:
  c:
    attributes:
      amount: {name: {zh: 金额, en: Amount}, type: money, min: 0 CNY}
      way: {name: {zh: 方式, en: Way}, type: enum, values: {phone: {zh: 电话, en: Phone}, sms: {zh: 短信, en: SMS}}}
workflows:
  flow:
    case: c
    starts: {any: {next: size}}
    steps:
      size:
        type: decision
        branches:
          large: {when: amount > 500, next: how}
          small: {when: amount <= 500, label: {zh: 小额, en: Small}, next: how}
      how: {type: decision, table: {inputs: [way, amount], hit: first, rows: {r1: [phone, "-", z], r2: ["-", "-", z]}}}
      z: {type: end}
"""
    said = {}
    for language in ("zh", "en"):
        picture = swimlane(graph_from(text), "flow", Wording(language), "flow.orgflow.yaml")
        said[language] = {link.id.partition("flow.")[2]: link.label for link in picture.links}
    assert said["zh"]["size.branch.large>"] == "金额 > 500\u00a0元"
    assert said["en"]["size.branch.large>"] == "Amount > 500\u00a0CNY"
    assert said["zh"]["size.branch.small>"] == "小额"
    assert said["zh"]["how.row.r1>"] == "方式为电话"
    assert (said["en"]["how.row.r2>"], said["zh"]["how.row.r2>"]) == ("always", "任何情况")
