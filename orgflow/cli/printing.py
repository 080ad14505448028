"""Writing to the terminal, or to whoever reads the output."""

import codecs
import errno
import json
import os
import re
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


def show_json(text: str) -> None:
    """Write JSON so that it can be read again: where the stream is not UTF-8, by escapes that mean the same."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if codecs.lookup(encoding).name != "utf-8":
        text = re.sub("[^\x00-\x7f]", lambda match: json.dumps(match[0])[1:-1], text)
    show(text)


def drop(*, err: bool = False) -> None:
    """Send what a stream still holds nowhere; Python would try once more at its end, and complain."""
    stream = sys.stderr if err else sys.stdout
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def colours() -> bool:
    """Only for a terminal, and not where https://no-color.org is asked for."""
    return not os.environ.get("NO_COLOR") and sys.stdout is not None and sys.stdout.isatty()
