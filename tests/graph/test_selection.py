"""Selectors name what a consultant means by them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgflow.graph import OrgGraph, select
from orgflow.usage import UsageError

TEAM = """
orgflow: 1
team: {id: shop}
units:
  service: {head: head}
  presales: {part_of: service, head: lead}
roles:
  head: {reports_to: none}
  lead: {}
  agent: {unit: presales, tags: [night]}
  clerk: {reports_to: head, tags: [night, early]}
areas: {sales: {}}
duties:
  advise: {area: sales, responsible: agent, accountable: lead}
  coach: {responsible: lead}
  ship: {responsible: clerk}
channels: {chat: {served_by: agent}}
workflows:
  ask:
    starts: {any: {next: answer}}
    steps:
      answer: {duty: advise, next: send}
      send: {by: clerk, next: done}
      done: {type: end}
"""
KINDS = ("unit", "role", "area", "duty", "channel", "workflow", "step", "tag")


@pytest.fixture
def named(graph_from: Callable[[str], OrgGraph]) -> Callable[[str], list[str]]:
    graph = graph_from(TEAM)
    return lambda selector: list(select(graph, selector).items)


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("role:agent", ["role:agent"]),
        ("tag:night", ["role:agent", "role:clerk"]),
        ("tag:night,tag:early", ["role:clerk"]),
        ("role:agent role:head", ["role:head", "role:agent"]),
        ("kind:area", ["area:sales", "duty:advise"]),
        ("duty:*o*", ["duty:coach"]),
        ("unit:presales", ["unit:presales", "role:agent"]),
        ("area:sales", ["area:sales", "duty:advise"]),
        ("workflow:ask", ["workflow:ask", "step:ask.answer", "step:ask.send", "step:ask.done"]),
        ("role:lead+1", ["unit:presales", "role:lead", "role:agent", "duty:advise", "duty:coach"]),
        (
            "role:lead+",
            [
                "unit:presales",
                "role:lead",
                "role:agent",
                "duty:advise",
                "duty:coach",
                "channel:chat",
                "step:ask.answer",
            ],
        ),
        ("1+duty:ship", ["role:clerk", "duty:ship"]),
        ("+duty:ship", ["role:head", "role:clerk", "duty:ship"]),
        ("step:ask.send+", ["step:ask.send", "step:ask.done"]),
        ("1+step:ask.send+1", ["step:ask.answer", "step:ask.send", "step:ask.done"]),
        ("+duty:ship,kind:role", ["role:head", "role:clerk"]),
    ],
)
def test_what_a_selector_names(named: Callable[[str], list[str]], selector: str, expected: list[str]) -> None:
    found = [address for address in named(selector) if not address.startswith("start:")]
    assert found == expected


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        ("role:led", "`role:led` names nothing; did you mean role:lead?"),
        ("tag:nigt", "`tag:nigt` names nothing; did you mean tag:night?"),
        ("kind:roles", "`kind:roles` names nothing; did you mean kind:role?"),
        ("role:agent,duty:zzz", "`duty:zzz` names nothing"),
        (
            "lead",
            "`lead` is no selector; write for example role:lead, +duty:refund, role:manager+, tag:night, kind:kpi",
        ),
        ("role:lead++", "`role:lead++` is no selector; write for example role:lead"),
    ],
)
def test_what_names_nothing_is_refused(named: Callable[[str], list[str]], selector: str, said: str) -> None:
    with pytest.raises(UsageError) as refusal:
        named(selector)
    assert (refusal.value.say.en or "").startswith(said)
    assert refusal.value.say.zh


TERMS = st.sampled_from(
    ["role:*", "tag:night", "kind:duty", "unit:*", "+duty:*", "role:head+", "step:ask.*", "area:*+1"]
)


@given(left=TERMS, right=TERMS)
def test_a_space_joins_and_a_comma_keeps_what_both_name(
    graph_from: Callable[[str], OrgGraph], left: str, right: str
) -> None:
    graph = graph_from(TEAM)
    one, other = select(graph, left).items.keys(), select(graph, right).items.keys()
    assert select(graph, f"{left} {right}").items.keys() == one | other
    assert select(graph, f"{left},{right}").items.keys() == one & other


def test_a_part_keeps_the_selected_posts_and_the_lines_between_them(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from(TEAM)
    part = select(graph, "unit:presales role:lead step:ask.send").part_of(graph)
    assert list(part.team.roles) == ["lead", "agent"]
    assert list(part.team.workflows) == ["ask"]
    assert [(link.source, link.target) for link in part.reports("role:lead")] == [("role:agent", "role:lead")]
    assert part.superior("role:lead") is None


@pytest.mark.parametrize(
    ("subject", "said"),
    [("exit:ask.answer.next.x", True), ("step:ask.answer", True), ("step:ask.send", False), ("role:agent", False)],
)
def test_a_selection_concerns_its_objects_and_their_parts(
    graph_from: Callable[[str], OrgGraph], subject: str, said: bool
) -> None:
    assert select(graph_from(TEAM), "step:ask.answer").concerns([subject]) is said


@pytest.mark.parametrize(
    ("selector", "subject"),
    [
        ("goal:growth", "stage:growth.quarter"),
        ("career:ladder", "promotion:ladder.up"),
        ("demand:calls", "peak:calls.may"),
    ],
)
def test_a_part_of_an_object_belongs_to_it(graph_from: Callable[[str], OrgGraph], selector: str, subject: str) -> None:
    graph = graph_from("orgflow: 1\nteam: {}\ngoals: {growth: {}}\ncareers: {ladder: {}}\ndemand: {calls: {}}\n")
    assert select(graph, selector).concerns([subject])
    assert not select(graph, selector).concerns(["role:agent"])
