"""Running orgflow on hostile input: in a process of its own, with little time and memory."""

import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orgflow import api
from orgflow.reports.json_v1 import write_json
from orgflow.reports.text import write_text

HOUSE = Path(__file__).parents[2]
SECONDS = 10
BYTES = 512 * 1024 * 1024
Checked = Callable[..., dict[str, Any]]


def tame(text: str) -> bool:
    """Whether a terminal would only show this: no controls, no marks that reorder, no halves of characters."""
    obeyed = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    return obeyed.isdisjoint(unicodedata.category(character) for character in text.replace("\n", ""))


def restricted() -> None:
    """What every input of at most 4 MB must do with; POSIX only."""
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ORGFLOW", "PYTHON"))}
    return {**kept, "PYTHONPATH": str(HOUSE), "SOURCE_DATE_EPOCH": "1760000000"}


@pytest.fixture
def check(tmp_path: Path, environment: dict[str, str]) -> Checked:
    """Checks bytes as a root, alone in a project; asserts what holds for any input and returns the JSON report."""

    def checking(content: bytes | str, form: str = "json", name: str = "t.orgflow.yaml") -> dict[str, Any]:
        project = tmp_path / "project"
        (project / ".git").mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(content.encode() if isinstance(content, str) else content)
        done = subprocess.run(
            [sys.executable, "-m", "orgflow", "check", "--format", form],
            cwd=project,
            env=environment,
            capture_output=True,
            timeout=6 * SECONDS,  # of the clock, since others may be at work here; the limit counts the processor's
            check=False,
            preexec_fn=restricted if sys.platform != "win32" else None,
        )
        assert done.returncode in (0, 1, 2), (done.returncode, done.stderr[-500:])
        assert b"Traceback" not in done.stderr
        assert done.returncode == 2 or done.stderr == b""
        assert len(done.stdout) < 32_000_000
        if form == "text":
            text = done.stdout.decode()
            assert tame(text)
            return {"findings": [], "text": text}
        report: dict[str, Any] = json.loads(done.stdout)
        assert bool(report["summary"]["errors"]) == (done.returncode == 1)
        return report

    return checking


@pytest.fixture
def check_inside(tmp_path: Path) -> Checked:
    """The same in this process, for many small inputs: returns the JSON report, and no rule may fail."""

    def checking(content: bytes | str, name: str = "t.orgflow.yaml") -> dict[str, Any]:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        report = api.check([file], today=date(2026, 3, 2))
        assert [(crash.rule, repr(crash.error)) for each in report.checked for crash in each.crashes] == []
        for language in ("en", "zh"):
            text = write_text(report, language, colour=False, folder=tmp_path)
            assert tame(text)
        document: dict[str, Any] = json.loads(write_json(report, "en"))
        return document

    return checking
