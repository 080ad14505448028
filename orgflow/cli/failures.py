"""What an exception means to the user and to whoever called the command."""

import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orgflow.cli.printing import show
from orgflow.cli.session import Session
from orgflow.output import TargetLocked
from orgflow.reports.excerpt import printable
from orgflow.text import Text, phrase
from orgflow.usage import UsageError

if TYPE_CHECKING:
    from orgflow.rules.engine import Crash

USAGE = 2
INTERNAL = 3
INTERRUPTED = 130


def exit_code(error: BaseException, session: Session) -> int:
    """Tell the user on stderr, and return the exit code."""
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        error.show()
        return USAGE
    if isinstance(error, UsageError):
        _tell_findings(error, session)
        _tell(error.say, session)
        return USAGE
    if isinstance(error, TargetLocked):
        _tell(error.say, session)
        return INTERNAL
    if isinstance(error, OSError):
        _tell(_disk(error), session)
        return INTERNAL
    tell_trace(error, session)
    _tell(
        phrase(
            "internal error ({kind}); this is a fault of orgflow. Run `orgflow --debug …` and report it",
            "内部错误（{kind}）；这是 orgflow 的缺陷。请运行 `orgflow --debug …` 并报告",
            kind=type(error).__name__,
        ),
        session,
    )
    return INTERNAL


def tell_crashes(crashes: Sequence["Crash"], session: Session) -> None:
    """Tell on stderr which rules failed, and with `--debug` where."""
    for crash in crashes:
        tell_trace(crash.error, session)
        _tell(crash.say, session)


def tell_trace(error: BaseException, session: Session) -> None:
    """With `--debug`, show where an error happened."""
    if session.debug:
        show("".join(traceback.format_exception(error)), err=True)


def _tell_findings(error: UsageError, session: Session) -> None:
    """What is wrong with settings, each at its place."""
    from orgflow.settings import SettingsError

    if isinstance(error, SettingsError):
        from orgflow.reports.text import write_findings

        show(write_findings(error.findings, session.language, Path.cwd()), err=True)


def _disk(error: OSError) -> Text:
    return phrase(
        "{file}: {reason}",
        "{file}：{reason}",
        file=Text(en="output", zh="输出") if error.filename is None else str(error.filename),
        reason=error.strerror or type(error).__name__,
    )


def _tell(say: Text, session: Session) -> None:
    show(f"orgflow: {printable(say.get(session.language))}\n", err=True)
