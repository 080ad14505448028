"""The colours of the design system, by name. Red is for gaps only, and never without a shape or a number.

No two are alike: a theme replaces them in what was drawn (`orgflow.layout.theme`).
"""

from orgflow.diagram import Tone

INK = "#1A2733"
INK2 = "#52606D"
INK3 = "#626E7A"
LINE = "#8593A0"
BORDER = "#C4CDD6"
HAIRLINE = "#D5DCE3"
BAND = "#F4F6F8"
BAND2 = "#E9EDF1"
WHITE = "#FFFFFF"

NAVY = "#0B3C6F"
BLUE = "#2F6DA8"
BLUE2 = "#4478AE"
BLUE3 = "#7FA6CC"
TINT = "#DCE8F4"
TINT2 = "#E7EEF6"
FLOW = "#52667A"
TASK = "#8FA3B8"
ON_NAVY = "#C9D8E8"
ON_BLUE = "#EEF3F8"

HEAT2 = "#B5CFE7"
HEAT = (TINT, HEAT2, BLUE3, BLUE2, NAVY)
"""Five steps of one hue, little to much."""
ON_HEAT = (INK, INK, INK, WHITE, WHITE)

OK = "#1F7A7A"
ATTENTION = "#E0A100"
ATTENTION_TINT = "#FFF7E0"
ATTENTION_TEXT = "#8A6100"
GAP = "#B3261E"
GAP_TINT = "#FCEEED"

PALETTE = {
    "ink": INK,
    "ink2": INK2,
    "ink3": INK3,
    "line": LINE,
    "border": BORDER,
    "hairline": HAIRLINE,
    "band": BAND,
    "band2": BAND2,
    "navy": NAVY,
    "blue": BLUE,
    "blue2": BLUE2,
    "blue3": BLUE3,
    "heat2": HEAT2,
    "tint": TINT,
    "tint2": TINT2,
    "flow": FLOW,
    "task": TASK,
    "on_navy": ON_NAVY,
    "on_blue": ON_BLUE,
    "ok": OK,
    "attention": ATTENTION,
    "attention_tint": ATTENTION_TINT,
    "attention_text": ATTENTION_TEXT,
    "gap": GAP,
    "gap_tint": GAP_TINT,
}
"""What a theme may change, by the names it uses. White stays white."""

TONE: dict[Tone, str] = {"gap": GAP, "attention": ATTENTION, "note": BLUE}
TONE_TINT: dict[Tone, str] = {"gap": GAP_TINT, "attention": ATTENTION_TINT, "note": TINT2}
TONE_TEXT: dict[Tone, str] = {"gap": GAP, "attention": ATTENTION_TEXT, "note": BLUE}
ON_TONE: dict[Tone, str] = {"gap": WHITE, "attention": INK, "note": WHITE}
"""What is written on a marker of that tone."""
