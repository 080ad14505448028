"""The report for machines: exactly these keys, whatever is checked."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from orgflow.api import Report
from orgflow.reports.json_v1 import write_json
from orgflow.reports.text import write_text
from orgflow.rules.engine import Outcome, Skipped
from orgflow.rules.manual import FAULTS
from orgflow.rules.rule import Skip
from orgflow.text import Text

HERE = Path(__file__).parent
Checked = Callable[[dict[str, str]], Report]


def thing(**properties: Any) -> dict[str, Any]:
    """An object with all of these keys and no other."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def several(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


WORDS = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 0}
ONE_UP = {"type": "integer", "minimum": 1}
PATH = {"type": "string", "pattern": "^[^/\\\\][^\\\\]*$"}
ADDRESS = {"type": "string", "pattern": "^[^ ]+$"}
STAGE = {"enum": ["document", "schema", "references", "rules"]}

OPTIONAL = {"type": ["string", "null"]}
FINDING: dict[str, Any] = {
    "rule": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
    "family": {"enum": sorted({fault.family for fault in FAULTS})},
    "severity": {"enum": ["error", "warning", "info"]},
    "confidence": {"enum": ["proven", "heuristic"]},
    "message": WORDS,
    "path": PATH,
    "line": ONE_UP,
    "column": ONE_UP,
    "end_line": ONE_UP,
    "end_column": ONE_UP,
    "pointer": {"type": "string", "pattern": "^(/.*)?$"},
    "subjects": several(ADDRESS),
    "related": several(thing(message=WORDS, path=PATH, line=ONE_UP, column=ONE_UP)),
    "witness": {
        "anyOf": [
            {"type": "null"},
            thing(
                kind={"enum": ["path", "case", "conflict", "interval", "cycle", "absence"]},
                addresses=several(ADDRESS),
            ),
        ]
    },
    "hint": {"type": ["string", "null"]},
    "variants": {"type": "array", "items": WORDS, "minItems": 1},
    "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
}

# Version 1, as the design's page on the architecture has it.
SHAPE = thing(
    version={"const": 1},
    today={"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    settings=several(thing(path=PATH, preset=OPTIONAL, rules={"type": "object"})),
    roots=several(thing(path=PATH, reached=STAGE, variants=several(thing(name=WORDS, reached=STAGE)))),
    findings=several(thing(**FINDING)),
    accepted=several(thing(**FINDING, accepted=thing(kind=WORDS, because=OPTIONAL, by=OPTIONAL, until=OPTIONAL))),
    skipped=several(thing(rule=WORDS, reason=WORDS, subject={"type": "string"}, path=PATH, line=ONE_UP)),
    summary=thing(files=ONE_UP, errors=COUNT, warnings=COUNT, infos=COUNT, skipped=COUNT, accepted=COUNT),
)
CIRCLE = "orgflow: 1\nteam: {id: t}\nroles: {a: {reports_to: b}, b: {reports_to: a}}\n"
SPECS = {
    "clean": "orgflow: 1\nteam: {id: t}\n",
    "empty": "",
    "broken": "a: [\n",
    "binary": "\x01\x02",
    "unfit": "orgflow: 1\nteam: {id: t}\nrolls: {}\nroles: {a b: {}}\n",
    "unresolved": "orgflow: 1\nteam: {id: t}\nroles: {a: {reports_to: b}}\n",
    "circle": CIRCLE,
}


def parsed(report: Report, language: str = "en") -> dict[str, Any]:
    text = write_json(report, "zh" if language == "zh" else "en")
    assert text.endswith("}\n")
    document: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator(SHAPE).validate(document)
    return document


def test_the_shape_holds_for_every_stage(checked: Checked) -> None:
    document = parsed(checked({f"{name}.orgflow.yaml": text for name, text in SPECS.items()}))
    assert {root["path"].partition(".")[0]: root["reached"] for root in document["roots"]} == {
        "binary": "document",
        "broken": "document",
        "circle": "rules",
        "clean": "rules",
        "empty": "document",
        "unfit": "schema",
        "unresolved": "references",
    }
    counted = [finding["severity"] for finding in document["findings"]]
    assert document["summary"]["errors"] == counted.count("error")
    assert document["summary"]["warnings"] == counted.count("warning")
    assert document["summary"]["infos"] == counted.count("info")
    assert document["summary"]["files"] == len(SPECS)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_shape_holds_for_the_draft(draft: Report, language: str) -> None:
    assert parsed(draft, language)["today"] == "2026-03-02"


def test_the_draft(draft: Report, golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "front-office-draft.json", write_json(draft, "en"))


def test_only_words_hang_on_the_language(draft: Report) -> None:
    def without_words(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: without_words(each) for key, each in value.items() if key not in ("message", "hint", "reason")}
        return [without_words(each) for each in value] if isinstance(value, list) else value

    assert without_words(parsed(draft, "en")) == without_words(parsed(draft, "zh"))
    assert parsed(draft, "en") != parsed(draft, "zh")


def test_one_finding_key_by_key(checked: Checked) -> None:
    text = "orgflow: 1\nteam: {id: t}\nroles:\n  甲: {reports_to: 乙}\n  乙: {reports_to: 甲}\n"
    document = parsed(checked({"deep/t.orgflow.yaml": text, "orgflow.config.yaml": ""}))
    (circle,) = (finding for finding in document["findings"] if finding["rule"] == "reporting-cycle")
    assert circle == {
        "rule": "reporting-cycle",
        "family": "structure",
        "severity": "error",
        "confidence": "proven",
        "message": "甲, 乙 report to each other in a circle",
        "path": "deep/t.orgflow.yaml",
        "line": 4,
        "column": 19,
        "end_line": 4,
        "end_column": 20,
        "pointer": "/roles/甲/reports_to",
        "subjects": ["role:甲", "role:乙"],
        "related": [{"message": "which leads on here", "path": "deep/t.orgflow.yaml", "line": 5, "column": 19}],
        "witness": {"kind": "cycle", "addresses": ["role:甲", "role:乙"]},
        "hint": "Let one of them report to somebody outside the circle.",
        "variants": ["base"],
        "fingerprint": circle["fingerprint"],
    }


def test_a_fingerprint_outlives_edits_elsewhere(checked: Checked) -> None:
    def circle(text: str) -> str:
        findings = parsed(checked({"t.orgflow.yaml": text}))["findings"]
        return str(next(finding["fingerprint"] for finding in findings if finding["rule"] == "reporting-cycle"))

    before = circle(CIRCLE)
    after = circle("# more\n" + CIRCLE.replace("a: {", "c: {},\n  a: {name: A, "))
    other = circle(CIRCLE.replace("b", "c"))
    assert before == after != other


def test_a_skipped_check_is_told(checked: Checked) -> None:
    document = parsed(with_a_skipped_check(checked))
    assert document["skipped"] == [
        {"rule": "coverage", "reason": "no hours are known", "subject": "team:t", "path": "t.orgflow.yaml", "line": 2}
    ]
    assert document["summary"]["skipped"] == 1


def test_a_skipped_check_is_told_to_people_too(checked: Checked, tmp_path: Path) -> None:
    report = with_a_skipped_check(checked)
    assert write_text(report, "en", colour=False, folder=tmp_path) == (
        "t.orgflow.yaml:2:1: not checked by coverage: no hours are known\n\n"
        "0 errors, 0 warnings, 0 infos, 1 check skipped (1 file, 1 rule)\nnext: orgflow render t.orgflow.yaml\n"
    )
    assert "t.orgflow.yaml:2:1：coverage 未检查：营业时间未知\n" in write_text(
        report, "zh", colour=False, folder=tmp_path
    )


def with_a_skipped_check(checked: Checked) -> Report:
    report = checked({"t.orgflow.yaml": SPECS["clean"]})
    (root,) = report.checked
    assert root.loaded.graph is not None
    skip = Skip(Text(en="no hours are known", zh="营业时间未知"), root.loaded.graph.team.profile.at, "team:t")
    return Report([replace(root, outcome=Outcome((), (Skipped("coverage", skip),), ()))], date(2026, 3, 2), 1)
