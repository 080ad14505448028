"""One run: all roots that paths name, read and checked in their order within one budget."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from orgflow.check import Checked, check_loaded, load
from orgflow.document import Budget, Limits, find_roots, project_root
from orgflow.graph import Selection
from orgflow.graph import select as graph_select
from orgflow.model.items import Item
from orgflow.reports.report import Report
from orgflow.rules.presets import Preset
from orgflow.rules.rule import Rule
from orgflow.settings import Settings
from orgflow.text import listed, phrase
from orgflow.usage import UsageError
from orgflow.workers import Task, check_aside


@dataclass(frozen=True, slots=True)
class Plan:
    """How the specifications of one project are checked."""

    rules: Sequence[Rule]
    preset: Preset
    settings: Settings


@dataclass(frozen=True, slots=True)
class Run:
    """The day to judge dates by, how much may be read, the folder that imports may not leave (by default each project's
    own), which variants and objects to hear about (by default all), who is told of how many of how many roots are done,
    and how many processes may share them."""

    today: date
    limits: Limits
    root: Path | None = None
    variants: Sequence[str] = ()
    only: str | None = None
    watch: Callable[[int, int], None] | None = None
    jobs: int = 1

    def report(self, paths: Sequence[Path], plan: Callable[[Path, Budget], Plan]) -> Report:
        """Check the roots; `plan` says, given the folder of a project, how those in it are. Raises `UsageError` and
        OSError for what cannot be done."""
        files = find_roots(paths)
        if len(files) > self.limits.files:
            raise UsageError(
                phrase(
                    "{count} specifications are more than one run may read; name fewer",
                    "{count} 个规格文件超出一次运行的上限，请分批指定",
                    count=len(files),
                )
            )
        budget = Budget(self.limits)
        roots = self._project_roots(files)
        plans = {root: plan(root, budget) for root in dict.fromkeys(roots)}
        checked = self._checked(files, roots, plans, budget)
        if self.variants:
            checked = _having(checked, self.variants)
        if self.only is not None:
            checked = _narrowed(checked, self.only)
        rules = {rule.name for each in plans.values() for rule in each.rules}
        settings = tuple(each.settings for each in plans.values() if each.settings.source)
        return Report(tuple(checked), self.today, len(rules), settings)

    def _project_roots(self, files: Sequence[Path]) -> list[Path]:
        """The folder of each file's project. Looking for it takes a good part of what a small file takes: once for each
        folder is enough."""
        found: dict[Path, Path] = {}
        for file in files:
            if file.parent not in found:
                found[file.parent] = self.root or project_root(file)
        return [found[file.parent] for file in files]

    def _checked(
        self, files: Sequence[Path], roots: Sequence[Path], plans: dict[Path, Plan], budget: Budget
    ) -> list[Checked]:
        names = {root: tuple(rule.name for rule in each.rules) for root, each in plans.items()}
        tasks = [
            Task(file, root, names[root], plans[root].preset, self.today, self.limits)
            for file, root in zip(files, roots, strict=True)
        ]
        # Objects and variants are picked out of graphs.
        jobs = 1 if self.only is not None or self.variants else self.jobs
        checked = []
        with closing(check_aside(tasks, jobs)) as aside:
            for number, task in enumerate(tasks):
                done = next(aside, None)
                if self.watch:
                    self.watch(number, len(tasks))
                if done and budget.spend_all(done.spent):
                    checked.append(done.checked)
                    continue
                loaded = load(task.file, root=task.root, budget=budget, variants=self.variants)
                checked.append(check_loaded(loaded, plans[task.root].rules, task.preset, self.today))
        return checked


def _having(checked: Sequence[Checked], variants: Sequence[str]) -> list[Checked]:
    """The roots that have one of the variants, and those that nobody can say it of. Raises `UsageError` for a variant
    that no root has."""
    known = {name: None for each in checked for name in each.loaded.variants}
    for name in variants:
        if name not in known and all(each.loaded.graph for each in checked):
            raise UsageError(
                phrase(
                    "there is no variant {name}; there are: {known}",
                    "没有变体 {name}；现有：{known}",
                    name=name,
                    known=listed(known),
                )
            )
    return [each for each in checked if each.loaded.editions]


def _narrowed(checked: Sequence[Checked], selector: str) -> list[Checked]:
    """What is said of the selected objects; one of the roots and variants must have such."""
    narrowed, refusals = [], []
    graphs = 0
    for each in checked:
        items: dict[str, Item] = {}
        for graph in [edition.graph for edition in each.loaded.editions if edition.graph is not None]:
            graphs += 1
            try:
                items |= graph_select(graph, selector).items
            except UsageError as refusal:
                refusals.append(refusal)
        narrowed.append(each.only(Selection(items)))
    if refusals and len(refusals) == graphs:
        raise refusals[0]
    return narrowed
