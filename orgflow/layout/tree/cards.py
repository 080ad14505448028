"""What a card shows, and how it looks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from orgflow.diagram import Callout, Card
from orgflow.layout import colours
from orgflow.layout.measure import longest_word, shorten, width, wrap
from orgflow.layout.panel import MARK_INSIDE, markers
from orgflow.layout.tones import worst
from orgflow.layout.tree.arrangement import TRUNK
from orgflow.layout.words import Words, height, place
from orgflow.scene import Box
from orgflow.text import Language

LEFT, RIGHT, ABOVE = 12.0, 7.0, 4.0
BADGE = (18.0, 14.0)
_TITLE_LINES = 3
_COMMA: dict[Language, str] = {"en": ", ", "zh": "、"}


@dataclass(frozen=True, slots=True)
class Look:
    """How much a card says and how large. At scale 1 a title is 12.5 or 11.5 pt; nothing goes below 8."""

    scale: float = 1.0
    second: bool = True
    detail: bool = True
    people: bool = False

    def title_size(self, upper: bool) -> float:
        """The size of a title; `upper` cards have a larger one."""
        return max(8.0, round((12.5 if upper else 11.5) * self.scale, 1))

    @property
    def second_size(self) -> float:
        """The size of the second language."""
        return max(8.0, round(8.5 * self.scale, 1))

    @property
    def detail_size(self) -> float:
        """The size of the third line."""
        return max(8.0, round(9.0 * self.scale, 1))

    @property
    def least_height(self) -> float:
        """The height of a card whose words need no more."""
        return (52.0 if self.second and self.detail else 44.0 if self.second or self.detail else 28.0) * self.scale


_LOOKS = (
    *(Look(scale) for scale in (1.25, 1.12, 1.0, 0.95)),
    *(Look(scale, detail=False) for scale in (1.0, 0.95)),
    *(Look(scale, second=False, detail=False) for scale in (1.0, 0.9, 0.8, 0.7)),
)
_NAMED = tuple(replace(look, people=True) for look in _LOOKS if look.detail)
"""From the richest to the barest: people go first, then the detail, then the second language, then size.

A vacant card keeps its detail, for it says so."""


@dataclass(slots=True)
class Faces:
    """The words on cards, worked out once for each look and width.

    `marked` are the ids of cards with markers, which need room at their top; `notes` are extra lines by card number.
    """

    cards: Sequence[Card]
    language: Language
    marked: Collection[str] = ()
    notes: dict[int, list[str]] = field(default_factory=dict)
    _known: dict[tuple[int, Look, float, bool], tuple[Words, ...]] = field(default_factory=dict)

    @property
    def looks(self) -> tuple[Look, ...]:
        """The looks to try, richest first."""
        return (*_NAMED, *_LOOKS) if self.named else _LOOKS

    @property
    def longer(self) -> bool:
        """Whether a card has a line that others lack: people, or that it is vacant."""
        return self.named or any(card.vacant for card in self.cards)

    @property
    def named(self) -> bool:
        """Whether a card has people on it."""
        return any(card.people for card in self.cards)

    def words(self, number: int, look: Look, card_width: float, upper: bool) -> tuple[Words, ...]:
        """A card's paragraphs, uncoloured. `upper` cards (levels 0 and 1) have the larger title."""
        key = number, look, card_width, upper
        if key not in self._known:
            self._known[key] = tuple(self._stack(number, look, card_width - LEFT - RIGHT, upper))
        return self._known[key]

    def height(self, number: int, look: Look, card_width: float, upper: bool) -> float:
        """How high the card has to be."""
        return height(self.words(number, look, card_width, upper)) + 2 * ABOVE + self.top(number)

    def top(self, number: int) -> float:
        """What markers take from a card's height."""
        return MARK_INSIDE if self.cards[number].id in self.marked else 0.0

    def trimmed(self, number: int, look: Look, size: tuple[float, float], upper: bool) -> tuple[Words, ...]:
        """A card's paragraphs, without those that are too high for it; the title and the last note stay longest."""
        stack = self.words(number, look, size[0], upper)
        room = size[1] - 1.5 * ABOVE - self.top(number)
        if look.people and height(stack) > room:
            stack = self.words(number, replace(look, people=False), size[0], upper)
        while len(stack) > 1 and height(stack) > room:
            stack = (stack[0], *stack[2:])
        title = stack[0]
        count = max(1, int(room / (title.size * title.leading)))
        lines = shorten(title.lines, count, title.size, True, size[0] - LEFT - RIGHT)
        return stack if lines is title.lines else (title._replace(lines=lines), *stack[1:])

    def breaks_words(self, number: int, look: Look, card_width: float, upper: bool) -> bool:
        """Whether a word of the title is wider than the card."""
        title = self.cards[number].label.first
        return longest_word(title, look.title_size(upper), True) > card_width - LEFT - RIGHT

    def _stack(self, number: int, look: Look, room: float, upper: bool) -> list[Words]:
        card, size = self.cards[number], look.title_size(upper)
        title = shorten(wrap(card.label.first, size, True, room), _TITLE_LINES, size, True, room)
        stack = [Words(title, size, True, leading=1.2)]
        if look.second and card.label.second:
            stack.append(_small(card.label.second, look.second_size, room, 0.0))
        if card.detail and (look.detail or card.vacant):
            stack.append(_small(card.detail, look.detail_size, room, 1.0))
        if look.people and card.people:
            stack.append(self._line(card.people, look.detail_size, room))
        stack += (_small(note, 8.0, room, 1.0, most=3) for note in self.notes.get(number, ()))
        return stack

    def _line(self, people: Sequence[str], size: float, room: float) -> Words:
        """As many people as a line holds, and how many more there are."""
        comma = _COMMA[self.language]
        for count in range(len(people), 0, -1):
            more = f" +{len(people) - count}" if count < len(people) else ""
            line = comma.join(people[:count]) + more
            if width(line, size) <= room:
                return Words((line,), size, gap=1.0, leading=1.2)
        (first,) = shorten((people[0], more), 1, size, False, room - width(more, size))
        return Words((first + more,), size, gap=1.0, leading=1.2)


def draw_card(
    card: Card,
    stack: Sequence[Words],
    x: float,
    y: float,
    size: tuple[float, float],
    level: int,
    found: Sequence[Callout],
) -> list[Box]:
    """A card with its bar and the markers of its findings. `level` 0 is navy, 1 blue, others are white."""
    plain = card.external or card.outside or card.assistant or level > 1
    fill, stroke, title, rest, bar = _paint(card, level, found)
    coloured = tuple(
        Words(words.lines, words.size, words.bold, title if words.bold else rest, words.align, words.gap, words.leading)
        for words in stack
    )
    card_width, card_height = size
    top = MARK_INSIDE if found else 0.0
    boxes = [
        Box(
            card.id,
            x,
            y,
            card_width,
            card_height,
            "round",
            fill=fill,
            stroke=stroke,
            stroke_width=1.25 if found or card.vacant or card.outside else 0.75,
            dashed=card.vacant or card.outside,
            radius=2,
            text=place(coloured, x + LEFT, y + top, card_width - LEFT - RIGHT, card_height - top),
        )
    ]
    if plain or found or card.vacant:
        boxes.append(Box(f"{card.id}:bar", x + 1, y + 1, 4, card_height - 2, fill=bar, layer="mark", owner=card.id))
    return boxes + markers(found, card.id, x + card_width, y, card_width)


def span_badge(card: Card, x: float, y: float, size: tuple[float, float], hangs: bool) -> Box:
    """The number of heads reporting to a card, on its lower border where the lines leave."""
    text = str(card.span)
    across = max(BADGE[0], width(text, 8, True) + 8)
    middle = x + (TRUNK if hangs else size[0] / 2)
    return _pill(f"{card.id}:span", text, middle - across / 2, y + size[1] - 4, across, card.id)


def page_badge(card: Card, text: str, x: float, y: float, size: tuple[float, float]) -> Box:
    """Where the people under a card are shown, on its lower border."""
    across = width(text, 8, True) + 10
    return _pill(f"{card.id}:page", text, x + size[0] - across - 6, y + size[1] - 4, across, card.id)


def _paint(card: Card, level: int, found: Sequence[Callout]) -> tuple[str, str | None, str, str, str]:
    """Fill, stroke, colours of title and of the rest, and the bar."""
    tone = worst(found)
    if tone:
        return colours.TONE_TINT[tone], colours.TONE[tone], colours.INK, colours.INK2, colours.TONE[tone]
    if card.vacant:
        return colours.WHITE, colours.INK3, colours.INK, colours.INK2, colours.BLUE3
    if card.outside:
        return colours.BAND, colours.INK3, colours.INK2, colours.INK2, colours.INK3
    if card.external:
        return colours.BAND2, colours.BORDER, colours.INK, colours.INK2, colours.INK3
    if card.assistant:
        return colours.TINT2, colours.BORDER, colours.INK, colours.INK2, colours.BLUE3
    if level == 0:
        return colours.NAVY, None, colours.WHITE, colours.ON_NAVY, colours.NAVY
    if level == 1:
        return colours.BLUE, None, colours.WHITE, colours.ON_BLUE, colours.BLUE
    return colours.WHITE, colours.BORDER, colours.INK, colours.INK2, colours.BLUE


def _small(text: str, size: float, room: float, gap: float, most: int = 2) -> Words:
    lines = shorten(wrap(text, size, False, room), most, size, False, room)
    return Words(lines, size, gap=gap, leading=1.2)


def _pill(name: str, text: str, x: float, y: float, across: float, owner: str) -> Box:
    words = Words((text,), 8, True, colours.INK2, "centre")
    return Box(
        name, x, y, across, BADGE[1], "pill", fill=colours.WHITE, stroke=colours.LINE,
        text=place([words], x, y, across, BADGE[1]), layer="mark", owner=owner,
    )  # fmt: skip
