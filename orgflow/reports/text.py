"""Findings for people: the line, a caret, related places, how to mend it; then a summary and what to do next."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from click import style

from orgflow.document import BASE
from orgflow.finding import Finding, Note, Severity
from orgflow.reports.excerpt import excerpt, printable
from orgflow.reports.places import shown_path, shown_place
from orgflow.reports.report import Report
from orgflow.source import Span
from orgflow.text import Language, Text, listed, phrase

Paint = Callable[[str, str], str]

# The backslash parts folders on Windows; elsewhere a name with one in it is merely not found.
_HARMLESS = re.compile(r"[\w.][\w./\\:-]*\Z")
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_SEVERITIES = {
    Severity.ERROR: Text(en="error", zh="错误"),
    Severity.WARNING: Text(en="warning", zh="警告"),
    Severity.INFO: Text(en="info", zh="提示"),
}
_STAGES = {
    "document": Text(en="its text has faults", zh="文本有错误"),
    "schema": Text(en="it does not fit the schema", zh="不符合规格模式"),
    "references": Text(en="some names lead nowhere", zh="有名称无法解析"),
}


def write_text(report: Report, language: Language, *, colour: bool, folder: Path) -> str:
    """The report as text; paths run from `folder`. Colours are ANSI escapes."""
    paint: Paint = (lambda words, name: style(words, fg=name, bold=True)) if colour else (lambda words, _: words)
    blocks = ["\n".join(_finding(finding, language, paint, folder)) for finding in report.findings]
    if report.accepted:
        heading = Text(en="accepted:", zh="已接受：").get(language)
        blocks.append("\n".join((heading, *_accepted(report, language, folder))))
    notes = [*_skipped(report, language, folder), *_refused(report, language, folder)]
    if notes:
        blocks.append("\n".join(notes))
    blocks.append("\n".join(_summary(report, language, paint, folder)))
    return "\n\n".join(blocks) + "\n"


def write_findings(findings: Iterable[Finding], language: Language, folder: Path) -> str:
    """Findings alone, without colours."""
    return "\n\n".join("\n".join(_finding(each, language, lambda words, _: words, folder)) for each in findings) + "\n"


def _finding(finding: Finding, language: Language, paint: Paint, folder: Path) -> Iterator[str]:
    problem = finding.problem
    severity = paint(_SEVERITIES[finding.severity].get(language), _COLOURS[finding.severity])
    yield f"{shown_place(problem.at, folder)}: {severity}: {printable(problem.say.get(language))} [{finding.rule}]"
    yield from _lines(problem.at)
    yield from _where(finding, language)
    for note in problem.related:
        yield from _note(note, language, folder)
    if problem.hint:
        word = Text(en="help", zh="改法").get(language)
        yield f"   = {word}: {printable(problem.hint.get(language))}"


def _lines(at: Span) -> Iterator[str]:
    if not at.source.text:
        return
    line, caret = excerpt(at)
    number = f"{at.line:>5}"
    yield f"{number} | {line}"
    yield f"{' ' * len(number)} | {caret}"


def _note(note: Note, language: Language, folder: Path) -> Iterator[str]:
    yield f"   = {shown_place(note.at, folder)}: {printable(note.say.get(language))}"
    if note.at.source.text:
        line, _ = excerpt(note.at)
        yield f"{note.at.line:>5} | {line}"


def _accepted(report: Report, language: Language, folder: Path) -> Iterator[str]:
    for finding in report.accepted:
        place = shown_place(finding.at, folder)
        yield f"{place}: {printable(finding.problem.say.get(language))} [{finding.rule}]"
        yield from _where(finding, language)
        if finding.accepted and finding.accepted.because:
            because = printable(finding.accepted.because.get(language))
            yield f"   = {Text(en='because', zh='理由').get(language)}: {because}"
        if finding.accepted and finding.accepted.until:
            yield f"   = {Text(en='until', zh='截止').get(language)}: {finding.accepted.until}"


def _where(finding: Finding, language: Language) -> Iterator[str]:
    """In which variants a finding holds, unless it does in all."""
    if not finding.everywhere:
        yield f"   = {Text(en='in: ', zh='见于：').get(language)}{listed(finding.variants).get(language)}"


def _skipped(report: Report, language: Language, folder: Path) -> Iterator[str]:
    for checked in report.checked:
        for item in checked.skipped:
            words = phrase(
                "{place}: not checked by {rule}: {reason}",
                "{place}：{rule} 未检查：{reason}",
                place=shown_place(item.skip.at, folder),
                rule=item.rule,
                reason=item.skip.reason,
            )
            yield printable(words.get(language))


def _refused(report: Report, language: Language, folder: Path) -> Iterator[str]:
    for loaded in (checked.loaded for checked in report.checked):
        path = shown_path(loaded.file, loaded.path, folder)
        for edition in loaded.refused:
            words = phrase(
                "{path}: no rule was run, because {why}",
                "{path}：未运行任何规则，因为{why}",
                path=path if edition.name == BASE else f"{path} ({edition.name})",
                why=_STAGES[edition.reached],
            )
            yield printable(words.get(language))


def _summary(report: Report, language: Language, paint: Paint, folder: Path) -> Iterator[str]:
    counts = {severity: report.count(severity) for severity in Severity}
    skipped = sum(len(checked.skipped) for checked in report.checked)
    parts = [
        _counted(counts[Severity.ERROR], "error", "errors", "个错误", language),
        _counted(counts[Severity.WARNING], "warning", "warnings", "个警告", language),
        _counted(counts[Severity.INFO], "info", "infos", "个提示", language),
    ]
    if skipped:
        parts.append(_counted(skipped, "check skipped", "checks skipped", "项未检查", language))
    if report.accepted:
        parts.append(_counted(len(report.accepted), "accepted", "accepted", "个已接受", language))
    where = _counted(report.files, "file", "files", "个文件", language)
    ran = any(not edition.refused for checked in report.checked for edition in checked.loaded.editions)
    rules = _counted(report.rules if ran else 0, "rule", "rules", "条规则", language)
    comma = "，" if language == "zh" else ", "
    worst = next((severity for severity in Severity if counts[severity]), None)
    body = comma.join(parts)
    colour = _COLOURS[worst] if worst else "green"
    settings = [shown_path(each.source.file, each.source.path, folder) for each in report.settings if each.source]
    told = "".join(f"{comma}{path}" for path in settings)
    yield f"{paint(body, colour)} ({where}{comma}{rules}{told})"
    yield Text(en="next: ", zh="下一步：").get(language) + _next(report, folder)


def _next(report: Report, folder: Path) -> str:
    """The command that helps most now: understand the worst finding, else look at the pictures.

    A file is named only if its name means nothing to any shell: the line may be copied into one.
    """
    if report.findings:
        return f"orgflow explain {max(report.findings, key=lambda finding: finding.severity.weight).rule}"
    roots = [shown_path(checked.loaded.file, checked.loaded.path, folder) for checked in report.checked]
    return f"orgflow render {roots[0]}" if len(roots) == 1 and _HARMLESS.match(roots[0]) else "orgflow render"


def _counted(count: int, singular: str, plural: str, chinese: str, language: Language) -> str:
    return f"{count} {chinese}" if language == "zh" else f"{count} {singular if count == 1 else plural}"
