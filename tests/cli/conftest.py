"""What the tests of the command line share: calling it, in this process or in one of its own."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from orgflow.cli import main

HOUSE = Path(__file__).parents[2]
VARIABLES = ("ORGFLOW_LANG", "SOURCE_DATE_EPOCH", "NO_COLOR", "PYTHONIOENCODING")


@dataclass(frozen=True)
class Called:
    """How a call ended, and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Called]:
    """Calls orgflow in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)

    def calling(*arguments: object) -> Called:
        try:
            with pytest.raises(SystemExit) as ended:
                main([str(argument) for argument in arguments])
        finally:
            gc.enable()  # a call of the command line may leave its garbage to the end of its process
        out, err = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Called(ended.value.code, out, err)

    return calling


@pytest.fixture(scope="session")
def environment() -> Callable[..., dict[str, str]]:
    """This process's environment without what changes orgflow's words, and with some variables."""

    def with_variables(**variables: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
        return {**kept, "PYTHONPATH": str(HOUSE), **variables}

    return with_variables


@pytest.fixture
def run(
    tmp_path: Path, environment: Callable[..., dict[str, str]]
) -> Callable[..., "subprocess.CompletedProcess[bytes]"]:
    """Runs `python -m orgflow` in a process of its own, in an empty folder."""

    def running(*arguments: object, **options: Any) -> "subprocess.CompletedProcess[bytes]":
        variables = options.pop("variables", {})
        return subprocess.run(
            [sys.executable, "-m", "orgflow", *map(str, arguments)],
            env=environment(**variables),
            cwd=tmp_path,
            capture_output="stdout" not in options,
            timeout=60,
            check=False,
            **options,
        )

    return running


@pytest.fixture
def team(tmp_path: Path) -> Callable[..., Path]:
    """Writes a specification into the folder of the call."""

    def writing(text: str, name: str = "team.orgflow.yaml") -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        return file

    return writing
