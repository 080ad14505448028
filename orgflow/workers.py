"""Many roots checked side by side, by processes that hand back what a report shows of each, and no graph."""

import os
import signal
import sys
import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from orgflow.check import Checked, check_loaded, load
from orgflow.document import Budget, Limits
from orgflow.rules import RULES
from orgflow.rules.presets import Preset
from orgflow.rules.rule import Rule

# How many roots must fall to each worker for it to pay: one that is forked is there at once, any other must first
# import everything, which takes as long as some two hundred small roots.
_WORTHWHILE = {"fork": 50, "spawn": 300}
# More would wait for the one process that gathers what they find.
_MOST = 8
_CHUNK = 20


@dataclass(frozen=True, slots=True)
class Task:
    """A root to check: its file, the folder that its imports may not leave, by which rules and how, on which day, and
    how much the whole run may read."""

    file: Path
    root: Path
    rules: tuple[str, ...]
    preset: Preset
    today: date
    limits: Limits


@dataclass(frozen=True, slots=True)
class Done:
    """A root that a worker has checked, and what it spent of each limit of the run."""

    checked: Checked
    spent: tuple[int, ...]


def check_aside(tasks: Sequence[Task], most: int) -> Generator[Done | None]:
    """What workers, at most so many, find of each root, in order; nothing at all where they would not pay.

    None stands for a root to be checked here: it hit a limit, a rule crashed on it, or it could not be checked at all.
    Whatever happens then, happens where its traceback can be shown. Raises `BrokenProcessPool` if a worker dies.
    """
    # Elsewhere a fork is not safe, nor is it beside another thread.
    method = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
    count = min(most, _MOST, len(tasks) // _WORTHWHILE[method])
    if count < 2:
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    if method == "spawn":
        # A new Python looks for modules in the working folder first, and that may be the project that is checked.
        os.environ["PYTHONSAFEPATH"] = "1"
    with ProcessPoolExecutor(count, get_context(method), _begin) as pool:
        try:
            yield from pool.map(_check, tasks, chunksize=_CHUNK)
        except (KeyboardInterrupt, GeneratorExit):
            for worker in active_children():
                worker.terminate()
            raise


def _begin() -> None:
    """A worker does not outlive its run, which alone hears the key that stops it: a worker that died of it first would
    look like a crash."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _check(task: Task) -> Done | None:
    budget = _budget(task.limits)
    before = budget.left
    try:
        loaded = load(task.file, root=task.root, budget=budget)
        checked = check_loaded(loaded, _rules(task.rules), task.preset, task.today)
    except Exception:  # the parent checks this root again, and there it is raised
        return None
    if checked.crashes or any(finding.rule == "limit-exceeded" for finding in loaded.findings):
        return None
    spent = tuple(had - has for had, has in zip(before, budget.left, strict=True))
    return Done(replace(checked, loaded=loaded.without_graphs()), spent)


@cache
def _budget(limits: Limits) -> Budget:
    """What this worker may still read. Where one has read more than a run may, so has the run, here or before."""
    return Budget(limits)


@cache
def _rules(names: tuple[str, ...]) -> tuple[Rule, ...]:
    known = {rule.name: rule for rule in RULES}
    return tuple(known[name] for name in names)
