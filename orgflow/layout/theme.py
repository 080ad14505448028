"""Themes: other colours, typefaces, a logo and a footer, put on what was drawn; and greys for black-and-white print.

The layout knows one set of colours. A theme replaces each by name afterwards, so that nothing has to be handed through.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from orgflow.layout import colours
from orgflow.layout.frame import FOOT, MARGIN, signed
from orgflow.scene import OURS, Box, Fonts, Form, Image, Page, Scene
from orgflow.text import Text

_LOGO = (140.0, 34.0)
"""How wide and high a logo is drawn at most."""
_LOGO_TOP = 14.0
_BESIDE_LOGO = 16.0


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture of so many pixels, as PNG."""

    png: bytes
    width: int
    height: int
    alt: str

    def size(self) -> tuple[float, float]:
        """How large it is drawn."""
        scale = min(_LOGO[0] / self.width, _LOGO[1] / self.height)
        return round(self.width * scale, 2), round(self.height * scale, 2)


@dataclass(frozen=True, slots=True)
class Theme:
    """How pictures look. `colours` are those that differ, by the names of `PALETTE`; in `mono` shapes tell gaps from
    what needs attention."""

    colours: Mapping[str, str] = field(default_factory=dict)
    fonts: Fonts = OURS
    logo: Logo | None = None
    footer: Text | None = None
    mono: bool = False

    def on(self, paper: Page) -> Page:
        """The paper, with the corner that the logo takes from it."""
        return paper._replace(corner=self.logo.size()[0] + _BESIDE_LOGO) if self.logo else paper


PLAIN = Theme()
_GREYS = {
    "ink": "#111111",
    "ink2": "#444444",
    "ink3": "#5A5A5A",
    "line": "#808080",
    "border": "#B8B8B8",
    "hairline": "#D4D4D4",
    "band": "#F5F5F5",
    "band2": "#EAEAEA",
    "navy": "#262626",
    "blue": "#5C5C5C",
    "blue2": "#707070",
    "blue3": "#A6A6A6",
    "heat2": "#C6C6C6",
    "tint": "#EAEAEA",
    "tint2": "#EDEDED",
    "flow": "#595959",
    "task": "#999999",
    "on_navy": "#D9D9D9",
    "on_blue": "#F2F2F2",
    "ok": "#4D4D4D",
    "attention": "#B3B3B3",
    "attention_tint": "#F7F7F7",
    "attention_text": "#474747",
    "gap": "#000000",
    "gap_tint": "#E8E8E8",
}
_MARKED: dict[str, Form] = {colours.GAP: "rect", colours.ATTENTION: "circle", colours.BLUE: "pill"}
"""The shape of a marker, by the colour it would else have."""


def mono(theme: Theme = PLAIN) -> Theme:
    """A theme in greys, for print in black and white; typefaces, logo and footer stay."""
    return replace(theme, colours=_GREYS, mono=True)


def themed(scene: Scene, theme: Theme) -> Scene:
    """A scene in a theme."""
    if theme == PLAIN:
        return scene
    paint = {colours.PALETTE[name]: colour for name, colour in theme.colours.items()}
    boxes = [_reshaped(box) if theme.mono else box for box in scene.boxes]
    if theme.footer:
        boxes = [signed(box, theme.footer.get(scene.language)) if box.id == FOOT else box for box in boxes]
    return replace(
        scene,
        boxes=tuple(_painted(box, paint) for box in boxes),
        edges=tuple(edge._replace(stroke=paint.get(edge.stroke, edge.stroke)) for edge in scene.edges),
        images=(*scene.images, *([_placed(theme.logo, scene.page)] if theme.logo else ())),
        fonts=theme.fonts,
    )


def _painted(box: Box, paint: Mapping[str, str]) -> Box:
    return box._replace(
        fill=paint.get(box.fill, box.fill) if box.fill else None,
        stroke=paint.get(box.stroke, box.stroke) if box.stroke else None,
        text=tuple(each._replace(colour=paint.get(each.colour, each.colour)) for each in box.text),
    )


def _reshaped(box: Box) -> Box:
    """A numbered marker in the shape that stands for its colour: square for a gap, round for attention."""
    is_marker = box.layer == "mark" and ":finding-" in box.id and box.fill in _MARKED
    if not is_marker or box.fill is None:
        return box
    return box._replace(form=_MARKED[box.fill])


def _placed(logo: Logo, page: Page) -> Image:
    """The logo in the top right corner."""
    width, height = logo.size()
    return Image("frame:logo", page.width - MARGIN - width, _LOGO_TOP, width, height, logo.png, logo.alt)
