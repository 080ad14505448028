"""Folders of Markdown pages that are written from something else, and how to keep them up with it."""

from collections.abc import Mapping
from pathlib import Path


def stale(folder: Path, pages: Mapping[str, str]) -> list[str]:
    """Names of the pages in `folder` that are missing, out of date, or no longer written.

    `pages` maps file names to the text that each should hold.
    """
    there = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}
    return sorted(name for name in {**pages, **there} if pages.get(name) != there.get(name))


def write(folder: Path, pages: Mapping[str, str]) -> None:
    """Write all pages into `folder`, and remove those that are no longer written. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale(folder, pages):
        if name in pages:
            (folder / name).write_text(pages[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()
