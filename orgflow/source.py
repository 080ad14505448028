"""Where a value stands: a source text, and a stretch of it."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


class Source:
    """One text that was read, with the name it is shown under.

    `path` runs from the project root with `/`; `text` is decoded, without byte order mark; `file` is where it lies on
    this disk, for messages only. Two sources are equal only if they are the same object.
    """

    def __init__(self, path: str, text: str, file: Path | None = None) -> None:
        self.path = path
        self.text = text
        self.file = file

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which lines begin. Lines end at LF or CRLF, as in an editor; never at U+0085 or U+2028."""
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def locate(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, columns in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line (from 1), without its end."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : None if end < 0 else end].removesuffix("\r")

    def __repr__(self) -> str:
        return f"Source({self.path!r})"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a source, as code point offsets: `start` belongs to it, `end` does not.

    Lines and columns are worked out when somebody asks, so that a span costs next to nothing in the many places that
    never become a finding.
    """

    source: Source
    start: int
    end: int

    @property
    def path(self) -> str:
        """The path of the source, from the project root."""
        return self.source.path

    @property
    def line(self) -> int:
        """The line it begins on, from 1."""
        return self.source.locate(self.start)[0]

    @property
    def column(self) -> int:
        """The column it begins in, from 1."""
        return self.source.locate(self.start)[1]

    @property
    def end_line(self) -> int:
        """The line of the place after its end."""
        return self.source.locate(self.end)[0]

    @property
    def end_column(self) -> int:
        """The column of the place after its end."""
        return self.source.locate(self.end)[1]

    @property
    def text(self) -> str:
        """What stands there."""
        return self.source.text[self.start : self.end]

    @property
    def order(self) -> tuple[str, int, int]:
        """Sort key: by path, then by place in the text."""
        return self.source.path, self.start, self.end
