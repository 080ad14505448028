"""What a card of a card tree says, how large, and how it looks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orgflow.diagram import Callout, Fact, TreeCard
from orgflow.layout import colours
from orgflow.layout.measure import longest_word, shorten, width, wrap
from orgflow.layout.panel import MARK_INSIDE, markers
from orgflow.layout.tones import worst
from orgflow.layout.words import Words, height, place
from orgflow.scene import Box
from orgflow.text import Language

LEFT, RIGHT, ABOVE = 12.0, 8.0, 7.0
_VALUE_GAP, _VALUE_SHARE = 8.0, 0.42
_BETWEEN: dict[Language, str] = {"en": ": ", "zh": "："}


@dataclass(frozen=True, slots=True)
class Face:
    """The words of cards: at `scale` 1 a title has 11.5 pt. No card is higher than `most`; what it leaves out then is
    counted."""

    language: Language
    most: float
    scale: float = 1.0
    marked: frozenset[str] = frozenset()

    def natural(self, card: TreeCard) -> float:
        """How wide a card would like to be: its facts on a line each, its title on two."""
        title = max(width(card.label.first, self._title, True) * 0.6, longest_word(card.label.first, self._title, True))
        second = width(card.label.second, self._second) * 0.6
        facts = [width(self._said(fact), self._small) for fact in card.facts]
        value = width(card.value, self._value, True) + _VALUE_GAP if card.value else 0.0
        return max(title + value, second + value, *(fact + value for fact in facts), 0.0) + LEFT + RIGHT + 2

    def high(self, card: TreeCard, across: float) -> float:
        """How high a card of a width has to be."""
        return height(self.words(card, across)) + 2 * ABOVE + self._top(card)

    def words(self, card: TreeCard, across: float) -> list[Words]:
        """A card's paragraphs, without its value where that stands apart."""
        room = across - LEFT - RIGHT - self._apart(card, across)
        stack = []
        if card.label.first:
            stack.append(_cut(card.label.first, self._title, room, 3, bold=True, colour=self._ink(card)))
        if card.label.second:
            stack.append(_cut(card.label.second, self._second, room, 2, colour=colours.INK2))
        if card.value and not self._apart(card, across):
            stack.append(_cut(card.value, self._title, room, 2, bold=True, colour=colours.BLUE, gap=1))
        facts = [self._fact(fact, room, bool(stack or number)) for number, fact in enumerate(card.facts)]
        kept = len(facts)
        limit = self.most - 2 * ABOVE - MARK_INSIDE
        while kept and height([*stack, *facts[:kept], *self._more(len(facts) - kept)]) > limit:
            kept -= 1
        return [*stack, *facts[:kept], *self._more(len(facts) - kept)]

    def draw(self, card: TreeCard, area: tuple[float, float, float, float], found: Sequence[Callout]) -> Iterator[Box]:
        """A card with its bar, its value and its markers; `area` is left, top, width and height."""
        x, y, across, tall = area
        fill, stroke, bar = _paint(card, found)
        top, apart = self._top(card), self._apart(card, across)
        text = place(self.words(card, across), x + LEFT, y + top, across - LEFT - RIGHT - apart, tall - top)
        yield Box(
            card.id, x, y, across, tall, "round", fill, stroke, 1.25 if found else 0.75, radius=2, text=text
        )  # fmt: skip
        if bar:
            yield Box(f"{card.id}:bar", x + 1, y + 1, 4, tall - 2, fill=bar, layer="mark", owner=card.id)
        if apart:
            value = [Words((card.value,), self._value, True, colours.NAVY, "right")]
            left, wide = x + across - RIGHT - apart, apart
            placed = place(value, left, y + top, wide, tall - top)
            yield Box(f"{card.id}:value", left, y + top, wide, tall - top, text=placed, layer="mark", owner=card.id)
        yield from markers(found, card.id, x + across, y, across)

    @property
    def _title(self) -> float:
        return round(11.5 * self.scale, 1)

    @property
    def _second(self) -> float:
        return round(8.5 * self.scale, 1)

    @property
    def _small(self) -> float:
        return round(9.0 * self.scale, 1)

    @property
    def _value(self) -> float:
        return round(15.0 * self.scale, 1)

    def _top(self, card: TreeCard) -> float:
        """What markers take from a card's height."""
        return MARK_INSIDE if card.id in self.marked else 0.0

    def _ink(self, card: TreeCard) -> str:
        return colours.NAVY if card.look == "head" else colours.INK

    def _apart(self, card: TreeCard, across: float) -> float:
        """What the value takes on the right; nothing where it is too wide to stand there."""
        if not card.value:
            return 0.0
        wide = width(card.value, self._value, True) + _VALUE_GAP
        return wide if wide <= (across - LEFT - RIGHT) * _VALUE_SHARE else 0.0

    def _said(self, fact: Fact) -> str:
        return f"{fact.about}{_BETWEEN[self.language]}{fact.said}" if fact.about else fact.said

    def _fact(self, fact: Fact, room: float, follows: bool) -> Words:
        colour = colours.GAP if fact.missing else colours.INK2
        gap = 2.0 if follows else 0.0
        return _cut(self._said(fact), self._small, room, 2, bold=fact.missing, colour=colour, gap=gap)

    def _more(self, count: int) -> list[Words]:
        return [Words((f"+{count}",), self._small, colour=colours.INK3, gap=2)] if count else []


def _cut(
    text: str, size: float, room: float, most: int, *, bold: bool = False, colour: str, gap: float = 0.0
) -> Words:  # fmt: skip
    lines = shorten(wrap(text, size, bold, room, even=False), most, size, bold, room)
    return Words(lines, size, bold, colour, gap=gap, leading=1.22)


def _paint(card: TreeCard, found: Sequence[Callout]) -> tuple[str, str | None, str | None]:
    """Fill, stroke and the bar."""
    tone = worst(found)
    if tone:
        return colours.TONE_TINT[tone], colours.TONE[tone], colours.TONE[tone]
    if card.look == "head":
        return colours.TINT, None, colours.NAVY
    if card.look == "list":
        return colours.BAND, None, None
    return colours.WHITE, colours.BORDER, colours.BLUE
