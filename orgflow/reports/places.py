"""Places as an editor or a click in the terminal wants them: from the working folder."""

import os
from pathlib import Path

from orgflow.reports.excerpt import printable
from orgflow.source import Span


def shown_place(at: Span, folder: Path) -> str:
    """`specs/team.orgflow.yaml:12:3`, from a folder."""
    return f"{shown_path(at.source.file, at.path, folder)}:{at.line}:{at.column}"


def shown_path(file: Path | None, path: str, folder: Path) -> str:
    """The path of a file from a folder; `path` where there is no file."""
    if file is None:
        return printable(path)
    try:
        return printable(os.path.relpath(file, folder))
    except ValueError:  # on Windows: another drive
        return printable(str(file))
