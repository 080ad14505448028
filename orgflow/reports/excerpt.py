"""A source line with a caret under the fault, aligned as a terminal shows it."""

from unicodedata import category, combining, east_asian_width

from orgflow.source import Span

_WIDEST = 100
_BEFORE = 60


def excerpt(at: Span) -> tuple[str, str]:
    """The line, cut around the place if it is long, and a line of spaces and carets below it.

    East Asian characters take two columns, combining marks none (Unicode Standard Annex 11).
    """
    line = at.source.line(at.line)
    start = min(at.column - 1, len(line))
    length = at.end - at.start if at.end_line == at.line else len(line) - start
    end = max(start + 1, min(start + length, len(line)))
    left = max(0, start - _BEFORE) if len(line) > _WIDEST else 0
    right = min(len(line), left + _WIDEST)
    shown = ("…" if left else "") + printable(line[left:right]) + ("…" if right < len(line) else "")
    indent = " " * (bool(left) + columns(printable(line[left:start])))
    return shown, indent + "^" * max(1, columns(printable(line[start : min(end, right)])))


def printable(text: str) -> str:
    """The text without anything that a terminal would obey: tabs become a space, controls a replacement mark."""
    if text.isprintable():
        return text
    return "".join(" " if character == "\t" else "\ufffd" if _obeyed(character) else character for character in text)


def columns(text: str) -> int:
    """How many columns a terminal needs for a text."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text)


def _obeyed(character: str) -> bool:
    return category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
