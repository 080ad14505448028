"""Print every budget with what was measured: `python tests/benchmarks/run.py [--growth]`.

It takes a quarter of an hour. Needs the extra `bench` (check-jsonschema and yamllint run side by side). Seconds are
printed as they would be on the machine that the budgets come from, which is measured first (`measure.slowness`).
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

import growth
from generate import SHAPES, decision, parallel_branches, parallel_decisions, presented, team, workflow
from growth import UNLIMITED, Row
from measure import pair, slowness, usual

from orgflow.api import Loaded, deck, draw, load
from orgflow.deck.outline import Outline, Topic
from orgflow.deck.outline import usual as usual_pages
from orgflow.flow.guards import Decision, decisions
from orgflow.flow.soundness import judged, soundness
from orgflow.graph import OrgGraph
from orgflow.schema import bundle
from orgflow.views import VIEWS

# What there was when the budget for them was set.
FIRST_RULES = """
    reporting-cycle multiple-solid-managers orphan-role span-too-wide span-too-narrow too-many-layers
    level-inversion front-line-without-supervisor headcount-mismatch empty-unit no-deputy duplicate-alias
    unowned-duty no-accountable multiple-accountable role-without-duty supervision-duty-missing
    accountable-without-authority raci-vs-flow-drift step-without-performer performer-not-role unreachable-step
    dead-end cannot-complete missing-default unlabeled-branch escalation-without-target escalation-cycle
    ladder-has-no-final-decider missing-translation
"""


# As the command checks, with room for more values than it reads from strangers.
_CHECK = """
import sys
from orgflow.api import Limits, check
check(sys.argv[1], limits=Limits(size=200_000_000, nodes=20_000_000))
"""


def main() -> int:
    """Run all; exit with 1 if a budget is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--growth", action="store_true", help="only the growth factors")
    wanted = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        parts = [growth.rows(Path(name))]
        if not wanted.growth:
            slow = slowness()
            print(f"     seconds are divided by {slow:.2f}, for so much slower is this machine", flush=True)
            parts = [_processes(Path(name), slow), _stages(Path(name), slow), _soundness(Path(name), slow), *parts]
        for what, figure, budget, kept in chain.from_iterable(parts):
            missed += not kept
            print(f"{'ok  ' if kept else 'OVER'} {what:<58} {figure:>16}   budget {budget}", flush=True)
    return int(missed > 0)


def _processes(folder: Path, slow: float) -> Iterator[Row]:
    """Whole processes, as a user waits for them."""
    orgflow = [sys.executable, "-m", "orgflow"]
    script = shutil.which("orgflow", path=str(Path(sys.executable).parent))
    if script:
        orgflow = [script]
    rival = str(Path(sys.executable).with_name("check-jsonschema"))
    yamllint = str(Path(sys.executable).with_name("yamllint"))
    schema = folder / "schema.json"
    schema.write_text(json.dumps(bundle()), encoding="utf-8")
    for option in ("--help", "--version"):
        python = pair([*orgflow, option], [sys.executable, "-c", "pass"])
        more = python.seconds * (1 - 1 / python.ratio) * 1000 / slow
        yield f"orgflow {option}, more than python -c pass", f"{more:.0f} ms", "≤ 60 ms", more <= 60
        against = pair([*orgflow, option], [rival, "--version"])
        yield f"orgflow {option} / check-jsonschema --version", f"{against.ratio:.2f}", "≤ 0.3", against.ratio <= 0.3
    small = _write(folder / "small.orgflow.yaml", team(10))
    one = pair([*orgflow, "check", str(small)], [rival, "--schemafile", str(schema), str(small)])
    yield "check 10 roles / check-jsonschema", f"{one.ratio:.2f}", "≤ 1.0", one.ratio <= 1.0
    many = folder / "many"
    files = [_write(many / f"t{n}.orgflow.yaml", team(10, seed=n)) for n in range(1000)]
    names = [str(file) for file in files]
    against = pair([*orgflow, "check", str(many)], [rival, "--schemafile", str(schema), *names], runs=3)
    yield "check 1 000 files / check-jsonschema", f"{against.ratio:.3f}", "≤ 0.1", against.ratio <= 0.1
    yield "the same on the clock", f"{against.waiting:.3f}", "≤ 0.1", against.waiting <= 0.1
    against = pair([*orgflow, "check", str(many)], [yamllint, "-d", "relaxed", str(many)], runs=3)
    yield "check 1 000 files / yamllint", f"{against.ratio:.3f}", "≤ 0.1", against.ratio <= 0.1
    yield "the same on the clock", f"{against.waiting:.3f}", "≤ 0.1", against.waiting <= 0.1
    big = _write(folder / "big.orgflow.yaml", team(10_000))
    large = pair([*orgflow, "check", str(big)], [rival, "--schemafile", str(schema), str(big)], runs=3)
    yield "check 10 000 roles / check-jsonschema", f"{large.ratio:.3f}", "≤ 0.12", large.ratio <= 0.12
    per_role = large.seconds / 10_000 * 1e6 / slow
    yield "check 10 000 roles, all rules, whole process per role", f"{per_role:.0f} µs", "≤ 300 µs", per_role <= 300
    whole = _write(folder / "whole.orgflow.yaml", team(10_000, full=True))
    full = pair([sys.executable, "-c", _CHECK, str(whole)], [rival, "--schemafile", str(schema), str(whole)], runs=3)
    per_role = full.seconds / 10_000 * 1e6 / slow
    yield "the same with duties, KPIs and skills, per role", f"{per_role:.0f} µs", "≤ 300 µs", per_role <= 300
    yield "the same / check-jsonschema", f"{full.ratio:.3f}", "≤ 0.12", full.ratio <= 0.12
    yield "the same, peak memory", f"{full.peak_megabytes:.0f} MB", "≤ 300 MB", full.peak_megabytes <= 300
    yield "check 10 000 roles, peak memory", f"{large.peak_megabytes:.0f} MB", "≤ 300 MB", large.peak_megabytes <= 300
    selected = [word for name in FIRST_RULES.split() for word in ("--select", name)]
    few = pair([*orgflow, "check", str(big), *selected], [sys.executable, "-c", "pass"], runs=3)
    per_role = few.seconds / 10_000 * 1e6 / slow
    yield "the same with the first thirty rules", f"{per_role:.0f} µs", "≤ 120 µs", per_role <= 120


def _stages(folder: Path, slow: float) -> Iterator[Row]:
    """Pictures and decisions, after loading."""
    for shape in SHAPES:
        loaded = _load(folder / f"{shape}.orgflow.yaml", team(10_000, shape))
        seconds = usual(partial(_chart, loaded)) / slow
        yield f"org chart of 10 000 roles as SVG pages, {shape}", f"{seconds:.2f} s", "≤ 1 s", seconds <= 1
    thirty = _load(folder / "page.orgflow.yaml", team(25))
    (picture, *_) = draw(thirty, view="org-chart", language="zh")
    seconds = usual(picture.png) / slow
    yield "a page as PNG", f"{seconds:.2f} s", "≤ 0.3 s", seconds <= 0.3
    many = _load(folder / "deck.orgflow.yaml", presented(200))
    seconds = usual(partial(_deck, many, _every_page(many)), runs=3) / slow
    yield "a deck of 200 roles with every view", f"{seconds:.2f} s", "≤ 10 s", seconds <= 10
    graph = _load(folder / "decision.orgflow.yaml", decision()).graph
    assert graph is not None
    seconds = usual(partial(_judged, graph), runs=50) / slow
    yield "a decision of 8 branches and 50 cells", f"{seconds * 1000:.1f} ms", "≤ 5 ms", seconds <= 0.005


def _soundness(folder: Path, slow: float) -> Iterator[Row]:
    """The search for what can go wrong, once the net is there that all analyses share."""
    for what, text, states, budget in (
        ("a workflow of 200 steps", workflow(200), 300, 5),
        ("64 parallel decisions", parallel_decisions(64), 300, 20),
        ("17 parallel branches of 6 steps", parallel_branches(17), 300, 20),
    ):
        graph = _load(folder / "sound.orgflow.yaml", text).graph
        assert graph is not None
        (flow,) = graph.team.workflows
        milliseconds = usual(partial(judged, graph, flow), runs=50) * 1000 / slow
        yield f"soundness of {what}", f"{milliseconds:.1f} ms", f"≤ {budget} ms", milliseconds <= budget
        found = soundness(graph, flow)
        assert found.sound
        yield "  states of its search", str(found.states), f"≤ {states}", found.states <= states


def _chart(loaded: Loaded) -> list[bytes]:
    return [picture.svg() for picture in draw(loaded, view="org-chart", language="zh")]


def _every_page(loaded: Loaded) -> Outline:
    """The usual pages of a deck, and those on request."""
    assert loaded.graph is not None
    assert all(view.objects(loaded.graph) for view in VIEWS)
    return Outline((*usual_pages(loaded.graph), *(Topic(view.name) for view in VIEWS if view.on_request)))


def _deck(loaded: Loaded, outline: Outline) -> bytes:
    return deck(loaded, language="zh", bilingual=True, outline=outline, notes=True)


def _judged(graph: OrgGraph) -> tuple[Decision, ...]:
    """Its conditions read, checked and looked at, as they are of a new graph."""
    return decisions(OrgGraph(graph.team, graph.items, ()))


def _load(file: Path, text: str) -> Loaded:
    return load(_write(file, text), limits=UNLIMITED)


def _write(file: Path, text: str) -> Path:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


if __name__ == "__main__":
    sys.exit(main())
