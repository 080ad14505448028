"""The first page of a deck."""

from orgflow.diagram import Cover
from orgflow.layout import colours
from orgflow.layout.frame import FOOT, MARGIN
from orgflow.layout.measure import shorten, wrap
from orgflow.layout.words import Words, height, place, words
from orgflow.scene import Box, Page, Scene

_LEFT = 2 * MARGIN
_TITLE_AT, _FIGURES_AT = 0.28, 0.7
"""How far down the page title and figures begin."""
_FIGURE = 150.0


def lay_out_cover(cover: Cover, paper: Page) -> tuple[Scene, ...]:
    """The one page of a cover."""
    caption, room, top = cover.caption, paper.width - 4 * MARGIN, round(_TITLE_AT * paper.height, 2)
    stack = _title(caption.title, caption.second, room)
    tall = height(stack)
    boxes = [
        Box("cover:bar", 0, 0, 12, paper.height, fill=colours.NAVY, layer="ground"),
        Box("frame:title", _LEFT, top, room, tall, text=place(stack, _LEFT, top, room, tall), layer="ground"),
        Box("frame:rule", _LEFT, top + tall + 14, 96, 3, fill=colours.NAVY, layer="ground"),
    ]
    below = [words(caption.subtitle, 14, room, colour=colours.INK2)]
    boxes.append(
        Box(
            "frame:subtitle", _LEFT, top + tall + 30, room, height(below),
            text=place(below, _LEFT, top + tall + 30, room, height(below)), layer="ground",
        )
    )  # fmt: skip
    for number, (figure, label) in enumerate(cover.figures[: int(room // _FIGURE)]):
        x, y = _LEFT + number * _FIGURE, round(_FIGURES_AT * paper.height, 2)
        said = [
            Words((figure,), 22, True, colours.NAVY),
            words(label.first, 10, _FIGURE - 16, colour=colours.INK2, gap=2),
            *([words(label.second, 8.5, _FIGURE - 16, colour=colours.INK3)] if label.second else []),
        ]
        boxes.append(
            Box(
                f"figure:{number}", x, y, _FIGURE - 16, height(said), text=place(said, x, y, _FIGURE - 16, height(said))
            )
        )
    source = Words(shorten(wrap(caption.source, 8, False, room), 1, 8, False, room), 8, colour=colours.INK3)
    foot = paper.height - 26
    boxes.append(Box(FOOT, _LEFT, foot, room, 14, text=place([source], _LEFT, foot, room, 14), layer="ground"))
    return (Scene(cover.name, caption.title, caption.description, caption.language, tuple(boxes), (), paper),)


def _title(title: str, second: str, room: float) -> list[Words]:
    lines = wrap(title, 32, True, room)
    stack = [Words(shorten(lines, 3, 32, True, room), 32, True, colours.NAVY, leading=1.2)]
    if second:
        stack.append(words(second, 18, room, colour=colours.NAVY, gap=6))
    return stack
