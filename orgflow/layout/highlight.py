"""Some objects stand out: they keep their colours, and everything else of the picture steps back, pale but readable.

Pale are only colours of the design system, so that a theme put on afterwards recolours them like any other.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from orgflow.layout import colours
from orgflow.scene import Box, Scene
from orgflow.text import Text, phrase

Chosen = Callable[[Iterable[str]], bool]
"""Whether an object that is to stand out, or a part of one, is among some addresses."""

_ADDRESS = re.compile(r"\w+:[\w.-]+")
_STAYS = ("frame:", "legend:", "panel", "heads:line")
"""What belongs to no object: title and source, the key, the findings in words, the line below heads."""
_BAND = ":band"
_LIGHT = (colours.WHITE, colours.BAND, colours.HAIRLINE)


def highlighted(pages: Sequence[Scene], chosen: Chosen) -> tuple[Scene, ...]:
    """The pages of a picture on which the chosen objects keep their colours, with their marks, the cells of their rows
    and columns, what stands in their lanes, and the lines from one of them to another. None if it shows no such object.
    """
    if not any(_is_chosen(box.id, chosen) for scene in pages for box in scene.boxes):
        return ()
    return tuple(_highlighted(scene, chosen) for scene in pages)


def unseen(selector: str, view: str | None) -> Text:
    """That no picture of a view, or of all views, shows what a selector names."""
    return phrase(
        "nothing that `{selector}` names is shown by {view}; choose another view, or another selector",
        "{view} 中没有 `{selector}` 所指的对象；请换一个视图或选择器",
        selector=selector,
        view=view or phrase("any view", "所有视图"),
    )


def _highlighted(scene: Scene, chosen: Chosen) -> Scene:
    kept = set(_kept(scene, chosen))
    return replace(
        scene,
        boxes=tuple(box if box.id in kept or box.id.startswith(_STAYS) else _pale(box) for box in scene.boxes),
        edges=tuple(
            edge if edge.id in kept or edge.id.startswith(_STAYS) else edge._replace(stroke=colours.HAIRLINE)
            for edge in scene.edges
        ),
    )


def _kept(scene: Scene, chosen: Chosen) -> Iterator[str]:
    """The ids of boxes and edges that keep their colours."""
    nodes = {box.id for box in scene.boxes if not box.owner and _is_chosen(box.id, chosen)}
    lanes = [box for box in scene.boxes if box.id in nodes and box.id.endswith(_BAND)]
    nodes |= {box.id for box in scene.boxes if box.layer == "node" and any(_holds(lane, box) for lane in lanes)}
    edges = {edge.id for edge in scene.edges if edge.source in nodes and edge.target in nodes}
    yield from nodes
    yield from edges
    yield from (box.id for box in scene.boxes if box.owner in nodes or box.owner in edges)


def _is_chosen(name: str, chosen: Chosen) -> bool:
    """Whether an id is that of a chosen object or of a part of its drawing, or of a cell in its row or column."""
    return chosen(match[0] for part in name.split("|") if (match := _ADDRESS.match(part)))


def _holds(lane: Box, box: Box) -> bool:
    x, y = box.centre
    return lane.x <= x <= lane.right and lane.y <= y <= lane.bottom


def _pale(box: Box) -> Box:
    fill = box.fill
    if fill and fill not in _LIGHT:
        # A bar without words would vanish on the card that it belongs to.
        fill = colours.BAND if box.text or box.layer != "mark" else colours.HAIRLINE
    outlined = box.stroke or (box.fill and box.layer == "node")
    return box._replace(
        fill=fill,
        stroke=colours.HAIRLINE if outlined else None,
        text=tuple(each._replace(colour=colours.INK3) for each in box.text),
    )
