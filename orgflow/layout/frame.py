"""What stands around every picture: title, subtitle, rule, source, page number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from orgflow.diagram import Caption
from orgflow.layout import colours
from orgflow.layout.measure import shorten, wrap
from orgflow.layout.words import Words, height, place
from orgflow.scene import SLIDE, Box, Page, Scene
from orgflow.text import Language, other

MARGIN = 36.0
FOOT = "frame:source"
_RULE = 76.0
"""Where the rule runs below a title of one line."""
_TITLE_SIZES = ((22.0, 1), (20.0, 1), (22.0, 2), (20.0, 2), (18.0, 2), (16.0, 2))
_SUBTITLE_SIZES = (12.0, 11.0, 10.0)
_REPEAT_SIZES = (11.0, 10.0)
_BETWEEN = "  |  "
"""What stands between the languages of a subtitle."""
_NUMBER = 60.0
"""How wide the page number may be."""
_LARGEST_OF_TWO = 20.0
"""The largest size of a title that is repeated in the second language."""
_LEFT_OUT: dict[Language, str] = {"en": "Pages not drawn: {count}", "zh": "另有 {count} 页未绘制"}
_PART: dict[Language, str] = {"en": " ({number} of {count})", "zh": "（{number}/{count}）"}
_BELOW = 40.0
"""What stays free below a picture, for source and page number."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle to draw in."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends on the right."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of one page's frame, and its paper. Continuation pages have a title of their own.

    `second` repeats the title in the other language.
    """

    title: str
    subtitle: str
    source: str
    page: int = 1
    pages: int = 1
    second: str = ""
    paper: Page = SLIDE

    @property
    def room(self) -> float:
        """How wide words and picture may be."""
        return self.paper.width - 2 * MARGIN


def heading(caption: Caption, page: int = 1, pages: int = 1, paper: Page = SLIDE) -> Heading:
    """The frame's words as the diagram gives them."""
    return Heading(caption.title, caption.subtitle, caption.source, page, pages, caption.second, paper)


def part_heading(caption: Caption, page: int, pages: int, paper: Page = SLIDE) -> Heading:
    """The frame's words on a page of several that share a title: it says which page this is."""
    words = heading(caption, page, pages, paper)
    if pages == 1:
        return words
    first, second = (
        text and text + _PART[language].format(number=page, count=pages)
        for text, language in ((words.title, caption.language), (words.second, other(caption.language)))
    )
    return replace(words, title=first, second=second)


def body(words: Heading) -> Area:
    """The room between rule and source."""
    top = _RULE + _extra(words) + 12
    return Area(MARGIN, top, words.room, words.paper.height - _BELOW - top)


def frame(words: Heading, wider: float = 0.0, lower: float = 0.0) -> list[Box]:
    """The boxes of the frame, on its paper or on one that is so much larger."""
    title, subtitle = _title(words), _subtitle(words)
    extra = _extra(words)
    below = 52 + extra
    right = words.paper.width + wider - MARGIN
    foot = words.paper.height + lower - 26
    most = words.room - _NUMBER - 8
    source = shorten(wrap(words.source, 8, False, most, even=False), 1, 8, False, most)
    page = str(words.page) if words.pages == 1 else f"{words.page} / {words.pages}"
    number = Words((page,), 8, colour=colours.INK3, align="right")
    boxes = [
        _text("frame:title", title, MARGIN, 18, words.room - words.paper.corner, 34 + extra),
        Box("frame:rule", MARGIN, _RULE + extra, right - MARGIN, 1.2, fill=colours.NAVY, layer="ground"),
        _text(FOOT, [Words(source, 8, colour=colours.INK3)], MARGIN, foot, most, 14),
        _text("frame:page", [number], right - _NUMBER, foot, _NUMBER, 14),
    ]
    if words.subtitle:
        boxes.insert(1, _text("frame:subtitle", [subtitle], MARGIN, below, words.room, height([subtitle]) + 3))
    return boxes


def paged(scene: Scene, page: int) -> Scene:
    """The same page with another number, as one of a deck."""
    boxes = []
    for box in scene.boxes:
        if box.id == "frame:page":
            words = [Words((str(page),), 8, colour=colours.INK3, align="right")]
            box = _text(box.id, words, box.x, box.y, box.width, box.height)
        boxes.append(box)
    return replace(scene, boxes=tuple(boxes))


def signed(box: Box, words: str) -> Box:
    """The source line with words behind it; they are cut where there is no room for both."""
    return _sourced(box, (*_said(box), words))


def cut_short(scene: Scene, count: int) -> Scene:
    """The last page that is drawn of a picture of which `count` more are left out: it says so before its source."""
    note = _LEFT_OUT[scene.language].format(count=count)
    boxes = (_sourced(box, (note, *_said(box))) if box.id == FOOT else box for box in scene.boxes)
    return replace(scene, boxes=tuple(boxes))


def _said(box: Box) -> tuple[str, ...]:
    return tuple(line.text for paragraph in box.text for line in paragraph.lines if line.text)


def _sourced(box: Box, parts: Sequence[str]) -> Box:
    lines = wrap(_BETWEEN.join(parts), 8, False, box.width, even=False)
    line = shorten(lines, 1, 8, False, box.width)
    return _text(box.id, [Words(line, 8, colour=colours.INK3)], box.x, box.y, box.width, box.height)


def _text(name: str, words: Sequence[Words], x: float, y: float, width: float, height_: float) -> Box:
    return Box(name, x, y, width, height_, text=place(words, x, y, width, height_), layer="ground")


@lru_cache(maxsize=16)
def _title(words: Heading) -> tuple[Words, ...]:
    """One line if a slightly smaller size allows it, else two; below it, smaller, the second language."""
    room = words.room - words.paper.corner
    for size, most in _TITLE_SIZES:
        if words.second and size > _LARGEST_OF_TWO:
            continue
        lines = wrap(words.title, size, True, room)
        if len(lines) <= most:
            break
    title = Words(shorten(lines, 2, size, True, room), size, True, colours.NAVY, leading=1.22)
    return (title, _one_line((words.second,), _REPEAT_SIZES, room, colours.NAVY)) if words.second else (title,)


def _subtitle(words: Heading) -> Words:
    """One line at the largest size that allows it; of two languages only the first if there is no room for both."""
    first, _, _ = words.subtitle.partition(_BETWEEN)
    return _one_line((words.subtitle, first), _SUBTITLE_SIZES, words.room, colours.INK2)


def _one_line(texts: Sequence[str], sizes: Sequence[float], room: float, colour: str) -> Words:
    """The first of the texts that fits on a line, at the largest size that allows it; else the last one, cut."""
    for text in texts:
        for size in sizes:
            lines = wrap(text, size, False, room)
            if len(lines) == 1:
                return Words(lines, size, colour=colour)
    return Words(shorten(lines, 1, size, False, room), size, colour=colour)


def _extra(words: Heading) -> float:
    """How much lower everything stands because the title takes two lines or is repeated in the second language."""
    return max(0.0, height(_title(words)) - 34)
