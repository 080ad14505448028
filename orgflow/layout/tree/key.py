"""The legend of an org chart: what the cards on the page use, and no more."""

from collections.abc import Sequence

from orgflow.diagram import Callout, Caption, Card
from orgflow.layout import colours
from orgflow.layout.legend import Draw, Entry, box_sample, line_sample, said
from orgflow.layout.tones import card_sample, tone_entries
from orgflow.layout.words import Words, place
from orgflow.scene import Box
from orgflow.text import Language

_TEXT: dict[str, dict[Language, str]] = {
    "span": {"en": "heads reporting to the post", "zh": "直接下属人数"},
    "vacant": {"en": "vacant", "zh": "岗位空缺"},
    "external": {"en": "outside the team", "zh": "团队之外"},
    "outside": {"en": "superior outside the team", "zh": "团队外的上级"},
    "assistant": {"en": "assistant", "zh": "助理岗位"},
    "dotted": {"en": "dotted line", "zh": "虚线汇报"},
}


def entries(cards: Sequence[Card], found: Sequence[Callout], dotted: bool, caption: Caption) -> list[Entry]:
    """What to explain for these cards."""
    used = {
        "span": any(card.span for card in cards),
        "vacant": any(card.vacant for card in cards),
        "external": any(card.external for card in cards),
        "outside": any(card.outside for card in cards),
        "assistant": any(card.assistant for card in cards),
        "dotted": dotted,
    }
    kept = [Entry(name, said(_TEXT[name], caption), _DRAW[name]) for name, is_used in used.items() if is_used]
    return kept + tone_entries(found, caption)


def _span(name: str, x: float, y: float) -> tuple[Box]:
    text = place([Words(("3",), 8, True, colours.INK2, "centre")], x + 2, y - 7, 18, 14)
    return (Box(name, x + 2, y - 7, 18, 14, "pill", colours.WHITE, colours.LINE, text=text, layer="mark"),)


_DRAW: dict[str, Draw] = {
    "span": box_sample(_span),
    "vacant": card_sample(colours.WHITE, colours.INK3, colours.BLUE3, dashed=True),
    "external": card_sample(colours.BAND2, colours.BORDER, colours.INK3),
    "outside": card_sample(colours.BAND, colours.INK3, colours.INK3, dashed=True),
    "assistant": card_sample(colours.TINT2, colours.BORDER, colours.BLUE3),
    "dotted": line_sample(colours.LINE, dashed=True, arrow=False),
}
