"""Run rules on a graph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from orgflow.document import BASE
from orgflow.document.pointers import Pointers
from orgflow.finding import Finding, Problem, Severity, over_variants
from orgflow.graph import OrgGraph
from orgflow.rules import RULES
from orgflow.rules.accepting import Waivers
from orgflow.rules.presets import Preset
from orgflow.rules.rule import NO_REVIEW, Review, Rule, Skip
from orgflow.rules.spec import SPEC_FAULTS
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

    @property
    def say(self) -> Text:
        """What happened, and whose fault it is."""
        return phrase(
            "the rule {rule} failed ({error}); this is a fault of orgflow, not of the specification",
            "规则 {rule} 运行失败（{error}）；这是 orgflow 的缺陷，与规格无关",
            rule=self.rule,
            error=type(self.error).__name__,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules found, sorted by place; what they could not check; which of them failed; and what they found that
    somebody has accepted."""

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    crashes: tuple[Crash, ...]
    accepted: tuple[Finding, ...] = ()


def run(graph: OrgGraph, rules: Iterable[Rule], preset: Preset, today: date | None = None) -> Outcome:
    """Run each rule on one graph. Where no day is given, no waiver has ended."""
    return run_on({BASE: graph}, rules, preset, today)


def run_on(
    graphs: Mapping[str, OrgGraph],
    rules: Iterable[Rule],
    preset: Preset,
    today: date | None = None,
    *,
    whole: bool = True,
) -> Outcome:
    """Run each rule on each graph, of a base and its variants by name, those about waivers last.

    `whole` is whether these are all that there are: otherwise nobody can tell which waivers are of no use. A rule that
    crashes becomes a finding that names it; the others go on.
    """
    rules = tuple(rules)
    runs = {name: _Run(graph, preset, today) for name, graph in graphs.items()}
    first, last = _in_turn(rules)
    for each in runs.values():
        each.run(first, NO_REVIEW)
    if any(_concerning(last, graph.sections) for graph in graphs.values()):
        used = {place: None for each in runs.values() for place in each.waivers.used}
        review = Review(
            today=today,
            known={fault.name: fault for fault in (*SPEC_FAULTS, *RULES, *rules)},
            ran=frozenset(rule.name for rule in first),
            used=used if whole else None,
        )
        for each in runs.values():
            each.run(last, review)
    findings = _merged({name: each.findings for name, each in runs.items()})
    skipped = dict.fromkeys(skipped for each in runs.values() for skipped in each.skipped)
    return Outcome(
        findings=tuple(finding for finding in findings if not finding.accepted),
        skipped=tuple(sorted(skipped, key=lambda item: (item.skip.at.order, item.rule))),
        crashes=tuple(crash for each in runs.values() for crash in each.crashes),
        accepted=tuple(finding for finding in findings if finding.accepted),
    )


@lru_cache(maxsize=64)
def _in_turn(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The rules that come first, and those about waivers."""
    return tuple(rule for rule in rules if not rule.reviewing), tuple(rule for rule in rules if rule.reviewing)


@lru_cache(maxsize=256)
def _concerning(rules: tuple[Rule, ...], sections: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that look at something that these sections state. Most teams leave out most sections: their rules cost
    nothing, and among many teams not even the question."""
    return tuple(rule for rule in rules if rule.concerns(sections))


class _Run:
    """What rules have said of one graph so far."""

    def __init__(self, graph: OrgGraph, preset: Preset, today: date | None) -> None:
        self.graph = graph
        self.preset = preset
        self.waivers = Waivers(graph, today)
        # A variant's values stand in the document of its base.
        self.pointers = Pointers((graph.base or graph).team.tree)
        self.findings: list[Finding] = []
        self.skipped: list[Skipped] = []
        self.crashes: list[Crash] = []

    def run(self, rules: tuple[Rule, ...], review: Review) -> None:
        """Add what each rule says that the team has something for; one that crashes becomes a finding that names it."""
        for rule in _concerning(rules, self.graph.sections):
            try:
                parameters = self.preset.parameters.get(rule.name, {})
                for number, result in enumerate(rule.run(self.graph, parameters, self.preset.expects, review)):
                    if number == MOST:
                        self.skipped.append(Skipped(rule.name, Skip(_AND_MORE, result.at)))
                        break
                    if isinstance(result, Skip):
                        self.skipped.append(Skipped(rule.name, result))
                    else:
                        self.findings.append(self._finding(rule, result))
            except Exception as error:  # whatever a rule does, the other rules must be heard
                self.crashes.append(Crash(rule.name, error))
                self.findings.append(self._finding(rule, _crashed(self.graph, self.crashes[-1])))

    def _finding(self, rule: Rule, problem: Problem) -> Finding:
        return Finding(
            rule.name,
            rule.family,
            problem.severity or rule.severity,
            rule.confidence,
            problem,
            self.pointers.pointer(problem.at),
            accepted=self.waivers.acceptance(rule.name, problem),
        )


def _merged(found: Mapping[str, list[Finding]]) -> tuple[Finding, ...]:
    if found.keys() == {BASE}:
        return tuple(sorted(found[BASE], key=lambda finding: finding.order))
    return over_variants(found)


def _crashed(graph: OrgGraph, crash: Crash) -> Problem:
    return Problem(
        at=graph.team.profile.at,
        say=crash.say,
        hint=Text(en="Run with --debug and report it.", zh="请用 --debug 重新运行并报告。"),
        severity=Severity.ERROR,
    )
