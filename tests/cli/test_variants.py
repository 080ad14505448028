"""A specification with variants: what `check` says of them, and what `render` draws."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SPEC = """\
orgflow: 1
team: {id: live, languages: [en], head: host, edition: {id: flagship}}
roles:
  host: {reports_to: none}
  operator: {reports_to: host}
  service: {reports_to: [operator, host]}
variants:
  loop: {patch: {roles: {host: {reports_to: service}}}}
  solo: {merge: {host: [operator, service]}}
"""
BROKEN = (
    SPEC + "  odd: {patch: {roles: {host: {unit: nowhere}}}}\n  odder: {extends: odd, patch: {roles: {agent: 1}}}\n"
)
RULES = ("--select", "reporting-cycle", "--select", "multiple-solid-managers")
Call = Callable[..., Any]
Team = Callable[..., Path]


def told(called: Any) -> list[tuple[str, list[str]]]:
    return [(finding["rule"], finding["variants"]) for finding in json.loads(called.out)["findings"]]


def test_every_variant_is_checked_and_a_finding_says_where_it_holds(call: Call, team: Team) -> None:
    called = call("check", team(SPEC), *RULES)
    assert called.code == 1
    assert called.out.count("\n   = in: ") == 2
    assert called.out.count("reporting-cycle]\n    5 |   operator: {reports_to: host}\n") == 1
    assert "\n   = in: loop\n" in called.out
    assert "\n   = in: base, loop\n" in called.out
    assert "\n   = 见于：base、loop\n" in call("check", team(SPEC), *RULES, "--lang", "zh").out


def test_what_holds_everywhere_does_not_say_so(call: Call, team: Team) -> None:
    spec = SPEC[: SPEC.index("variants:")] + "variants: {loop: {}, solo: {}}\n"
    called = call("check", team(spec), *RULES)
    assert "multiple-solid-managers" in called.out
    assert " = in: " not in called.out


def test_json_says_how_far_each_variant_came(call: Call, team: Team) -> None:
    called = call("check", team(BROKEN), *RULES, "--format", "json")
    (root,) = json.loads(called.out)["roots"]
    assert root == {
        "path": "team.orgflow.yaml",
        "reached": "rules",
        "variants": [
            {"name": "base", "reached": "rules"},
            {"name": "loop", "reached": "rules"},
            {"name": "solo", "reached": "rules"},
            {"name": "odd", "reached": "references"},
            {"name": "odder", "reached": "schema"},
        ],
    }
    assert told(called) == [
        ("reporting-cycle", ["loop"]),
        ("multiple-solid-managers", ["base", "loop"]),
        ("unresolved-ref", ["odd"]),
        ("schema-violation", ["odder"]),
    ]


def test_a_fault_of_a_patch_is_told_once(call: Call, team: Team) -> None:
    called = call("check", team(BROKEN.replace("agent: 1", "agent: {}")), *RULES, "--format", "json")
    assert told(called)[2:] == [("unresolved-ref", ["odd", "odder"])]
    (fault,) = json.loads(called.out)["findings"][2:]
    assert (fault["line"], fault["pointer"]) == (10, "/variants/odd/patch/roles/host/unit")
    text = call("check", team(BROKEN), "--lang", "en").out
    assert "team.orgflow.yaml (odd): no rule was run, because some names lead nowhere\n" in text


def test_the_fingerprint_leaves_the_variant_out(call: Call, team: Team) -> None:
    def prints(*variants: str) -> list[str]:
        picked = [part for name in variants for part in ("--variant", name)]
        called = call("check", team(SPEC), *RULES, *picked, "--format", "json")
        return [finding["fingerprint"] for finding in json.loads(called.out)["findings"]]

    assert prints("base")[0] in prints("loop")
    assert prints("loop") == prints("base", "loop") == prints()


@pytest.mark.parametrize(
    ("picked", "variants"),
    [(["base"], [["base"]]), (["flagship"], [["base"]]), (["loop"], [["loop"], ["loop"]]), (["solo"], [])],
)
def test_variants_can_be_picked(call: Call, team: Team, picked: list[str], variants: list[list[str]]) -> None:
    options = [part for name in picked for part in ("--variant", name)]
    called = call("check", team(SPEC), *RULES, *options, "--format", "json")
    assert [found for _, found in told(called)] == variants
    assert " = in: " not in call("check", team(SPEC), *RULES, *options).out


def test_an_unknown_variant_is_a_wrong_call(call: Call, team: Team) -> None:
    team(SPEC)
    for command in ("check", "render"):
        called = call(command, "--variant", "duo")
        assert called.code == 2
        assert called.err == "orgflow: there is no variant duo; there are: base, flagship, loop, solo\n"
    assert call("check", "--variant", "solo", *RULES).code == 0


def test_of_several_roots_those_that_have_the_variant_are_checked(call: Call, team: Team) -> None:
    team(SPEC, "a.orgflow.yaml")
    team("orgflow: 1\nteam: {}\n", "b.orgflow.yaml")
    called = call("check", "--variant", "loop", "--format", "json")
    assert [root["path"] for root in json.loads(called.out)["roots"]] == ["a.orgflow.yaml"]


def test_pictures_of_a_variant_bear_its_name(call: Call, team: Team) -> None:
    team(SPEC)
    assert call("render", "--view", "org-chart").out == "out/team.org-chart.en.svg\n"
    assert call("render", "--view", "org-chart", "--variant", "solo", "--variant", "flagship").out.split() == [
        "out/team.org-chart.en.svg",
        "out/team.org-chart.solo.en.svg",
    ]
    base, solo = (Path("out", f"team.org-chart{name}.en.svg").read_text("utf-8") for name in ("", ".solo"))
    assert "service" in base
    assert "service" not in solo


def test_a_marked_picture_shows_what_holds_there(call: Call, team: Team) -> None:
    team(SPEC)
    call("render", "--variant", "base", "--variant", "loop", "--overlay", "findings")
    base, loop = (Path("out", f"team.org-chart{name}.en.svg").read_text("utf-8") for name in ("", ".loop"))
    assert "each other" in loop
    assert "each other" not in base


def test_a_variant_that_is_refused_is_not_drawn(call: Call, team: Team) -> None:
    team(BROKEN)
    assert call("render").code == 0
    called = call("render", "--variant", "odd")
    assert called.code == 1
    assert "there is no unit `nowhere`" in called.err


def test_only_looks_at_the_objects_of_every_variant(call: Call, team: Team) -> None:
    spec = SPEC.replace("{reports_to: service}}}}", "{reports_to: trainee}, trainee: {reports_to: service}}}}")
    called = call("check", team(spec), "--only", "role:trainee", *RULES, "--format", "json")
    assert told(called) == [("reporting-cycle", ["loop"])]
