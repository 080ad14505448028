"""The words of an SVG where no font can be counted on: our fonts, cut down to what is written, or glyphs as paths.

Both take our fonts, whatever a theme asks for, as PNG does: no others are at hand.
"""

from base64 import b64encode
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from orgflow.fonts import FAMILY, advances, font_files
from orgflow.scene import Align, Paragraph, Scene

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

SvgText = Literal["live", "embed", "outline"]
"""Words as text in the reader's font, as text in ours that the file brings along, or as shapes."""

_WEIGHTS = {False: 400, True: 700}
_BEFORE: dict[Align, float] = {"left": 0.0, "centre": 0.5, "right": 1.0}
"""How much of a line lies left of its place."""


def font_faces(scene: Scene) -> str:
    """CSS that brings the glyphs of a scene along, each weight that it uses as a TrueType font in a data: URI."""
    faces = []
    for bold, weight in _WEIGHTS.items():
        words = "".join(
            line.text for box in scene.boxes for each in box.text if each.bold is bold for line in each.lines
        )
        if words:
            font = b64encode(_subset(bold, words)).decode()
            faces.append(
                f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
                f"src:url(data:font/ttf;base64,{font}) format('truetype')}}"
            )
    return "".join(faces)


def outlines(paragraph: Paragraph) -> list[tuple[str, str, str]]:
    """Each line of a paragraph: its words, the path of its glyphs in units of the font, and what moves it into place.

    Letters keep the widths that lines were measured by; pairs of them are not moved closer to each other.
    """
    table = advances(paragraph.bold)
    scale = paragraph.size / _units(paragraph.bold)
    found = []
    for text, x, y in paragraph.lines:
        path = "".join(_glyphs(text, paragraph.bold))
        left = x - sum(table[char] for char in text) * paragraph.size * _BEFORE[paragraph.align]
        if path:
            found.append((text, path, f"matrix({scale:g} 0 0 {-scale:g} {left:.2f} {y:.2f})"))
    return found


def _glyphs(text: str, bold: bool) -> list[str]:
    """The paths of some letters beside each other; what our fonts lack shows as their empty box."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    font, table = _font(bold), advances(bold)
    shapes, names = font.getGlyphSet(), font.getBestCmap()
    paths, at = [], 0.0
    for char in text:
        pen = SVGPathPen(shapes)
        shapes[names.get(ord(char), ".notdef")].draw(TransformPen(pen, (1, 0, 0, 1, round(at), 0)))
        paths.append(str(pen.getCommands()))
        at += table[char] * _units(bold)
    return paths


def _subset(bold: bool, words: str) -> bytes:
    """Our font with the glyphs of some words alone; the same words give the same bytes."""
    from fontTools.subset import Options, Subsetter

    options = Options(layout_features=["kern"], hinting=False, notdef_outline=True)
    font = _read(bold)
    subsetter = Subsetter(options)
    subsetter.populate(text=words)
    subsetter.subset(font)
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _units(bold: bool) -> int:
    return int(_font(bold)["head"].unitsPerEm)


@cache
def _font(bold: bool) -> "TTFont":
    """Our font for reading; cutting it down would change it."""
    return _read(bold)


def _read(bold: bool) -> "TTFont":
    from fontTools.ttLib import TTFont  # takes 200 ms to import

    return TTFont(BytesIO(font_files()[bold].read_bytes()), recalcTimestamp=False)
