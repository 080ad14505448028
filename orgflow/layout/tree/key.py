"""The legend of an org chart: what the cards on the page use, and no more."""

from collections.abc import Sequence

from orgflow.diagram import Callout, Card, Tone
from orgflow.layout import colours
from orgflow.layout.legend import SAMPLE, Draw, Entry, box_sample, line_sample
from orgflow.layout.words import Words, place
from orgflow.scene import Box
from orgflow.text import Language

TONES: tuple[Tone, ...] = ("gap", "attention", "note")
"""Worst first."""

_TEXT: dict[str, dict[Language, str]] = {
    "span": {"en": "heads reporting to the post", "zh": "直接下属人数"},
    "vacant": {"en": "vacant", "zh": "岗位空缺"},
    "external": {"en": "outside the team", "zh": "团队之外"},
    "assistant": {"en": "assistant", "zh": "助理岗位"},
    "dotted": {"en": "dotted line", "zh": "虚线汇报"},
    "gap": {"en": "gap", "zh": "缺口"},
    "attention": {"en": "needs attention", "zh": "需关注"},
    "note": {"en": "note", "zh": "提示"},
}


def entries(cards: Sequence[Card], found: Sequence[Callout], dotted: bool, language: Language) -> list[Entry]:
    """What to explain for these cards."""
    used = {
        "span": any(card.span for card in cards),
        "vacant": any(card.vacant for card in cards),
        "external": any(card.external for card in cards),
        "assistant": any(card.assistant for card in cards),
        "dotted": dotted,
        **{tone: any(one.tone == tone for one in found) for tone in TONES},
    }
    return [Entry(name, _TEXT[name][language], _DRAW[name]) for name, is_used in used.items() if is_used]


def tone_text(tone: Tone, language: Language) -> str:
    """What a colour of findings means."""
    return _TEXT[tone][language]


def tone_sample(tone: Tone) -> Draw:
    """A small card in the colours of a finding."""
    return _card(colours.TONE_TINT[tone], colours.TONE[tone], colours.TONE[tone], width=1.25)


def _card(fill: str, stroke: str, bar: str, *, dashed: bool = False, width: float = 0.75) -> Draw:
    def boxes(name: str, x: float, y: float) -> tuple[Box, Box]:
        card = Box(name, x, y - 6, SAMPLE, 12, "round", fill, stroke, width, dashed, 2, layer="mark")
        return card, Box(f"{name}:bar", x + 1, y - 5, 3, 10, fill=bar, layer="mark", owner=name)

    return box_sample(boxes)


def _span(name: str, x: float, y: float) -> tuple[Box]:
    text = place([Words(("3",), 8, True, colours.INK2, "centre")], x + 2, y - 7, 18, 14)
    return (Box(name, x + 2, y - 7, 18, 14, "pill", colours.WHITE, colours.LINE, text=text, layer="mark"),)


_DRAW: dict[str, Draw] = {
    "span": box_sample(_span),
    "vacant": _card(colours.WHITE, colours.INK3, colours.BLUE3, dashed=True),
    "external": _card(colours.BAND2, colours.BORDER, colours.INK3),
    "assistant": _card(colours.TINT2, colours.BORDER, colours.BLUE3),
    "dotted": line_sample(colours.LINE, dashed=True, arrow=False),
    **{tone: tone_sample(tone) for tone in TONES},
}
