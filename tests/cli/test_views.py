"""orgflow views: which pictures there are, and what is lacking for the others."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]
Team = Callable[..., Path]
TEAM = "orgflow: 1\nteam: {id: t}\nroles: {head: {}}\n"


def test_what_is_there_and_what_is_lacking(call: Call, team: Team) -> None:
    called = call("views", team(TEAM), "--lang", "zh")
    assert (called.code, called.err) == (0, "")
    lines = {line.split()[0]: line.split()[1:] for line in called.out.splitlines()}
    assert lines["org-chart"] == ["岗位与汇报线", "✓"]
    assert lines["swimlane"] == ["跨岗位流程", "–", "需要有步骤的流程（workflows）"]


def test_machines_read_json(call: Call, team: Team) -> None:
    document = json.loads(call("views", team(TEAM), "--format", "json").out)
    assert document["version"] == 1
    views = {view["name"]: view for view in document["views"]}
    assert views["org-chart"]["objects"] == [""]
    assert views["raci"]["objects"] == []
    assert views["raci"]["needs"]["en"] == "duties with somebody responsible"


def test_a_refused_specification_is_told_of(call: Call, team: Team) -> None:
    called = call("views", team("orgflow: 1\nroles: {a: {reports: b}}\n"))
    assert (called.code, called.out) == (1, "")
    assert "schema-violation" in called.err
