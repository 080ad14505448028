"""Run rules on a graph."""

from collections.abc import Iterable
from dataclasses import dataclass

from orgflow.document.pointers import Pointers
from orgflow.finding import Finding, Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.rules.presets import Preset
from orgflow.rules.rule import Rule, Skip
from orgflow.text import Text, phrase

# As many findings of one rule are told: nobody mends more in one go, and a file from a stranger may hold any number.
MOST = 1000


@dataclass(frozen=True, slots=True)
class Skipped:
    """A check that was not made: by which rule, why, and for what."""

    rule: str
    skip: Skip


_AND_MORE = phrase("only the first {most} findings of this rule are told", "只列出该规则的前 {most} 个发现", most=MOST)


@dataclass(frozen=True, slots=True)
class Crash:
    """A rule that failed, and what Python said."""

    rule: str
    error: Exception


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules found, sorted by place; what they could not check; which of them failed."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    crashes: tuple[Crash, ...]


def run(graph: OrgGraph, rules: Iterable[Rule], preset: Preset) -> Outcome:
    """Run each rule. One that crashes becomes a finding that names it; the others go on."""
    findings: list[Finding] = []
    skipped: list[Skipped] = []
    crashes: list[Crash] = []
    # A variant's values stand in the document of its base.
    pointers = Pointers((graph.base or graph).team.tree)
    for rule in rules:
        try:
            for number, result in enumerate(rule.run(graph, preset.parameters.get(rule.name, {}), preset.expects)):
                if number == MOST:
                    skipped.append(Skipped(rule.name, Skip(_AND_MORE, result.at)))
                    break
                if isinstance(result, Skip):
                    skipped.append(Skipped(rule.name, result))
                else:
                    findings.append(_finding(rule, result, pointers))
        except Exception as error:  # whatever a rule does, the other rules must be heard
            crashes.append(Crash(rule.name, error))
            findings.append(_finding(rule, _crashed(graph, rule, error), pointers))
    return Outcome(
        tuple(sorted(findings, key=lambda finding: finding.order)),
        tuple(sorted(skipped, key=lambda item: (item.skip.at.order, item.rule))),
        tuple(crashes),
    )


def _finding(rule: Rule, problem: Problem, pointers: Pointers) -> Finding:
    severity = problem.severity or rule.severity
    return Finding(rule.name, rule.family, severity, rule.confidence, problem, pointers.pointer(problem.at))


def _crashed(graph: OrgGraph, rule: Rule, error: Exception) -> Problem:
    return Problem(
        at=graph.team.profile.at,
        say=phrase(
            "the rule {rule} failed ({error}); this is a fault of orgflow, not of the specification",
            "规则 {rule} 运行失败（{error}）；这是 orgflow 的缺陷，与规格无关",
            rule=rule.name,
            error=type(error).__name__,
        ),
        hint=Text(en="Run with --debug and report it.", zh="请用 --debug 重新运行并报告。"),
        severity=Severity.ERROR,
    )
