"""orgflow ls: what a selector names, for people and for machines."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Call = Callable[..., Any]
Team = Callable[..., Path]
TEAM = "orgflow: 1\nteam: {id: t}\nroles: {head: {name: {zh: 主管, en: Head}}, clerk: {reports_to: head}}\n"


def test_each_object_is_a_line_with_name_and_place(call: Call, team: Team) -> None:
    called = call("ls", team(TEAM), "kind:role", "--lang", "zh")
    assert (called.code, called.err) == (0, "")
    assert [line.split() for line in called.out.splitlines()] == [
        ["role:head", "主管", "team.orgflow.yaml:3:9"],
        ["role:clerk", "clerk", "team.orgflow.yaml:3:43"],
    ]


def test_machines_read_json(call: Call, team: Team) -> None:
    document = json.loads(call("ls", team(TEAM), "role:head", "--format", "json").out)
    assert document == {
        "version": 1,
        "items": [
            {
                "address": "role:head",
                "name": {"en": "Head", "zh": "主管"},
                "path": "team.orgflow.yaml",
                "line": 3,
                "column": 9,
            }
        ],
    }


def test_without_a_selector_everything_is_listed(call: Call, team: Team) -> None:
    assert [line.split()[0] for line in call("ls", team(TEAM)).out.splitlines()] == [
        "team:t",
        "role:head",
        "role:clerk",
    ]


def test_a_refused_specification_is_told_and_not_listed(call: Call, team: Team) -> None:
    called = call("ls", team(TEAM + "duties: {a: {responsible: nobody}}\n"))
    assert (called.code, called.out) == (1, "")
    assert "there is no role `nobody`" in called.err
