"""Completeness counts what rules would miss, and nothing else."""

import json
from collections.abc import Callable

import pytest

from orgflow.completeness import completeness
from orgflow.graph import OrgGraph
from orgflow.reports.completeness import completeness_json, completeness_markdown, completeness_text
from orgflow.rules import RULES
from orgflow.rules.engine import run
from orgflow.rules.presets import PRESETS

TEAM = """
orgflow: 1
team: {id: desk}
sources: {brief: {sections: {S1: Chat, S2: Complaints}}}
roles: {agent: {headcount: 3, assumed: [headcount]}}
channels:
  chat: {name: "Chat | live", served_by: agent, answer_within: 60s, source: S1}
  email: {served_by: agent, assumed: true}
"""


@pytest.fixture
def graph(graph_from: Callable[[str], OrgGraph]) -> OrgGraph:
    return graph_from(TEAM)


def test_each_column_is_counted_and_names_who_lacks_it(graph: OrgGraph) -> None:
    found = completeness(graph, RULES, PRESETS["strict"])
    columns = {column.name: (column.stated, column.asked) for column in found.columns}
    assert columns["channels.answer_within"] == (1, 2)
    assert columns["channels.script"] == (0, 2)
    lacking = {column.name: [item.address for item in column.lacking] for column in found.columns}
    assert lacking["channels.answer_within"] == ["channel:email"]
    assert found.total == tuple(map(sum, zip(*columns.values(), strict=True)))


def test_what_is_assumed_and_what_nobody_took_up(graph: OrgGraph) -> None:
    found = completeness(graph, RULES, PRESETS["strict"])
    assert [(each.address, each.fields) for each in found.assumed] == [
        ("role:agent", ("headcount",)),
        ("channel:email", ()),
    ]
    assert list(found.homeless) == ["section:brief.S2"]


def test_what_is_assumed_inside_an_object_counts_once(graph_from: Callable[[str], OrgGraph]) -> None:
    graph = graph_from("""
    orgflow: 1
    team: {id: desk}
    roles: {agent: {}}
    cases: {problem: {severities: {high: {name: High, assumed: true}}}}
    escalations: {up: {levels: [{role: agent, within: 1h, assumed: [within]}]}}
    workflows:
      help:
        starts: {call: {next: answer, assumed: true}}
        steps:
          answer: {by: agent, assumed: true, outcomes: {solved: {next: done, assumed: [label]}}}
          done: {type: end}
    """)
    found = completeness(graph, RULES, PRESETS["strict"])
    assert [(each.address, each.label.get("en"), each.fields) for each in found.assumed] == [
        ("severity:problem.high", "problem: High", ()),
        ("rung:up.1", "up: 1", ("within",)),
        ("step:help.answer", "answer", ()),
        ("exit:help.answer.outcome.solved", "answer: solved", ("label",)),
        ("start:help.call", "call", ()),
    ]


def test_a_preset_that_expects_nothing_counts_nothing(graph: OrgGraph) -> None:
    found = completeness(graph, RULES, PRESETS["recommended"])
    assert found.columns == ()
    assert "all" not in completeness_text(graph, found, "en")


def test_what_is_lacking_is_what_the_rules_find(graph: OrgGraph) -> None:
    found = completeness(graph, RULES, PRESETS["strict"])
    outcome = run(graph, [rule for rule in RULES if rule.asks], PRESETS["strict"])
    told = {(one.rule, address) for one in outcome.findings for address in one.problem.subjects}
    counted = {(column.rule, item.address) for column in found.columns for item in column.lacking}
    assert counted == told


def test_every_form_says_the_same(graph: OrgGraph) -> None:
    found = completeness(graph, RULES, PRESETS["strict"])
    stated, asked = found.total
    document = json.loads(completeness_json(found))
    assert document["total"] == {"stated": stated, "asked": asked}
    assert document["homeless"] == ["section:brief.S2"]
    text = completeness_text(graph, found, "zh")
    assert "合计" in text
    assert f"{stated}/{asked}" in text
    markdown = completeness_markdown(graph, found, "en")
    assert f"| all | {stated}/{asked} |" in markdown
    assert "Chat \\| live" in markdown
