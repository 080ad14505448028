"""The colours of the design system. Red is for gaps only, and never without a shape or a number."""

from orgflow.diagram import Tone

INK = "#1A2733"
INK2 = "#52606D"
INK3 = "#66727E"
LINE = "#8593A0"
BORDER = "#C4CDD6"
HAIRLINE = "#D5DCE3"
BAND = "#F4F6F8"
BAND2 = "#E9EDF1"
WHITE = "#FFFFFF"

NAVY = "#0B3C6F"
BLUE = "#2F6DA8"
BLUE2 = "#4F86BD"
BLUE3 = "#7FA6CC"
TINT = "#DCE8F4"
TINT2 = "#E7EEF6"
FLOW = "#52667A"
TASK = "#8FA3B8"
ON_NAVY = "#C9D8E8"
ON_BLUE = "#EEF3F8"

HEAT = ("#DCE8F4", "#B5CFE7", BLUE3, BLUE2, NAVY)
"""Five steps of one hue, little to much."""
ON_HEAT = (INK, INK, INK, WHITE, WHITE)

OK = "#1F7A7A"
ATTENTION = "#E0A100"
ATTENTION_TINT = "#FFF7E0"
ATTENTION_TEXT = "#8A6100"
GAP = "#B3261E"
GAP_TINT = "#FCEEED"

TONE: dict[Tone, str] = {"gap": GAP, "attention": ATTENTION, "note": BLUE}
TONE_TINT: dict[Tone, str] = {"gap": GAP_TINT, "attention": ATTENTION_TINT, "note": TINT2}
TONE_TEXT: dict[Tone, str] = {"gap": GAP, "attention": ATTENTION_TEXT, "note": BLUE}
ON_TONE: dict[Tone, str] = {"gap": WHITE, "attention": INK, "note": WHITE}
"""What is written on a marker of that tone."""
