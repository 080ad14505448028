"""How far a long run has come: on stderr, if somebody is looking, after the first second."""

import sys
import threading
from types import TracebackType

import click

_PATIENCE = 1.0  # seconds


class Progress:
    """Call it with what is done and what there is; the line it leaves is wiped at the end.

    A timer shows the first line, since a single large file may take longer than anyone calls back. It begins with the
    first call: workers are forked before that, and beside another thread none may be.
    """

    def __init__(self) -> None:
        self._timer = threading.Timer(_PATIENCE, self._show)
        self._timer.daemon = True
        self._state = ""
        self._late = False

    def __call__(self, done: int, total: int) -> None:
        """Show `done/total`, once the run takes long."""
        if not self._state and sys.stderr is not None and sys.stderr.isatty():
            self._timer.start()
        self._state = f"{done}/{total}"
        if self._late:
            self._show()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        if self._timer.is_alive():
            self._timer.join()
        if self._late:
            click.echo("\r" + " " * 24 + "\r", nl=False, err=True)

    def _show(self) -> None:
        self._late = True
        click.echo(f"\r{self._state} ", nl=False, err=True)
