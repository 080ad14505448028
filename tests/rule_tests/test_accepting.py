"""Findings that somebody has accepted: when, of what, in which variants, and how they are told."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orgflow.api import Report, check
from orgflow.reports.json_v1 import write_json
from orgflow.reports.text import write_text

Told = Callable[..., Report]
TODAY = date(2026, 3, 2)
TEAM = """\
orgflow: 1
team: {id: t, languages: [en]}
roles:
  head: {reports_to: none, deputy: lead}
  lead: {reports_to: head}
  agent: {reports_to: lead}
"""


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Checks the team with more of a specification."""

    def checking(text: str, today: date = TODAY, **options: Any) -> Report:
        path = tmp_path / "t.orgflow.yaml"
        path.write_text(TEAM + text, encoding="utf-8")
        return check(path, today=today, **options)

    return checking


def names(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_what_is_accepted_is_no_finding_any_more(told: Told) -> None:
    assert names(told("")) == ["no-deputy"]
    report = told("waivers: {w: {rule: no-deputy, at: 'role:lead', because: Soon, by: head, until: 2026-03-02}}\n")
    assert names(report) == []
    (finding,) = report.accepted
    assert (finding.rule, finding.at.line) == ("no-deputy", 5)
    accepted = finding.accepted
    assert accepted
    assert accepted.because
    assert (accepted.kind, accepted.because.en, accepted.by, accepted.until) == (
        "waiver",
        "Soon",
        "role:head",
        "2026-03-02",
    )


@pytest.mark.parametrize("waiver", ["rule: no-deputy, at: 'role:agent'", "rule: orphan-role, at: 'role:lead'"])
def test_another_rule_or_object_accepts_nothing(told: Told, waiver: str) -> None:
    assert names(told(f"waivers: {{w: {{{waiver}, because: Soon}}}}\n")) == ["no-deputy", "unused-suppression"]


def test_after_its_last_day_the_finding_comes_back(told: Told) -> None:
    text = "waivers: {w: {rule: no-deputy, at: 'role:lead', because: Soon, until: 2026-03-01}}\n"
    assert names(told(text)) == ["no-deputy", "expired-suppression"]
    assert told(text).accepted == ()
    assert names(told(text, date(2026, 3, 1))) == []


def test_a_fault_of_the_text_is_never_accepted(told: Told) -> None:
    text = "duties: {d: {responsible: nobody}}\nwaivers: {w: {rule: unresolved-ref, at: 'duty:d', because: Soon}}\n"
    assert names(told(text)) == ["unresolved-ref"]


def test_parts_without_an_address_are_accepted_with_the_whole(told: Told) -> None:
    flow = (
        "channels: {phone: {}}\n"
        "workflows:\n"
        "  w: {starts: {any: {next: ask}, call: {channels: [phone], next: ask}}, steps: {ask: {type: end}}}\n"
    )
    rules = ["start-without-trigger", "unused-suppression"]
    assert [f.problem.subjects for f in told(flow, select=rules).findings] == [("start:w.any",)]
    report = told(flow + "waivers: {a: {rule: start-without-trigger, at: 'workflow:w', because: New}}\n", select=rules)
    assert (names(report), len(report.accepted)) == ([], 1)


VARIED = """\
variants:
  same: {}
  alone:
    patch:
      roles: {head: {deputy: agent}}
      waivers: {v: {rule: no-deputy, at: 'role:agent', because: Short}}
  small: {patch: {roles: {agent: {authority: {refund: 5 CNY}}}, waivers: {v: {rule: no-deputy, at: 'role:agent'}}}}
"""


def test_a_variant_has_waivers_of_its_own(told: Told) -> None:
    report = told(
        "waivers: {w: {rule: no-deputy, at: 'role:lead', because: Soon}}\n" + VARIED, ignore=["variant-drift"]
    )
    assert [(f.rule, f.variants) for f in report.findings] == [
        ("unused-suppression", ("alone",)),
        ("suppression-without-reason", ("small",)),
    ]
    assert [(f.problem.subjects, f.variants, f.accepted and f.accepted.kind) for f in report.accepted] == [
        (("role:lead",), ("base", "same", "alone", "small"), "waiver"),
        (("role:agent",), ("small",), "variant waiver"),
    ]


def test_a_waiver_that_only_a_variant_needs_is_of_use(told: Told) -> None:
    text = (
        "waivers: {w: {rule: no-deputy, at: ['role:lead', 'role:agent'], because: Soon}}\n"
        "variants: {v: {patch: {roles: {agent: {authority: {refund: 5 CNY}}}}}}\n"
    )
    assert names(told(text)) == []
    # Nobody can tell from a part.
    assert names(told(text, variants=["base"])) == []
    text = text.replace("'role:agent'", "'role:head'")
    assert names(told(text)) == ["no-deputy", "unused-suppression"]
    assert names(told(text, ignore=["no-deputy"])) == []


def test_text_lists_them_apart(told: Told, tmp_path: Path) -> None:
    report = told("waivers: {w: {rule: no-deputy, at: 'role:lead', because: Soon, until: 2026-06-30}}\n")
    assert write_text(report, "en", colour=False, folder=tmp_path).startswith(
        "accepted:\n"
        "t.orgflow.yaml:5:3: nobody stands in for lead, to whom others report [no-deputy]\n"
        "   = because: Soon\n"
        "   = until: 2026-06-30\n\n"
        "0 errors, 0 warnings, 0 infos, 1 accepted (1 file, "
    )
    assert write_text(report, "zh", colour=False, folder=tmp_path).startswith("已接受：\n")


def test_json_lists_them_apart(told: Told) -> None:
    report = told("waivers: {w: {rule: no-deputy, at: 'role:lead', because: Soon, by: head}}\n")
    document = json.loads(write_json(report, "en"))
    assert document["findings"] == []
    assert document["summary"]["accepted"] == 1
    (accepted,) = document["accepted"]
    assert accepted["rule"] == "no-deputy"
    assert accepted["accepted"] == {"kind": "waiver", "because": "Soon", "by": "role:head", "until": None}
    assert accepted["fingerprint"] == told("").findings[0].fingerprint
