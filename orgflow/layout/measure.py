"""How wide words are, and where their lines break.

Widths come from the vendored fonts; Latin text gets 8 % on top, for the reader may see it in another font. Wide
characters are one em in every font. Lines break by the kinsoku rules (JIS X 4051): none begins with a closing mark,
none ends with an opening one; Latin words stay whole unless longer than a line.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from orgflow.fonts import advances

SLACK = 1.08
ELLIPSIS = "…"

_NEVER_FIRST = frozenset("，。、；：？！）》」』】〉〕”’％…—·,.;:?!)]}%")
_OPENING = frozenset("（《「『【〈〔“‘([{")
_BEFORE_FIGURES = _OPENING | frozenset("≥≤")
"""What keeps to the next word even across a blank."""
_NEVER_LAST = _OPENING | frozenset("#¥$€£")
_PIECES = re.compile(r"\s+|[0-9A-Za-z_@#&'\"’+~≤≥<>=*%.,:;!?°$€£À-ɏḀ-ỿ()\[\]]+[-/–]*|[-/–]+|.", re.DOTALL)


def width(text: str, size: float, bold: bool = False) -> float:
    """Points that a line of text may take, slack included."""
    table = _padded(bold)
    return sum(map(table.__getitem__, text)) * size


@lru_cache(maxsize=16384)
def wrap(text: str, size: float, bold: bool, limit: float, *, even: bool = True) -> tuple[str, ...]:
    """Break text into lines no wider than `limit` points; line breaks in the text are kept.

    `even` shares the words out over the lines so that none is left alone; without it lines are filled one by one.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if width(paragraph, size, bold) <= limit:
            lines.append(paragraph.strip())
            continue
        pieces = _measured(paragraph, bold)
        filled = _fill(pieces, limit / size)
        lines.extend(_fill(pieces, _narrowest(pieces, limit / size, len(filled))) if even else _no_widow(filled))
    return tuple(lines)


def longest_word(text: str, size: float, bold: bool = False) -> float:
    """The width of the widest piece that should not be broken."""
    return max((piece_width for _, piece_width in _measured(text, bold)), default=0.0) * size


def shorten(lines: tuple[str, ...], count: int, size: float, bold: bool, limit: float) -> tuple[str, ...]:
    """At most `count` lines; if some are left out, the last one kept ends with an ellipsis."""
    if len(lines) <= count:
        return lines
    last = lines[count - 1]
    while last and width(last + ELLIPSIS, size, bold) > limit:
        last = last[:-1]
    return (*lines[: count - 1], last.rstrip() + ELLIPSIS)


class _Padded(dict[str, float]):
    """Advances with slack, worked out as characters are met."""

    def __init__(self, bold: bool) -> None:
        super().__init__()
        self._advances = advances(bold)

    def __missing__(self, char: str) -> float:
        advance = self._advances[char]
        self[char] = advance if advance == 1.0 else advance * SLACK
        return self[char]


@lru_cache(maxsize=2)
def _padded(bold: bool) -> _Padded:
    return _Padded(bold)


@lru_cache(maxsize=4096)
def _measured(text: str, bold: bool) -> tuple[tuple[str, float], ...]:
    """Unbreakable pieces with their widths in ems; blanks are pieces of their own."""
    return tuple((piece, width(piece, 1.0, bold)) for piece in _unbreakable(text))


def _unbreakable(text: str) -> Iterator[str]:
    """Pieces and blanks; a mark that must not begin or end a line sticks to its neighbour, even across a blank."""
    held = blank = ""
    for piece in _PIECES.findall(text.strip()):
        if piece.isspace():
            blank = piece
            continue
        sticky = _BEFORE_FIGURES if blank else _NEVER_LAST
        if held and (piece[0] in _NEVER_FIRST or held[-1] in sticky):
            held += " " * bool(blank) + piece
        else:
            if held:
                yield held
            if blank:
                yield blank
            held = piece
        blank = ""
    if held:
        yield held


def _fill(pieces: tuple[tuple[str, float], ...], limit: float) -> list[str]:
    """Fill lines one by one; a piece wider than a line is cut between characters."""
    lines: list[str] = []
    line, used, blank, blank_width = "", 0.0, "", 0.0
    for piece, piece_width in pieces:
        if piece.isspace():
            blank, blank_width = " ", piece_width / len(piece)
            continue
        if line and used + blank_width + piece_width > limit:
            lines.append(line)
            line, used = "", 0.0
        elif line:
            line, used = line + blank, used + blank_width
        blank, blank_width = "", 0.0
        while used == 0 and piece_width > limit and len(piece) > 1:
            head = _head(piece, limit)
            lines.append(head)
            piece = piece[len(head) :]
            piece_width = width(piece, 1.0)
        line, used = line + piece, used + piece_width
    lines.append(line)
    return lines


def _head(piece: str, limit: float) -> str:
    """As much of a piece as fits, at least one character."""
    length = 1
    while length < len(piece) and width(piece[: length + 1], 1.0, bold=True) <= limit:
        length += 1
    return piece[:length]


def _narrowest(pieces: tuple[tuple[str, float], ...], limit: float, count: int) -> float:
    """The smallest line width (in ems, to a fifth) that needs no more than `count` lines and breaks no word."""
    low = max(min(max(piece_width for _, piece_width in pieces), limit), sum(w for _, w in pieces) / count * 0.98)
    high = limit
    while high - low > 0.2:
        middle = (low + high) / 2
        if len(_fill(pieces, middle)) <= count:
            high = middle
        else:
            low = middle
    return high


def _no_widow(lines: list[str]) -> list[str]:
    """Give a last line of one wide character company."""
    if len(lines) < 2 or len(lines[-1]) > 1 or len(lines[-2]) < 4 or lines[-2][-1].isascii():
        return lines
    before = lines[-2]
    taken = 1 if before[-1] not in _NEVER_FIRST else 2
    return [*lines[:-2], before[:-taken], before[-taken:] + lines[-1]]
