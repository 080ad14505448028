"""From a root file to its graph and findings: the stages in their order, each one refusing with all that it found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from orgflow.collector import no_collection
from orgflow.document import BASE, Budget, Limits, Mapping, read, variant_trees
from orgflow.document.pointers import Pointers
from orgflow.finding import Finding, Rejected, over_variants
from orgflow.graph import OrgGraph, Selection, compile_graph
from orgflow.model.team import build_team
from orgflow.rules.engine import Crash, Outcome, Skipped, run_on
from orgflow.rules.presets import Preset
from orgflow.rules.rule import Rule
from orgflow.schema import validate
from orgflow.source import Source
from orgflow.text import Language, listed, phrase
from orgflow.usage import UsageError

Stage = Literal["document", "schema", "references", "rules"]


@dataclass(frozen=True, slots=True)
class Edition:
    """The base of a root, or one of its variants, as far as it came. `reached` is the last stage entered; `graph` is
    there once all references hold, but not in what a worker process hands back."""

    name: str
    reached: Stage
    graph: OrgGraph | None
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether no rule can be run on it."""
        return self.reached != "rules"


@dataclass(frozen=True, slots=True)
class Loaded:
    """One root: its base, and in `editions` what of it was asked for: the base and its variants, or some of these.

    Of a root whose base is refused this is the base alone.
    """

    path: str
    file: Path
    base: Edition
    editions: tuple[Edition, ...]
    sources: tuple[Source, ...]

    @property
    def reached(self) -> Stage:
        """How far the base came."""
        return self.base.reached

    @property
    def graph(self) -> OrgGraph | None:
        """The graph of the base."""
        return self.base.graph

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The faults of reading, schema and references, each once."""
        return over_variants({edition.name: edition.findings for edition in self.editions})

    @property
    def variants(self) -> tuple[str, ...]:
        """What may be asked for by name: the base, the variants; nothing of a refused root."""
        return (*_own_names(self.graph), *self.graph.team.variants) if self.graph else ()

    def edition(self, name: str) -> Edition:
        """The base or a variant that was loaded, by name. Raises `UsageError` for one that is not there."""
        for edition in self.editions:
            if edition.name == name:
                return edition
        if self.graph is None or name in _own_names(self.graph):
            return self.base
        raise UsageError(
            phrase(
                "{path} has no variant {name}; it has: {known}",
                "{path} 没有变体 {name}；现有：{known}",
                path=self.path,
                name=name,
                known=listed(self.variants),
            )
        )

    @property
    def refused(self) -> tuple[Edition, ...]:
        """The editions that no rule can be run on."""
        return tuple(edition for edition in self.editions if edition.refused)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The team's languages, its main one first; none of a refused root."""
        return self.graph.team.languages if self.graph else ()

    def without_graphs(self) -> "Loaded":
        """The same as far as a report needs it: a graph is many times as large as all that is said of it."""
        base, *editions = (replace(edition, graph=None) for edition in (self.base, *self.editions))
        return replace(self, base=base, editions=tuple(editions))


@dataclass(frozen=True, slots=True)
class Checked:
    """A loaded root with what the rules say of it."""

    loaded: Loaded
    outcome: Outcome

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Of reading and of the rules; of an edition only the former, or only the latter."""
        findings = (*self.loaded.findings, *self.outcome.findings)
        return tuple(sorted(findings, key=lambda finding: finding.order))

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """What the rules found and somebody has accepted; it is not among the findings."""
        return self.outcome.accepted

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
        findings, accepted = (
            tuple(finding for finding in found if selection.concerns(finding.problem.subjects))
            for found in (self.outcome.findings, self.outcome.accepted)
        )
        skipped = tuple(each for each in self.outcome.skipped if selection.concerns((each.skip.subject,)))
        outcome = replace(self.outcome, findings=findings, accepted=accepted, skipped=skipped)
        return replace(self, outcome=outcome)


def load(
    file: Path, *, root: Path | None = None, budget: Budget | None = None, variants: Collection[str] = ()
) -> Loaded:
    """Read, validate, resolve and compile one root: its base and its variants, or of these the `variants` named.

    `root` is the folder that imports may not leave, links followed; `budget` is what the run may still read. Raises
    `UsageError` for a fragment or a file outside `root`, OSError for one that cannot be read. Whatever is wrong inside
    is in `findings`.
    """
    with no_collection():
        budget = budget or Budget(Limits())
        document = read(file, budget, root)
        pointers = Pointers(document.tree) if document.tree else None
        base = Edition(BASE, "document", None, document.findings)
        if document.tree is not None:
            base = _compiled(BASE, document.tree, document.findings)
        editions = [base] if base.graph is None else _asked_for(base, base.graph, budget, variants)
        placed = [_placed(each, pointers) for each in (base, *editions)]
        return Loaded(document.path, file, placed[0], tuple(placed[1:]), document.sources)


def check_loaded(loaded: Loaded, rules: Sequence[Rule], preset: Preset, today: date | None = None) -> Checked:
    """Run rules on what was loaded; on a refused root none can run. Where no day is given, nothing has ended."""
    graphs = {each.name: each.graph for each in loaded.editions if each.graph is not None}
    whole = loaded.graph is not None and len(graphs) == 1 + len(loaded.graph.team.variants)
    with no_collection():
        return Checked(loaded, run_on(graphs, rules, preset, today, whole=whole))


def _compiled(
    name: str,
    tree: Mapping,
    faults: Sequence[Finding],
    *,
    base: OrgGraph | None = None,
    merges: Sequence[Mapping] = (),
    earlier: Sequence[OrgGraph] = (),
) -> Edition:
    """What becomes of a tree; `faults` are those of reading, `base` is the graph that a variant varies, `earlier` are
    those of other variants."""
    # Faults of reading that leave a tree do not hide what the schema has to say of it.
    every = (*faults, *validate(tree))
    if every:
        return Edition(name, "document" if faults else "schema", None, every)
    try:
        team = build_team(tree, base=base.team if base else None, merges=merges)
    except Rejected as rejected:
        return Edition(name, "references", None, rejected.findings)
    variant = base.team.variants[name] if base else None
    return Edition(name, "rules", compile_graph(team, variant=variant, base=base, earlier=earlier), ())


def _asked_for(base: Edition, graph: OrgGraph, budget: Budget, wanted: Collection[str]) -> list[Edition]:
    """The base and the variants that are wanted; all of them where none is named."""
    found = [base] if not wanted or any(name in wanted for name in _own_names(graph)) else []
    languages = graph.team.profile.languages
    for each in variant_trees(graph.team.tree, budget, languages[0] if languages else None, wanted or None):
        earlier = [edition.graph for edition in found if edition.graph and edition is not base]
        found.append(_compiled(each.name, each.tree, each.findings, base=graph, merges=each.merges, earlier=earlier))
    return found


def _own_names(graph: OrgGraph) -> tuple[str, ...]:
    """What the base is called: `base`, and what it calls itself as an edition of the team."""
    edition = graph.team.profile.edition
    return (BASE, edition.id) if edition and edition.id else (BASE,)


def _placed(edition: Edition, pointers: Pointers | None) -> Edition:
    """The same with the pointer of each finding, in order."""
    if not edition.findings or pointers is None:
        return edition
    ordered = sorted(edition.findings, key=lambda finding: finding.order)
    return replace(
        edition, findings=tuple(replace(finding, pointer=pointers.pointer(finding.at)) for finding in ordered)
    )
