"""What an exception means to the user and to whoever called the command."""

import errno
import os
import sys
import traceback

import click

from orgflow.cli.language import message_language
from orgflow.output import TargetLocked
from orgflow.text import Text, phrase
from orgflow.usage import UsageError

USAGE = 2
INTERNAL = 3
INTERRUPTED = 130


def exit_code(error: Exception) -> int:
    """Tell the user on stderr, and return the exit code."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, click.Abort):
        return INTERRUPTED
    if isinstance(error, click.ClickException):
        error.show()
        return USAGE
    if isinstance(error, UsageError):
        _tell(error.say)
        return USAGE
    if isinstance(error, TargetLocked):
        _tell(error.say)
        return INTERNAL
    if isinstance(error, OSError):
        return _disk(error)
    if os.environ.get("ORGFLOW_DEBUG"):
        traceback.print_exception(error)
    _tell(
        phrase(
            "internal error ({kind}); this is a fault of orgflow. Run `orgflow --debug …` and report it",
            "内部错误（{kind}）；这是 orgflow 的缺陷。请运行 `orgflow --debug …` 并报告",
            kind=type(error).__name__,
        )
    )
    return INTERNAL


def _disk(error: OSError) -> int:
    if isinstance(error, BrokenPipeError) or (error.errno in (errno.EPIPE, errno.EINVAL) and not error.filename):
        # Whoever read us has gone: nothing to tell, and nothing that Python should flush at its end.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # held until the process ends
        return 0
    _tell(
        phrase(
            "{file}: {reason}",
            "{file}：{reason}",
            file=str(error.filename or Text(en="output", zh="输出").get(message_language())),
            reason=error.strerror or type(error).__name__,
        )
    )
    return INTERNAL


def _tell(say: Text) -> None:
    click.echo(f"orgflow: {say.get(message_language())}", err=True)
