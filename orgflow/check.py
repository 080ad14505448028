"""From a root file to its graph and findings: the stages in their order, each one refusing with all that it found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from orgflow.collector import no_collection
from orgflow.document import Budget, Limits, read
from orgflow.document.pointers import Pointers
from orgflow.finding import Finding, Rejected
from orgflow.graph import OrgGraph, Selection, compile_graph
from orgflow.model.team import build_team
from orgflow.rules.engine import Crash, Outcome, Skipped, run
from orgflow.rules.presets import Preset
from orgflow.rules.rule import Rule
from orgflow.schema import validate
from orgflow.source import Source
from orgflow.text import Language

Stage = Literal["document", "schema", "references", "rules"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """One root, as far as it came. `reached` is the last stage entered; `graph` is there once all references hold."""

    path: str
    file: Path
    reached: Stage
    graph: OrgGraph | None
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]

    @property
    def languages(self) -> tuple[Language, ...]:
        """The team's languages, its main one first; none of a refused root."""
        return self.graph.team.languages if self.graph else ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A loaded root with what the rules say of it."""

    loaded: Loaded
    outcome: Outcome

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Of reading and of the rules; the former leave no graph for the latter."""
        return self.loaded.findings or self.outcome.findings

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Checks that were not made."""
        return self.outcome.skipped

    @property
    def crashes(self) -> tuple[Crash, ...]:
        """Rules that failed."""
        return self.outcome.crashes

    def only(self, selection: Selection) -> "Checked":
        """What the rules say of a part of the team; what a refused root says remains."""
        findings = (finding for finding in self.outcome.findings if selection.concerns(finding.problem.subjects))
        skipped = (each for each in self.outcome.skipped if selection.concerns((each.skip.subject,)))
        return replace(self, outcome=replace(self.outcome, findings=tuple(findings), skipped=tuple(skipped)))


def load(file: Path, *, root: Path | None = None, budget: Budget | None = None) -> Loaded:
    """Read, validate, resolve and compile one root.

    `root` is the folder that imports may not leave, `budget` what the run may still read. Raises `UsageError` for a
    fragment or a file outside `root`, OSError for one that cannot be read. Whatever is wrong inside is in `findings`.
    """
    with no_collection():
        document = read(file, budget or Budget(Limits()), root)

        def loaded(reached: Stage, graph: OrgGraph | None, findings: Sequence[Finding]) -> Loaded:
            placed = _placed(findings, Pointers(document.tree) if document.tree else None)
            return Loaded(document.path, file, reached, graph, placed, document.sources)

        if document.tree is None:
            return loaded("document", None, document.findings)
        # Faults of reading that leave a tree do not hide what the schema has to say of it.
        faults = (*document.findings, *validate(document.tree))
        if faults:
            return loaded("document" if document.findings else "schema", None, faults)
        try:
            team = build_team(document.tree)
        except Rejected as rejected:
            return loaded("references", None, rejected.findings)
        return loaded("rules", compile_graph(team), ())


def check_loaded(loaded: Loaded, rules: Sequence[Rule], preset: Preset) -> Checked:
    """Run rules on what was loaded; on a refused root none can run."""
    if loaded.graph is None:
        return Checked(loaded, Outcome((), (), ()))
    with no_collection():
        return Checked(loaded, run(loaded.graph, rules, preset))


def _placed(findings: Sequence[Finding], pointers: Pointers | None) -> tuple[Finding, ...]:
    if pointers is None:
        return tuple(findings)
    return tuple(
        Finding(
            finding.rule,
            finding.family,
            finding.severity,
            finding.confidence,
            finding.problem,
            pointers.pointer(finding.at),
        )
        for finding in sorted(findings, key=lambda finding: finding.order)
    )
