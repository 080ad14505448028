"""A source line with a caret under the fault, aligned as a terminal shows it."""

from collections.abc import Iterable
from unicodedata import category, east_asian_width

from orgflow.source import Span

# In columns of a terminal: how much of a line is shown, and how much of that before the fault where it must be cut.
_WIDEST = 100
_BEFORE = 60


def excerpt(at: Span) -> tuple[str, str]:
    """The line, cut around the place if it is long, and a line of spaces and carets below it.

    East Asian characters take two columns, marks that stand on others none (Unicode Standard Annex 11).
    """
    line = at.source.line(at.line)
    start = min(at.column - 1, len(line))
    end = len(line.rstrip()) if at.end_line > at.line else min(start + at.end - at.start, len(line))
    left, right = 0, len(line)
    if right > _WIDEST or columns(printable(line)) > _WIDEST:
        left = start - _fitting(reversed(line[max(0, start - _BEFORE) : start]), _BEFORE)
        right = left + _fitting(line[left : left + _WIDEST], _WIDEST)
    shown = ("…" if left else "") + printable(line[left:right]) + ("…" if right < len(line) else "")
    indent = bool(left) + columns(printable(line[left:start]))
    return shown, " " * indent + "^" * max(1, columns(printable(line[start : min(end, right)])))


def printable(text: str) -> str:
    """The text without anything that a terminal would obey: tabs become a space, controls a replacement mark.

    The result has as many characters as the text.
    """
    if text.isprintable():
        return text
    return "".join(" " if character == "\t" else "\ufffd" if _obeyed(character) else character for character in text)


def columns(text: str) -> int:
    """How many columns a terminal needs for a text."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _fitting(characters: Iterable[str], most: int) -> int:
    """How many of the characters fit into so many columns."""
    count = 0
    for character in characters:
        most -= _width(printable(character))
        if most < 0:
            break
        count += 1
    return count


def _obeyed(character: str) -> bool:
    return category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
