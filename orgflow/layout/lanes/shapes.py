"""What each node looks like at a given size: its box, the words in it, and the words beside it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from orgflow.layout.lanes.flow import GATEWAYS, ROUND, Node
from orgflow.layout.lanes.grid import port_offset
from orgflow.layout.measure import longest_word, shorten, width, wrap
from orgflow.layout.words import Words, height

SYMBOL_ROOM = 15.0
_LINES = 4
_DETAIL_LINES = 6
_WIDEST = 80.0
"""The width of the widest tasks at 8 pt."""
_DIAMETER = {"start": 26.0, "end": 26.0, "connector": 22.0}


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a flow is drawn: width of a task, size of its words, and how near things may come.

    On a `ragged` scale columns with long words are wider than others.
    """

    task: float
    size: float
    tight: bool = False
    ragged: bool = False

    @property
    def small(self) -> float:
        """The size of second language and deadline."""
        return max(8.0, self.size - 2)

    @property
    def aside(self) -> float:
        """The size of questions, and of names beside round shapes."""
        return max(8.0, min(9.5, self.size - 1))

    @property
    def near(self) -> float:
        """The least space between a box and a track or another box's space."""
        return 6.0 if self.tight else 9.0

    @property
    def edge(self) -> float:
        """The least space between that and a lane's border."""
        return 2.0 if self.tight else 6.0

    @property
    def header(self) -> float:
        """The width of the lanes' names."""
        return 68.0 if self.tight else 84.0

    @property
    def pad(self) -> float:
        """The space beside the words of a task."""
        return 3.0 if self.tight else 4.0


_SIZES = (
    (120, 11.5), (110, 11), (104, 10.5), (96, 10.5), (90, 10.5), (84, 10.5), (84, 10), (78, 10), (84, 9.5), (72, 9.5),
    (84, 9), (72, 9),
)  # fmt: skip
_TIGHT = (
    (84, 9.5), (72, 9.5), (80, 9), (72, 9), (66, 9), (60, 9), (80, 8.5), (72, 8.5), (66, 8.5), (60, 8.5), (54, 8.5),
    (80, 8), (72, 8), (68, 8), (64, 8), (58, 8), (52, 8), (48, 8),
)  # fmt: skip
_RAGGED = ((66, 9), (58, 9), (66, 8.5), (54, 8.5), (66, 8), (54, 8), (46, 8))
SCALES = (
    *(Scale(task, size) for task, size in _SIZES),
    *(Scale(task, size, tight=True) for task, size in _TIGHT),
    *(Scale(task, size, tight=True, ragged=True) for task, size in _RAGGED),
)
"""From generous to the least that can be read. Nothing is left unsaid to fit: what needs more room gets more pages."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A node's measures: its box, words inside, and words outside (a question, or the name of a round shape).

    `above` and `below` are kept free inside for markers and clocks that stand on the border.
    """

    width: float
    height: float
    inside: tuple[Words, ...] = ()
    outside: tuple[Words, ...] = ()
    above: float = 0.0
    below: float = 0.0

    @property
    def outside_width(self) -> float:
        """The width of the words outside."""
        return max((width(line, words.size, words.bold) for words in self.outside for line in words.lines), default=0.0)

    @property
    def outside_height(self) -> float:
        """The height of the words outside."""
        return height(self.outside) if self.outside else 0.0


@lru_cache(maxsize=8192)
def shape(node: Node, scale: Scale, across: int, down: int, above: float, below: float) -> Shape:
    """The shape of a node whose outermost ports in use are `across` on top or bottom and `down` at its sides.

    `above` and `below` are to be kept free for what stands on the border of a task.
    """
    least = (2 * port_offset(across) + 12 if across else 0.0, 2 * port_offset(down) + 12 + 2 * above if down else 0.0)
    if node.shape in GATEWAYS:
        side = max(34.0, 2 * port_offset(max(across, down)) + 10 if across or down else 0.0)
        return Shape(side, side, outside=_beside(node, scale, scale.task, bold=True))
    if node.shape in ROUND:
        side = max(_DIAMETER[node.shape], 2 * port_offset(max(across, down)) + 6 if across or down else 0.0)
        inside = (Words((node.label.first,), 9, True, align="centre"),) if node.shape == "connector" else ()
        return Shape(side, side, inside, _beside(node, scale, max(64.0, scale.task - 6), bold=False))
    room = scale.task - 2 * scale.pad - (SYMBOL_ROOM if has_symbol(node) else 0.0)
    words = _inside(node, scale, room)
    tall = max(30.0 if scale.tight else 36.0, height(words) + (7 if scale.tight else 9) + above + below, least[1])
    return Shape(max(scale.task, least[0]), tall, words, (), above, below)


def has_symbol(node: Node) -> bool:
    """Whether a task-like shape carries a symbol at its left."""
    return node.shape in ("wait", "send", "call")


def breaks_words(node: Node, scale: Scale) -> bool:
    """Whether a word of a label, in either language, is wider than its shape; one that fits at no scale is let be."""
    return not scale.ragged and _needed(node, scale) > scale.task


def widened(scale: Scale, nodes: Iterable[Node]) -> Scale:
    """The scale for a column of these nodes: on a ragged one, wide enough for their words."""
    if not scale.ragged:
        return scale
    return replace(scale, task=max([scale.task, *(_needed(node, scale) for node in nodes)]))


def _needed(node: Node, scale: Scale) -> float:
    """The least width of a task in which no word of a label is broken, but for words that fit at no scale."""
    if node.shape in GATEWAYS or node.shape in ROUND:
        size, around, most = scale.aside, 0.0, _WIDEST
    else:
        inset = SYMBOL_ROOM if has_symbol(node) else 0.0
        size, around, most = scale.size, 2 * scale.pad + inset, _WIDEST - 6 - inset
    texts = ((node.label.first, size, True), (node.label.second, scale.small, False))
    return max(
        longest_word(text, points, bold) + around if longest_word(text, 8, bold) <= most else 0.0
        for text, points, bold in texts
    )


def _inside(node: Node, scale: Scale, room: float) -> tuple[Words, ...]:
    stack = [_words(node.label.first, scale.size, room, bold=True, leading=1.18)]
    if node.label.second:
        stack.append(_words(node.label.second, scale.small, room, leading=1.15))
    if node.detail:
        stack.append(_words(node.detail, scale.small, room, leading=1.2, gap=1, most=_DETAIL_LINES))
    return tuple(stack)


def _beside(node: Node, scale: Scale, room: float, *, bold: bool) -> tuple[Words, ...]:
    if node.shape == "connector":
        return (_words(node.detail, 8, room),) if node.detail else ()
    texts = ((node.label.first, bold), (node.label.second, False), (node.detail, False))
    return tuple(
        _words(text, scale.aside if heavy or not bold else 8.0, room, bold=heavy, leading=1.18)
        for text, heavy in texts
        if text
    )


def _words(
    text: str, size: float, room: float, *, bold: bool = False, leading: float = 1.2, gap: float = 0, most: int = _LINES
) -> Words:
    lines = shorten(wrap(text, size, bold, room), most, size, bold, room)
    return Words(lines, size, bold, align="centre", leading=leading, gap=gap)
