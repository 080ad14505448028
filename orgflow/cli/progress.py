"""How far a long run has come: on stderr, if somebody is looking, after the first second."""

import sys
import time
from types import TracebackType

import click


class Progress:
    """Call it with what is done and what there is; the line it leaves is wiped at the end."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = False

    def __call__(self, done: int, total: int) -> None:
        """Show `done/total` where that is worth it."""
        if time.monotonic() - self._begun > 1 and sys.stderr.isatty():
            click.echo(f"\r{done}/{total} ", nl=False, err=True)
            self._shown = True

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            click.echo("\r" + " " * 24 + "\r", nl=False, err=True)
