"""What nobody states is missed only where a preset expects it."""

from collections.abc import Callable
from textwrap import dedent

from orgflow.graph import OrgGraph
from orgflow.rules import RULES
from orgflow.rules.columns import tables
from orgflow.rules.engine import run
from orgflow.rules.presets import PRESETS

CHANNELS = """
    orgflow: 1
    team: {}
    roles: {agent: {}}
    channels:
      chat: {answer_within: 60s}
      email: {answer_within: 4h}
"""


def said(graph: OrgGraph, preset: str) -> list[str]:
    outcome = run(graph, [rule for rule in RULES if rule.name == "channel-norm-missing"], PRESETS[preset])
    return [f"{one.at.source.text[one.at.start : one.at.end]}: {one.problem.say.en}" for one in outcome.findings]


def test_an_empty_column_is_silence(graph_from: Callable[[str], OrgGraph]) -> None:
    assert said(graph_from(dedent(CHANNELS)), "recommended") == []


def test_an_expected_column_is_missed_even_where_all_of_it_is_empty(graph_from: Callable[[str], OrgGraph]) -> None:
    assert said(graph_from(dedent(CHANNELS)), "strict") == [
        "chat: chat does not state a script, a tone, its languages",
        "email: email does not state a script, a tone, its languages",
    ]


def test_a_half_filled_column_is_missed(graph_from: Callable[[str], OrgGraph]) -> None:
    text = dedent(CHANNELS).replace("60s", "60s, tone: warm")
    assert said(graph_from(text), "recommended") == ["email: email does not state a tone"]


def test_a_team_without_objects_of_the_kind_is_not_asked(graph_from: Callable[[str], OrgGraph]) -> None:
    assert said(graph_from("orgflow: 1\nteam: {}\n"), "strict") == []


def test_every_column_is_of_a_section_and_a_rule_that_asks(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from("orgflow: 1\nteam: {}\n")
    for rule in RULES:
        for column in rule.columns:
            section = column.partition(".")[0]
            assert section == "team" or not any(tables(graph, section)), (rule.name, column)
            assert rule.expecting, rule.name
