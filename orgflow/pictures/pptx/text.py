"""Words of a box as paragraphs that stand where they stand in the picture and can be written over."""

from collections.abc import Sequence

from orgflow.pictures.pptx.geometry import emu, escaped, fill
from orgflow.scene import Align, Box, Paragraph

_ALIGN: dict[Align, str] = {"left": "l", "centre": "ctr", "right": "r"}
# How far the base line lies below the middle of a line, as `orgflow.layout.words` sets it.
_BASE = 0.36
_LEADING = 1.25


def body(box: Box, fonts: str, tag: str = "p:txBody") -> str:
    """The text of a box; nothing for one without words. `fonts` are elements with the typefaces."""
    if not box.text:
        return ""
    left, right = _sides(box)
    top = max(0.0, _top(box.text[0]) - box.y)
    paragraphs = "".join(_paragraph(box.text, place, fonts) for place in range(len(box.text)))
    return (
        f'<{tag}><a:bodyPr wrap="none" lIns="{emu(left)}" tIns="{emu(top)}" rIns="{emu(right)}" bIns="0" '
        f'rtlCol="0" anchor="t"><a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</{tag}>'
    )


def _sides(box: Box) -> tuple[float, float]:
    """What is left free beside the words, so that they are aligned where the picture aligns them."""
    paragraph = box.text[0]
    at = paragraph.lines[0].x if paragraph.lines else box.x
    if paragraph.align == "left":
        return max(0.0, at - box.x), 0.0
    if paragraph.align == "right":
        return 0.0, max(0.0, box.right - at)
    off = at - box.centre[0]
    return max(0.0, 2 * off), max(0.0, -2 * off)


def _step(paragraph: Paragraph) -> float:
    """From one line to the next."""
    lines = paragraph.lines
    return lines[1].y - lines[0].y if len(lines) > 1 else _LEADING * paragraph.size


def _top(paragraph: Paragraph) -> float:
    first = paragraph.lines[0].y if paragraph.lines else 0.0
    return first - _BASE * paragraph.size - _step(paragraph) / 2


def _paragraph(text: Sequence[Paragraph], place: int, fonts: str) -> str:
    paragraph = text[place]
    before = 0.0
    if place:
        above = text[place - 1]
        before = max(0.0, _top(paragraph) - (_top(above) + len(above.lines) * _step(above)))
    look = (
        f'lang="zh-CN" altLang="en-US" sz="{round(100 * paragraph.size)}" b="{int(paragraph.bold)}" dirty="0">'
        f"{fill(paragraph.colour)}{fonts}"
    )
    runs = f"<a:br><a:rPr {look}</a:rPr></a:br>".join(
        f"<a:r><a:rPr {look}</a:rPr><a:t>{escaped(line.text)}</a:t></a:r>" for line in paragraph.lines
    )
    return (
        f'<a:p><a:pPr algn="{_ALIGN[paragraph.align]}" marL="0" indent="0">'
        f'<a:lnSpc><a:spcPts val="{round(100 * _step(paragraph))}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(100 * before)}"/></a:spcBef><a:spcAft><a:spcPts val="0"/></a:spcAft>'
        f"<a:buNone/></a:pPr>{runs}</a:p>"
    )
