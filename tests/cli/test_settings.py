"""The settings of a project: what they change, who wins, and what they may not do."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orgflow.resources import shipped
from orgflow.rules.presets import PRESETS
from orgflow.schema.files import schemas

SPAN = "orgflow: 1\nteam: {id: t, languages: [en]}\nroles: {head: {}, agent: {reports_to: head, headcount: 13}}\n"
Call = Callable[..., Any]
Team = Callable[..., Path]


@pytest.fixture
def settings(tmp_path: Path) -> Callable[[str], Path]:
    """Writes the settings of the project."""

    def writing(text: str) -> Path:
        path = tmp_path / "orgflow.config.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return writing


def told(called: Any) -> list[tuple[str, str]]:
    return [(finding["rule"], finding["severity"]) for finding in json.loads(called.out)["findings"]]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "{}\n", "\n# a\n\n  # b\n"])
def test_settings_that_say_nothing_change_nothing(call: Call, team: Team, settings: Any, text: str) -> None:
    team(SPAN)
    before = call("check", "--format", "json").out
    settings(text)
    assert call("check", "--format", "json").out == before


def test_parameters_of_rules_are_followed(call: Call, team: Team, settings: Any) -> None:
    team(SPAN)
    assert told(call("check", "--format", "json")) == [("span-too-wide", "warning")]
    settings("rules:\n  span-too-wide: {warn: 15}\n")
    assert told(call("check", "--format", "json")) == []
    settings("rules:\n  span-too-wide: {warn: 5, error: 12}\n")
    called = call("check", "--format", "json")
    assert told(called) == [("span-too-wide", "error")]
    assert json.loads(called.out)["settings"] == [
        {"path": "orgflow.config.yaml", "preset": None, "rules": {"span-too-wide": {"warn": 5, "error": 12}}}
    ]
    assert call("check").out.splitlines()[-2].endswith("rules, orgflow.config.yaml)")


def test_the_command_line_wins_over_the_preset(call: Call, team: Team, settings: Any) -> None:
    team("orgflow: 1\nteam: {id: t, headcount: 5, languages: [en]}\nroles: {a: {headcount: 2}}\n")
    assert told(call("check", "--format", "json")) == [("headcount-mismatch", "error")]
    settings("preset: draft\n")
    assert told(call("check", "--format", "json")) == []
    assert told(call("check", "--format", "json", "--preset", "recommended")) == [("headcount-mismatch", "error")]
    assert told(call("check", "--format", "json", "--select", "headcount-mismatch")) == [
        ("headcount-mismatch", "error")
    ]


def test_each_project_has_its_own(call: Call, team: Team, settings: Any) -> None:
    team(SPAN, "inner/a.orgflow.yaml")
    team(SPAN, "b.orgflow.yaml")
    settings("rules: {span-too-wide: {warn: 15}}\n")
    Path("inner", "orgflow.config.yaml").write_text("{}", encoding="utf-8")
    report = json.loads(call("check", "--format", "json").out)
    assert [finding["path"] for finding in report["findings"]] == ["a.orgflow.yaml"]
    assert told(call("check", "inner", "--root", ".", "--format", "json")) == []


FAULTS = {
    "presets: strict\n": ("1:1", "`presets` is not a field of a settings file", "Did you mean `preset`?"),
    "preset: stricter\n": ("1:9", "`stricter`", "Did you mean `strict`?"),
    "rules: {span-to-wide: {}}\n": ("1:9", "there is no rule `span-to-wide`", "Did you mean `span-too-wide`?"),
    "rules: {unresolved-ref: {}}\n": ("1:9", "there is no rule `unresolved-ref`", ""),
    "rules: {span-too-wide: 15}\n": ("1:24", "`span-too-wide`", ""),
    "rules: {span-too-wide: {warm: 15}}\n": ("1:25", "has no parameter `warm`", "`warn: 12, error: 17`"),
    'rules: {span-too-wide: {warn: "15"}}\n': ("1:25", "`warn` of `span-too-wide` must be a whole number", ""),
    "rules: {span-too-wide: {warn: true}}\n": ("1:25", "must be a whole number", ""),
    "rules: {span-too-wide: {warn: 1.5}}\n": ("1:25", "must be a whole number", ""),
    "rules: {no-deputy: {warn: 15}}\n": ("1:21", "has no parameter `warn`", "It has none."),
    "rules: [\n": ("2:1", "", ""),
    "- a\n": ("1:1", "the file must hold", ""),
    "preset: !!python/object/apply:os.system [touch x]\n": ("1:9", "", ""),
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_wrong_is_told_at_its_place(call: Call, team: Team, settings: Any, text: str) -> None:
    team(SPAN)
    settings(text)
    place, say, hint = FAULTS[text]
    called = call("check", "--format", "json")
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith(f"orgflow.config.yaml:{place}: error: ")
    assert say in called.err
    assert hint in called.err
    assert called.err.endswith("orgflow: orgflow.config.yaml cannot be followed\n")
    assert sorted(path.name for path in Path().iterdir()) == ["orgflow.config.yaml", "team.orgflow.yaml"]


def test_all_that_is_wrong_is_told_in_both_languages(call: Call, team: Team, settings: Any) -> None:
    team(SPAN)
    settings("rules:\n  span-to-wide: {warn: 1}\n  no-deputy: {x: 1}\n  span-too-wide: {warn: no}\n")
    called = call("check", "--lang", "zh")
    assert [line.partition(": ")[0] for line in called.err.splitlines() if line.startswith("orgflow.config")] == [
        "orgflow.config.yaml:2:3",
        "orgflow.config.yaml:3:15",
        "orgflow.config.yaml:4:19",
    ]
    assert "没有规则 `span-to-wide`" in called.err


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_settings_do_not_lead_out_of_the_project(call: Call, team: Team, tmp_path: Path) -> None:
    outside = tmp_path / "secret.yaml"
    outside.write_text("preset: draft\nsecret: word\n", encoding="utf-8")
    team(SPAN, "project/t.orgflow.yaml")
    Path("project", "orgflow.config.yaml").symlink_to(outside)
    called = call("check", "project")
    assert called.code == 2
    assert "`orgflow.config.yaml` is not a file of this project" in called.err
    assert "word" not in called.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
def test_settings_are_an_ordinary_file(call: Call, team: Team) -> None:
    team(SPAN)
    os.mkfifo("orgflow.config.yaml")
    assert call("check").code == 2


def test_settings_that_are_too_large_are_refused(call: Call, team: Team, settings: Any) -> None:
    team(SPAN)
    settings("# " + "x" * 9_000_000 + "\n")
    called = call("check")
    assert called.code == 2
    assert "[limit-exceeded]" in called.err


def test_a_report_is_not_written_over_settings(call: Call, team: Team, settings: Any) -> None:
    team(SPAN)
    settings("preset: strict\n")
    assert call("check", "-o", "orgflow.config.yaml").code == 2


def test_the_schema_knows_the_presets_and_prints() -> None:
    assert schemas()["settings"]["properties"]["preset"]["enum"] == list(PRESETS)
    assert (shipped("schemas") / "settings.schema.json").exists()
