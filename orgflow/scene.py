"""What a picture looks like: shapes, lines and words with their places, ready for any writer.

Lengths are in points, y runs downwards. A scene knows nothing of organisations. Its order is the order of drawing:
boxes of the ground, then edges, then nodes and marks, each in the order given. A large chart has a hundred thousand
parts, so they are tuples with names: frozen dataclasses take three times as long to make.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from orgflow.text import Language, listed, phrase
from orgflow.usage import UsageError

Point = tuple[float, float]
Align = Literal["left", "centre", "right"]
Side = Literal["top", "right", "bottom", "left"]
Form = Literal["rect", "round", "pill", "diamond", "circle", "chevron"]
Layer = Literal["ground", "node", "mark"]


class Page(NamedTuple):
    """The size of the paper, lying; `corner` is how much of its top right a logo takes from the title."""

    width: float
    height: float
    corner: float = 0.0


SLIDE = Page(960.0, 540.0)
PAGES = {
    "16:9": SLIDE,
    "4:3": Page(960.0, 720.0),
    "A4": Page(842.0, 595.0),
    "A3": Page(1191.0, 842.0),
    "letter": Page(792.0, 612.0),
}
"""What one can ask for. A slide of 4:3 is as wide as one of 16:9, so that words are as large on both."""


def paper_of(name: str) -> Page:
    """The paper of that name. Raises `UsageError` for one that is not there."""
    if name not in PAGES:
        say = phrase(
            "there is no page size {name}; there are: {known}",
            "没有页面尺寸 {name}；可选：{known}",
            name=name,
            known=listed(PAGES),
        )
        raise UsageError(say)
    return PAGES[name]


class TextLine(NamedTuple):
    """One line of words: `x` is its left end, middle or right end (as its paragraph aligns), `y` its base line."""

    text: str
    x: float
    y: float


class Paragraph(NamedTuple):
    """Words of one look, already broken into lines."""

    lines: tuple[TextLine, ...]
    size: float
    bold: bool = False
    colour: str = "#000000"
    align: Align = "left"


class Box(NamedTuple):
    """A shape with words in it; without fill and stroke it is words alone.

    `layer` says what it is to a reader: the ground others stand on, a node, or a mark (badge, marker, label).
    `owner` names the box or edge that a mark belongs to. `strokes` are open lines drawn on it in its stroke colour,
    such as the hands of a clock.
    """

    id: str
    x: float
    y: float
    width: float
    height: float
    form: Form = "rect"
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.75
    dashed: bool = False
    radius: float = 0.0
    text: tuple[Paragraph, ...] = ()
    strokes: tuple[tuple[Point, ...], ...] = ()
    layer: Layer = "node"
    owner: str = ""

    @property
    def right(self) -> float:
        """Where it ends on the right."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2


class Edge(NamedTuple):
    """A line of horizontal and vertical stretches, from a box's side to a box's side.

    `radius` rounds its corners. Edges with the same `bus` may run over each other: they are one line that forks.
    """

    id: str
    source: str
    target: str
    points: tuple[Point, ...]
    source_side: Side
    target_side: Side
    stroke: str
    width: float = 1.25
    dashed: bool = False
    arrow: bool = True
    radius: float = 4.0
    bus: str = ""


class Image(NamedTuple):
    """A picture in its place, as PNG; `alt` is for those who cannot see it."""

    id: str
    x: float
    y: float
    width: float
    height: float
    png: bytes
    alt: str


class Fonts(NamedTuple):
    """The names of typefaces, where a theme asks for others than ours. Nothing is measured by them."""

    latin: str = ""
    chinese: str = ""


OURS = Fonts()


@dataclass(frozen=True, slots=True)
class Scene:
    """One page. `title`, `description` and `language` are for those who cannot see it. `images` lie on top of all."""

    name: str
    title: str
    description: str
    language: Language
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...] = ()
    page: Page = SLIDE
    images: tuple[Image, ...] = ()
    fonts: Fonts = OURS

    @property
    def width(self) -> float:
        """How wide the page is."""
        return self.page.width

    @property
    def height(self) -> float:
        """How high the page is."""
        return self.page.height

    def drawing_order(self) -> Iterator[Box | Edge]:
        """Everything from the ground up."""
        yield from (box for box in self.boxes if box.layer == "ground")
        yield from self.edges
        yield from (box for box in self.boxes if box.layer == "node")
        yield from (box for box in self.boxes if box.layer == "mark")
