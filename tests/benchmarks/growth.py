"""Growth: ten times the roles must take at most eleven times as long, in every stage, rule, layout and report.

`python tests/benchmarks/growth.py SHAPE SIZE FILE` runs each part once and prints its processor seconds as JSON. Each
size has processes of its own, and each part runs once in it, as in a check: measured over and over in one process, a
small team stays in the processor's caches and a large one does not, and then it is the caches that are compared.

Even so a large team misses the caches more often, a rule that does little but look things up up to twice as often. So
rules are also counted in steps, lines of Python entered, which no machine changes.
"""

import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from generate import SHAPES, calls, team, workflow

from orgflow.api import Limits, draw, load
from orgflow.check import Checked, check_loaded
from orgflow.graph import OrgGraph
from orgflow.reports.json_v1 import write_json
from orgflow.reports.report import Report
from orgflow.reports.text import write_text
from orgflow.rules import RULES, Rule
from orgflow.rules.presets import PRESETS

UNLIMITED = Limits(size=200_000_000, nodes=20_000_000)
MOST = 11.0
Row = tuple[str, str, str, bool]
Works = dict[str, Callable[[], object]]
_PROCESSES = 3
_TEXTS: dict[str, Callable[[int], str]] = {
    **{shape: partial(team, shape=shape) for shape in SHAPES},
    "full": partial(team, full=True),
    "flow": workflow,
    "calls": calls,
}
_SIZES = {**dict.fromkeys((*SHAPES, "full"), (10_000, 100_000)), "flow": (1_000, 10_000), "calls": (200, 2_000)}
_COUNTED = (400, 4_000)
_DAY = date(2026, 1, 1)


def rows(folder: Path) -> Iterator[Row]:
    """For each shape the time of loading, of all rules, of reports and pictures, and the steps of the worst rule."""
    for shape, sizes in _SIZES.items():
        small, large = (_medians(folder, shape, size) for size in sizes)
        for part, seconds in large.items():
            grown = seconds / small[part]
            yield f"{shape} of {sizes[1]:,}: {part}", f"× {grown:.1f}", f"≤ × {MOST:.0f}", grown <= MOST
        few, many = (_steps(_works(folder, shape, size)) for size in _COUNTED)
        worst = max(few, key=lambda name: many[name] / few[name])
        grown = many[worst] / few[worst]
        yield f"{shape}: steps of {worst}, the worst rule", f"× {grown:.1f}", f"≤ × {MOST:.0f}", grown <= MOST


def _medians(folder: Path, shape: str, size: int) -> dict[str, float]:
    """The median seconds of each part over several processes; the rules are one part."""
    command = [sys.executable, str(Path(__file__)), shape, str(size), str(folder)]
    runs = [json.loads(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(_PROCESSES)]
    return {part: statistics.median(run[part] for run in runs) for part in runs[0]}


def _measure(shape: str, size: int, folder: Path) -> dict[str, float]:
    # What is imported and compiled at first use is not to be measured.
    for work in _works(folder, shape, 25).values():
        work()
    gc.disable()
    found: dict[str, float] = {}
    for name, work in _works(folder, shape, size).items():
        begun = time.process_time()
        work()
        part = "all rules" if name.startswith("rule ") else name
        found[part] = found.get(part, 0.0) + time.process_time() - begun
    return found


def _steps(works: Works) -> dict[str, int]:
    """How many lines of Python each rule enters; those of fewer than a hundred do not look at every role."""
    counts = {name: _count(work) for name, work in works.items() if name.startswith("rule ")}
    return {name: count for name, count in counts.items() if count >= 100}


def _count(work: Callable[[], object]) -> int:
    count = 0

    def trace(*_: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(None)
    return count


def _works(folder: Path, shape: str, size: int) -> Works:
    """Each part of a check and a picture of one team, ready to run."""
    file = folder / f"{shape}{size}.orgflow.yaml"
    file.write_text(_TEXTS[shape](size), encoding="utf-8")
    loaded = load(file, limits=UNLIMITED)
    graph = loaded.graph
    assert graph is not None, loaded.findings[:3]
    checked = check_loaded(loaded, RULES, PRESETS["recommended"])
    works: Works = {"load": lambda: load(file, limits=UNLIMITED)}
    for rule in RULES:
        if rule.concerns(graph.sections):
            works[f"rule {rule.name}"] = partial(_found, rule, graph)
    # A report holds its findings once they are asked for: a new one each time.
    works["text report"] = lambda: write_text(_report(checked), "en", colour=False, folder=folder)
    works["JSON report"] = lambda: write_json(_report(checked), "en")
    if shape not in ("flow", "calls"):
        works["org chart"] = lambda: [picture.svg() for picture in draw(loaded, view="org-chart", language="en")]
    return works


def _found(rule: Rule, graph: OrgGraph) -> list[object]:
    return list(rule.run(graph, {}))


def _report(checked: Checked) -> Report:
    return Report((checked,), _DAY, len(RULES))


if __name__ == "__main__":
    json.dump(_measure(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])), sys.stdout)
