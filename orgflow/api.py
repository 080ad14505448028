"""The Python interface: paths in, values out.

    from orgflow.api import check, draw, load

    report = check(["specs"])
    for finding in report.findings:
        print(finding.rule, finding.at.path, finding.at.line, finding.problem.say.get("en"))

    loaded = load("specs/front-office/front-office.orgflow.yaml")
    for picture in draw(loaded, view="org-chart", language="zh"):
        picture.save("out")

Everything raises `UsageError` for what cannot be done as asked, and OSError for what the disk refuses. Whatever is
wrong inside a specification is a finding.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from orgflow import check as stages
from orgflow.analysis import Analysis, analysis
from orgflow.booklet import booklet
from orgflow.check import Checked, Loaded
from orgflow.completeness import Completeness
from orgflow.completeness import completeness as count
from orgflow.document import BASE, Budget, Limits, find_roots
from orgflow.drawing import (
    DECKS,
    EXPORTS,
    GRAPHS,
    Exported,
    deck,
    draw,
    export,
    graphs,
    workbook,
    writer,
)
from orgflow.finding import Finding, Severity
from orgflow.flow.steering import steering
from orgflow.flow.trace import Trace
from orgflow.flow.trace import trace as follow
from orgflow.graph import OrgGraph, Selection
from orgflow.graph import select as graph_select
from orgflow.layout.theme import Theme
from orgflow.picture import FORMATS, Picture
from orgflow.reports.report import Report
from orgflow.rules import RULES
from orgflow.rules.presets import DEFAULT, chosen
from orgflow.rules.presets import preset as preset_named
from orgflow.run import Plan, Run
from orgflow.settings import Settings, read_settings
from orgflow.text import Language, phrase
from orgflow.usage import UsageError, nearest

if TYPE_CHECKING:
    from orgflow.deck import Outline
    from orgflow.exchange.bpmn import Imported

__all__ = [
    "DECKS",
    "EXPORTS",
    "FORMATS",
    "GRAPHS",
    "Analysis",
    "Checked",
    "Completeness",
    "Exported",
    "Finding",
    "Limits",
    "Loaded",
    "Picture",
    "Report",
    "Selection",
    "Severity",
    "Theme",
    "Trace",
    "UsageError",
    "analyse",
    "booklet",
    "check",
    "completeness",
    "deck",
    "draw",
    "export",
    "graphs",
    "import_bpmn",
    "load",
    "outline",
    "print_outline",
    "read",
    "read_theme",
    "refusal",
    "select",
    "trace",
    "workbook",
    "writer",
]

PathName = str | PathLike[str]


def load(
    path: PathName, *, variants: Sequence[str] = (), root: PathName | None = None, limits: Limits | None = None
) -> Loaded:
    """Read one root file with its imports, as far as it can be read; a folder stands for the one root beneath it.

    Its variants are read as well, or those of `variants`, `base` among them, that it has. `root` is the folder that
    imports may not leave; by default it is found as the language page says.
    """
    budget = Budget(limits or Limits())
    file, *others = find_roots([Path(path)])
    if others:
        raise UsageError(
            phrase(
                "{path} holds {count} specifications; name one of them",
                "{path} 含有 {count} 个规格文件，请指定其中一个",
                path=str(path),
                count=len(others) + 1,
            )
        )
    return stages.load(file, root=_resolved(root), budget=budget, variants=variants)


def check(
    paths: PathName | Sequence[PathName] = ".",
    *,
    preset: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    only: str | None = None,
    variants: Sequence[str] = (),
    root: PathName | None = None,
    today: date | None = None,
    limits: Limits | None = None,
    watch: Callable[[int, int], None] | None = None,
    jobs: int = 1,
) -> Report:
    """Check every root that the paths name, and every root beneath the folders among them, with all their variants.

    `preset` is by default that of the project's settings, else `recommended`; parameters of rules are those of the
    settings. `select` and `ignore` are names of rules, `only` is a selector of the objects to hear about (see
    `select`), `variants` picks some, `base` among them. `today` is the day to judge dates by (default: the system's).
    `watch` is called with how many of how many roots are done. With several `jobs` many roots are shared out among so
    many processes at most, and what is `loaded` has no graphs then; with `only` or `variants` they never are.
    """

    def plan(base: Path, budget: Budget) -> Plan:
        settings = read_settings(base, budget)
        chosen_preset = settings.applied_to(preset)
        return Plan(chosen(RULES, chosen_preset, select, ignore), chosen_preset, settings)

    run = Run(today or date.today(), limits or Limits(), _resolved(root), variants, only, watch, jobs)
    return run.report(_paths(paths), plan)


def read(
    paths: PathName | Sequence[PathName] = ".",
    *,
    variants: Sequence[str] = (),
    root: PathName | None = None,
    today: date | None = None,
    limits: Limits | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> Report:
    """Read every root as `check` does, and run no rule: the report says no more than why roots were refused."""
    run = Run(today or date.today(), limits or Limits(), _resolved(root), variants, watch=watch)
    return run.report(_paths(paths), lambda _base, _budget: Plan((), preset_named(DEFAULT), Settings()))


def read_theme(file: PathName | None = None, *, mono: bool = False) -> Theme:
    """How pictures are to look, from a theme file; `mono` turns it, or the usual look, into greys for print.

    Raises `SettingsError`, a `UsageError` with findings, for a file that cannot be followed.
    """
    from orgflow.layout.theme import PLAIN
    from orgflow.layout.theme import mono as greyed
    from orgflow.theming import read_theme as theme_of

    theme = theme_of(Path(file)) if file else PLAIN
    return greyed(theme) if mono else theme


def _paths(paths: PathName | Sequence[PathName]) -> list[Path]:
    return [Path(path) for path in ((paths,) if isinstance(paths, str | PathLike) else paths)]


def _resolved(root: PathName | None) -> Path | None:
    return Path(root).resolve() if root else None


def completeness(loaded: Loaded, *, preset: str = "strict") -> Completeness:
    """How much of what a preset expects a loaded root states, what is assumed, and which sections of sources nobody
    took up. Raises `UsageError` for an unknown preset and for a root that was refused."""
    return count(_graph(loaded), RULES, preset_named(preset))


def refusal(loaded: Loaded, today: date) -> Report:
    """What to tell of a root that was refused: its faults, and that no rule was run."""
    return Report((stages.check_loaded(loaded, (), preset_named(DEFAULT)),), today, 0)


def analyse(loaded: Loaded, workflow: str | None = None, *, variant: str | None = None) -> tuple[Analysis, ...]:
    """What is proven of the workflows of a loaded root, or of one.

    Raises `UsageError` for a workflow that is not there, and for a root that was refused.
    """
    graph = _graph(loaded, variant)
    if workflow is not None and workflow not in graph.team.workflows:
        say = phrase("there is no workflow {name}", "没有流程 {name}", name=workflow)
        raise UsageError(nearest(say, workflow, graph.team.workflows))
    return tuple(analysis(graph, name) for name in ([workflow] if workflow else graph.team.workflows))


def trace(
    loaded: Loaded,
    workflow: str,
    *,
    case: Iterable[str] = (),
    choices: Iterable[str] = (),
    missed: Iterable[str] = (),
    start: str | None = None,
    variant: str | None = None,
) -> Trace:
    """Follow one case through a workflow of a loaded root.

    `case` says what is known of it (`amount=800`), `choices` which way out a step takes (`approve=sent_back`; said
    again, which one on the next visit), `missed` which deadlines pass. Raises `UsageError` for what the workflow does
    not have, and for a root that was refused.
    """
    graph = _graph(loaded, variant)
    return follow(graph, workflow, steering(graph, workflow, case=case, choices=choices, missed=missed, start=start))


def outline(loaded: Loaded, file: PathName, *, variant: str | None = None, limits: Limits | None = None) -> "Outline":
    """Which pages a deck shall show, as a file says it. Raises `UsageError` for a file that cannot be followed."""
    from orgflow.deck import read_outline

    return read_outline(Path(file), _graph(loaded, variant), Budget(limits or Limits()))


def print_outline(loaded: Loaded, *, variant: str | None = None) -> str:
    """The outline of the usual deck of a loaded root, to begin with."""
    from orgflow.deck import print_outline

    return print_outline(_graph(loaded, variant))


def select(loaded: Loaded, selector: str) -> Selection:
    """The objects of a loaded root that a selector names (`role:lead+`, `tag:night`; see `docs/selectors.md`).

    Raises `UsageError` for a selector that names nothing, and for a root that was refused.
    """
    return graph_select(_graph(loaded), selector)


def _graph(loaded: Loaded, variant: str | None = None) -> OrgGraph:
    graph = loaded.edition(variant or BASE).graph
    if graph is None:
        raise UsageError(phrase("{path} has faults and cannot be read", "{path} 有错误，无法读取", path=loaded.path))
    return graph


def import_bpmn(file: PathName, *, language: Language = "en", limits: Limits | None = None) -> "Imported":
    """A specification made of a BPMN file, with comments in `language`; it is not written to disk.

    Raises `Unreadable` for what is no BPMN, and OSError for what cannot be read.
    """
    from orgflow.exchange.bpmn import import_file

    return import_file(Path(file), language, (limits or Limits()).size)
