"""Writing to the terminal, or to whoever reads the output."""

import errno
import os
import sys

import click

# What a broken pipe is called, on Windows too.
_READER_GONE = (errno.EPIPE, errno.EINVAL)


def show(text: str, *, err: bool = False) -> None:
    """Write text as it is. A reader who has gone is no fault: the rest is dropped, and the exit code stands."""
    try:
        click.echo(text, nl=False, err=err, color=True)
    except OSError as error:
        drop(err=err)
        if error.errno not in _READER_GONE:
            raise


def drop(*, err: bool = False) -> None:
    """Send what a stream still holds nowhere; Python would try once more at its end, and complain."""
    stream = sys.stderr if err else sys.stdout
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def colours() -> bool:
    """Only for a terminal, and not where https://no-color.org is asked for."""
    return not os.environ.get("NO_COLOR") and sys.stdout is not None and sys.stdout.isatty()
