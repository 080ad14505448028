"""Many roots are shared out among processes: nobody can tell from the report, and none of them is lost in silence."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from orgflow import api, workers
from orgflow.check import Loaded
from orgflow.reports.json_v1 import write_json
from orgflow.reports.report import Report
from orgflow.reports.text import write_text

HOUSE = Path(__file__).parents[2]
forking = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
Environment = Callable[..., dict[str, str]]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bad example of every rule, and of every way to be refused one."""
    folder = tmp_path_factory.mktemp("many")
    for example in (HOUSE / "tests" / "rules").glob("*/bad.orgflow.yaml"):
        (folder / f"{example.parent.name}.orgflow.yaml").write_bytes(example.read_bytes())
    (folder / "text.orgflow.yaml").write_bytes(b"orgflow: [1\n")
    (folder / "schema.orgflow.yaml").write_bytes(b"orgflow: 1\nteam: {id: t}\nrolls: {}\n")
    (folder / "names.orgflow.yaml").write_bytes(b"orgflow: 1\nteam: {id: t, head: nobody}\n")
    # Each spends something of every limit: three files, two variants, a fault of reading.
    (folder / "greedy").mkdir()
    (folder / "none.yaml").write_bytes(b"orgflow: 1\n")
    (folder / "twice.yaml").write_bytes(b"orgflow: 1\nunits: {u: {}, u: {}}\n")
    for number in range(40):
        imported = "twice" if number % 4 == 3 else "none"
        (folder / "greedy" / f"g{number}.orgflow.yaml").write_text(
            f"orgflow: 1\nteam: {{id: t}}\nimports: [../{imported}.yaml]\nroles: {{r: {{}}}}\n"
            "variants: {small: {patch: {roles: {r: {note: x}}}}, large: {patch: {roles: {r: {note: y}}}}}\n",
            encoding="utf-8",
        )
    return folder


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few roots are enough for workers, however they are started."""
    monkeypatch.setattr(workers, "_WORTHWHILE", {"fork": 2, "spawn": 2})
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)


@forking
def test_several_processes_tell_what_one_tells(many: Path) -> None:
    one, two = api.check(many), api.check(many, jobs=2)
    assert told(two) == told(one)
    assert not shared(one)
    assert shared(two) > 100


@forking
@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize(
    "limits",
    [{"size": 60_000}, {"nodes": 9_000}, {"files": 250}, {"variants": 30}, {"variants": 0}, {"faults": 7}],
    ids=str,
)
def test_the_limits_of_a_run_hold_for_all_its_processes_together(many: Path, limits: dict[str, int]) -> None:
    paths = [*sorted(many.glob("*.orgflow.yaml"))[:200], *sorted((many / "greedy").iterdir())]
    one, two = (api.check(paths, root=many, limits=api.Limits(**limits), jobs=jobs) for jobs in (1, 2))
    assert any(finding.rule == "limit-exceeded" for finding in one.findings)
    assert told(two) == told(one)
    assert shared(two) > 10


@pytest.mark.usefixtures("eager")
def test_a_worker_that_is_started_anew_runs_nothing_from_the_project(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(many)
    for name in ("multiprocessing", "signal", "orgflow", "yaml"):
        Path(f"{name}.py").write_text("open('proof', 'w').close()\n", encoding="utf-8")
    roots = sorted(many.glob("*-missing.orgflow.yaml"))
    one = api.check(roots)
    ended = threading.Event()
    beside = threading.Thread(target=ended.wait)
    beside.start()
    two = api.check(roots, jobs=2)
    ended.set()
    beside.join()
    assert told(two) == told(one)
    assert shared(two) == len(roots)
    assert not Path("proof").exists()


@forking
def test_what_fails_in_a_worker_is_done_where_it_can_be_told(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = api.check(many)
    monkeypatch.setattr(workers, "load", failing)
    two = api.check(many, jobs=2)
    assert told(two) == told(one)
    assert not shared(two)


@forking
def test_a_worker_that_dies_ends_the_run(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "load", dying)
    with pytest.raises(BrokenProcessPool):
        api.check(many, jobs=2)


@pytest.mark.usefixtures("eager")
def test_a_part_of_the_objects_and_some_variants_need_the_graphs(many: Path) -> None:
    assert not shared(api.check(many, only="role:*", jobs=2))
    assert not shared(api.check(many, variants=["base"], jobs=2))


@forking
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_workers_end_with_the_run(
    many: Path, environment: Environment, tmp_path: Path, sent: signal.Signals, code: int
) -> None:
    script = """
import os, pathlib, time
from orgflow import cli, workers

def load(*_, **__):
    pathlib.Path(str(os.getpid())).touch()
    time.sleep(60)

workers.load = load
cli.main()
"""
    command = [sys.executable, "-c", script, "check", "--jobs", "2", str(many)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=pipe, stderr=pipe, start_new_session=True
    ) as process:
        wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        # A key reaches all of them, a kill the run alone.
        (os.killpg if sent == signal.SIGINT else os.kill)(process.pid, sent)
        assert [each.strip() for each in process.communicate(timeout=30)] == [b"", b""]
    assert process.returncode == code
    wait_until(lambda: not any(is_running(worker.name) for worker in tmp_path.iterdir()))


def told(report: Report) -> tuple[str, str]:
    """All that is told of a report."""
    return write_text(report, "zh", colour=True, folder=Path.cwd()), write_json(report, "en")


def shared(report: Report) -> int:
    """How many roots came from workers, of those that are not refused."""
    return sum(checked.loaded.graph is None and not checked.loaded.base.refused for checked in report.checked)


def failing(*_: Any, **__: Any) -> Loaded:
    """Where a root should be loaded."""
    raise RuntimeError


def dying(*_: Any, **__: Any) -> Loaded:
    """Where a root should be loaded."""
    os._exit(0)


def wait_until(holds: Callable[[], bool]) -> None:
    """Look again and again, for half a minute."""
    for _ in range(600):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError


def is_running(process: str) -> bool:
    """Whether a process is there and more than a name that nobody has asked for."""
    command = Path("/proc", process, "cmdline")
    return command.exists() and command.read_bytes() != b""
