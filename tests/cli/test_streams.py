"""Where the output goes may be full, gone, closed or poor in characters: words and exit codes stay right."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from orgflow.cli import progress

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
Team = Callable[..., Path]
Environment = Callable[..., dict[str, str]]
Terminal = Callable[..., bytes]
posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes, devices and terminals as POSIX has them")
CIRCLE = "orgflow: 1\nteam: {id: t, languages: [zh]}\nroles: {甲: {reports_to: 乙}, 乙: {reports_to: 甲}}\n"


def test_python_m_orgflow_is_the_same_command(run: Run, team: Team) -> None:
    team(CIRCLE)
    done = run("check", "--lang", "zh")
    assert done.returncode == 1
    assert "甲、乙的汇报线形成闭环 [reporting-cycle]" in done.stdout.decode()
    assert done.stderr == b""


def test_a_reader_who_goes_changes_nothing(team: Team, environment: Environment, tmp_path: Path) -> None:
    team(CIRCLE)
    arguments = [sys.executable, "-m", "orgflow", "check"]
    pipe = subprocess.PIPE
    with subprocess.Popen(arguments, cwd=tmp_path, env=environment(), stdout=pipe, stderr=pipe) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 1


@posix
def test_a_full_disk_is_told_once(run: Run, team: Team) -> None:
    team(CIRCLE)
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123  # a device
        done = run("check", stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (3, b"orgflow: output: No space left on device\n")


@posix
def test_a_disk_that_fills_leaves_no_half_of_a_file(run: Run, team: Team, tmp_path: Path) -> None:
    import resource

    team(CIRCLE)
    (tmp_path / "report.txt").write_text("old", encoding="utf-8")
    done = run("check", "-o", "report.txt", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50, 50)))
    assert (done.returncode, done.stdout, done.stderr) == (3, b"", b"orgflow: report.txt: File too large\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.txt", "team.orgflow.yaml"]
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == "old"


@posix
@pytest.mark.parametrize("closed", [(1,), (2,), (1, 2)])
def test_closed_streams(run: Run, team: Team, closed: tuple[int, ...]) -> None:
    team(CIRCLE)

    def close() -> None:
        for descriptor in closed:
            os.close(descriptor)

    done = run("check", preexec_fn=close)
    assert done.returncode == 1
    assert done.stderr == b""


@posix
def test_an_unwritable_file_is_named(run: Run, team: Team) -> None:
    team(CIRCLE)
    done = run("check", "-o", "/proc/nowhere/report.txt")
    assert done.returncode == 3
    assert done.stderr.startswith(b"orgflow: /proc/nowhere")


@pytest.mark.parametrize(
    ("encoding", "emoji", "chinese"),
    [
        ("utf-8", "😀", "不是规格的字段"),
        ("cp936", "\\U0001f600", "不是规格的字段"),
        ("cp1252", "\\U0001f600", "\\u4e0d\\u662f"),
    ],
)
def test_a_console_without_a_character_does_not_end_the_run(
    run: Run, team: Team, tmp_path: Path, encoding: str, emoji: str, chinese: str
) -> None:
    team(CIRCLE + "é😀: 1\n")
    console = {"PYTHONIOENCODING": encoding}
    done = run("check", "--lang", "zh", variables=console)
    assert (done.returncode, done.stderr) == (1, b"")
    shown = done.stdout.decode(encoding)
    assert emoji in shown
    assert chinese in shown
    printed = run("check", "--format", "json", variables=console)
    written = run("check", "--format", "json", "-o", "r.json", variables=console)
    assert (printed.returncode, written.returncode) == (1, 1)
    report = (tmp_path / "r.json").read_bytes().decode("utf-8")
    assert "é😀" in report
    assert json.loads(printed.stdout.decode(encoding)) == json.loads(report)


def test_a_wrong_call_is_told_on_such_a_console_too(run: Run) -> None:
    done = run("check", "😀", variables={"PYTHONIOENCODING": "cp936", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"orgflow: \\U0001f600 does not exist" + os.linesep.encode()


@posix
def test_ctrl_c_ends_quietly(team: Team, environment: Environment, tmp_path: Path) -> None:
    team("orgflow: 1\nteam: {id: t}\nroles:\n" + "".join(f"  r{n}: {{reports_to: r{n + 1}}}\n" for n in range(90_000)))
    arguments = [sys.executable, "-m", "orgflow", "check"]
    pipe = subprocess.PIPE
    with subprocess.Popen(arguments, cwd=tmp_path, env=environment(), stdout=pipe, stderr=pipe) as process:
        time.sleep(0.7)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == b""
    assert err.strip() == b""


@pytest.fixture
def terminal(environment: Environment, tmp_path: Path) -> Terminal:
    """Runs `check` on a terminal and returns all that it shows; `first` is Python to run before."""

    def running(first: str = "", **variables: str) -> bytes:
        import pty

        leader, follower = pty.openpty()
        code = first + "; import sys; from orgflow.cli import main; main(['check'])"
        with subprocess.Popen(
            [sys.executable, "-c", code.removeprefix("; ")],
            cwd=tmp_path,
            env=environment(TERM="xterm", **variables),
            stdin=follower,
            stdout=follower,
            stderr=follower,
        ):
            os.close(follower)
            shown = b"".join(iter(lambda: _read(leader), b""))
        os.close(leader)
        return shown

    return running


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 4096)
    except OSError:  # how Linux says that the other side is closed
        return b""


@posix
def test_colours_only_on_a_terminal_and_not_where_they_are_unwanted(run: Run, team: Team, terminal: Terminal) -> None:
    team(CIRCLE)
    assert b"\x1b[31m" in terminal()
    assert b"\x1b" in terminal(NO_COLOR="")
    assert b"\x1b" not in terminal(NO_COLOR="1")
    assert b"\x1b" not in run("check").stdout


@posix
def test_progress_is_shown_on_a_terminal_and_wiped(team: Team, terminal: Terminal) -> None:
    team("orgflow: 1\nteam: {id: t}\n")
    shown = terminal("import orgflow.cli.progress as progress; progress._PATIENCE = 0.0")
    line, wiped, report = shown.partition(b"\r" + b" " * 24 + b"\r")
    assert wiped
    assert b"\r0/1 " in line
    assert b"0 errors" in report
    assert b" " * 24 not in terminal()


def test_progress_is_silent_elsewhere(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with progress.Progress() as show:
        show(0, 2)
        show(1, 2)
    assert capsys.readouterr().err == ""
