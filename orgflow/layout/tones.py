"""Findings by tone: which is worst, and what the colours mean."""

from collections.abc import Iterable, Sequence

from orgflow.diagram import Callout, Caption, Tone
from orgflow.layout import colours
from orgflow.layout.legend import SAMPLE, Draw, Entry, box_sample, said
from orgflow.scene import Box
from orgflow.text import Language

TONES: tuple[Tone, ...] = ("gap", "attention", "note")
"""Worst first."""

_TEXT: dict[Tone, dict[Language, str]] = {
    "gap": {"en": "gap", "zh": "缺口"},
    "attention": {"en": "needs attention", "zh": "需关注"},
    "note": {"en": "note", "zh": "提示"},
}


def worst(callouts: Iterable[Callout]) -> Tone | None:
    """The worst tone among findings, if there are any."""
    return min((callout.tone for callout in callouts), key=TONES.index, default=None)


def tone_entries(callouts: Sequence[Callout], caption: Caption) -> list[Entry]:
    """Legend entries for the tones that occur."""
    used = [tone for tone in TONES if any(callout.tone == tone for callout in callouts)]
    samples = {
        tone: card_sample(colours.TONE_TINT[tone], colours.TONE[tone], colours.TONE[tone], 1.25) for tone in used
    }
    return [Entry(tone, said(_TEXT[tone], caption), samples[tone]) for tone in used]


def card_sample(fill: str, stroke: str, bar: str, width: float = 0.75, *, dashed: bool = False) -> Draw:
    """A small card with its bar, as a legend's sample."""

    def boxes(name: str, x: float, y: float) -> tuple[Box, Box]:
        card = Box(name, x, y - 6, SAMPLE, 12, "round", fill, stroke, width, dashed, 2, layer="mark")
        return card, Box(f"{name}:bar", x + 1, y - 5, 3, 10, fill=bar, layer="mark", owner=name)

    return box_sample(boxes)
