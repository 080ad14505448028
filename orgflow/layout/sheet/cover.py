"""The first page of a deck."""

from orgflow.diagram import Cover
from orgflow.layout import colours
from orgflow.layout.frame import MARGIN
from orgflow.layout.measure import shorten, wrap
from orgflow.layout.words import Words, height, place, words
from orgflow.scene import HEIGHT, WIDTH, Box, Scene

_ROOM = WIDTH - 4 * MARGIN
_LEFT = 2 * MARGIN
_TOP = 150.0
_FIGURE = 150.0


def lay_out_cover(cover: Cover) -> tuple[Scene, ...]:
    """The one page of a cover."""
    caption = cover.caption
    stack = _title(caption.title, caption.second)
    tall = height(stack)
    boxes = [
        Box("cover:bar", 0, 0, 12, HEIGHT, fill=colours.NAVY, layer="ground"),
        Box("frame:title", _LEFT, _TOP, _ROOM, tall, text=place(stack, _LEFT, _TOP, _ROOM, tall), layer="ground"),
        Box("frame:rule", _LEFT, _TOP + tall + 14, 96, 3, fill=colours.NAVY, layer="ground"),
    ]
    below = [words(caption.subtitle, 14, _ROOM, colour=colours.INK2)]
    boxes.append(
        Box(
            "frame:subtitle", _LEFT, _TOP + tall + 30, _ROOM, height(below),
            text=place(below, _LEFT, _TOP + tall + 30, _ROOM, height(below)), layer="ground",
        )
    )  # fmt: skip
    for number, (figure, label) in enumerate(cover.figures[: int(_ROOM // _FIGURE)]):
        x, y = _LEFT + number * _FIGURE, 380.0
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
    source = Words(shorten(wrap(caption.source, 8, False, _ROOM), 1, 8, False, _ROOM), 8, colour=colours.INK3)
    foot = HEIGHT - 26
    boxes.append(
        Box("frame:source", _LEFT, foot, _ROOM, 14, text=place([source], _LEFT, foot, _ROOM, 14), layer="ground")
    )
    return (Scene(cover.name, caption.title, caption.description, caption.language, tuple(boxes)),)


def _title(title: str, second: str) -> list[Words]:
    lines = wrap(title, 32, True, _ROOM)
    stack = [Words(shorten(lines, 3, 32, True, _ROOM), 32, True, colours.NAVY, leading=1.2)]
    if second:
        stack.append(words(second, 18, _ROOM, colour=colours.NAVY, gap=6))
    return stack
