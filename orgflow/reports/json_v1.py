"""Findings for machines: version 1 of the JSON document. Keys may be added, none changes its meaning."""

import json
from typing import Any

from orgflow.check import Loaded
from orgflow.finding import Finding, Note, Severity
from orgflow.reports.report import Report
from orgflow.rules.engine import Skipped
from orgflow.settings import Settings
from orgflow.source import Span
from orgflow.text import Language


def write_json(report: Report, language: Language) -> str:
    """The whole report as one JSON document, with messages in `language`; lines and columns count from 1."""
    document = {
        "version": 1,
        "today": report.today.isoformat(),
        "settings": [_settings(settings) for settings in report.settings],
        "roots": [_root(item.loaded) for item in report.checked],
        "findings": [_finding(finding, language) for finding in report.findings],
        "accepted": [_accepted(finding, language) for finding in report.accepted],
        "skipped": [_skipped(item, language) for checked in report.checked for item in checked.skipped],
        "summary": {
            "files": report.files,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "infos": report.count(Severity.INFO),
            "skipped": sum(len(checked.skipped) for checked in report.checked),
            "accepted": len(report.accepted),
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _settings(settings: Settings) -> dict[str, Any]:
    assert settings.source is not None
    return {"path": settings.source.path, "preset": settings.preset, "rules": settings.parameters}


def _root(loaded: Loaded) -> dict[str, Any]:
    return {
        "path": loaded.path,
        "reached": loaded.reached,
        "variants": [{"name": edition.name, "reached": edition.reached} for edition in loaded.editions],
    }


def _finding(finding: Finding, language: Language) -> dict[str, Any]:
    problem = finding.problem
    return {
        "rule": finding.rule,
        "family": finding.family,
        "severity": finding.severity.value,
        "confidence": finding.confidence,
        "message": problem.say.get(language),
        **_place(problem.at),
        "end_line": problem.at.end_line,
        "end_column": problem.at.end_column,
        "pointer": finding.pointer,
        "subjects": list(problem.subjects),
        "related": [_note(note, language) for note in problem.related],
        "witness": {"kind": problem.witness.kind, "addresses": list(problem.witness.addresses)}
        if problem.witness
        else None,
        "hint": problem.hint.get(language) if problem.hint else None,
        "variants": list(finding.variants),
        "fingerprint": finding.fingerprint,
    }


def _accepted(finding: Finding, language: Language) -> dict[str, Any]:
    accepted = finding.accepted
    assert accepted is not None
    words = {
        "kind": accepted.kind,
        "because": accepted.because.get(language) if accepted.because else None,
        "by": accepted.by,
        "until": accepted.until,
    }
    return {**_finding(finding, language), "accepted": words}


def _note(note: Note, language: Language) -> dict[str, Any]:
    return {"message": note.say.get(language), **_place(note.at)}


def _skipped(item: Skipped, language: Language) -> dict[str, Any]:
    return {
        "rule": item.rule,
        "reason": item.skip.reason.get(language),
        "subject": item.skip.subject,
        "path": item.skip.at.path,
        "line": item.skip.at.line,
    }


def _place(at: Span) -> dict[str, Any]:
    return {"path": at.path, "line": at.line, "column": at.column}
