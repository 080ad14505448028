"""Themes: every colour is replaced and can be read, greys tell gaps by shape, logo and footer stand in their places."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orgflow.api import check, draw
from orgflow.layout import colours
from orgflow.layout.legibility import READ, troubles
from orgflow.layout.theme import Logo, Theme, mono
from orgflow.resources import shipped
from orgflow.scene import Box, Scene
from orgflow.text import Text

PNG = b"\x89PNG"
MARKED = Theme(logo=Logo(PNG, 300, 60, "acme"), footer=Text(en="Confidential", zh="内部资料"))


def pictures(theme: Theme) -> Iterator[Scene]:
    """Every view of a draft, with its findings."""
    report = check(Path(str(shipped("specs"))) / "front-office-draft", variants=["base"])
    for checked in report.checked:
        for picture in draw(checked.loaded, findings=checked.findings, theme=theme, language="zh"):
            yield picture.scene


@pytest.fixture(scope="module")
def plain() -> list[Scene]:
    return list(pictures(Theme()))


def painted(scene: Scene) -> set[str]:
    found = {colour for box in scene.boxes for colour in (box.fill, box.stroke) if colour}
    found |= {paragraph.colour for box in scene.boxes for paragraph in box.text if paragraph.lines}
    return found | {edge.stroke for edge in scene.edges}


def read(scene: Scene) -> set[tuple[str, str]]:
    """Words and what they stand on."""
    found = set()
    boxes = [item for item in scene.drawing_order() if isinstance(item, Box)]
    for number, box in enumerate(boxes):
        for paragraph in box.text:
            for line in paragraph.lines:
                x, y = line.x, line.y - 2
                under = [
                    each.fill
                    for each in boxes[: number + 1]
                    if each.fill and each.x <= x <= each.right and each.y <= y <= each.bottom
                ]
                if line.text:
                    found.add((paragraph.colour, under[-1] if under else colours.WHITE))
    return found


def test_no_two_colours_are_alike() -> None:
    assert len({colours.WHITE, *colours.PALETTE.values()}) == len(colours.PALETTE) + 1


def test_what_is_drawn_has_colours_of_the_palette_alone(plain: list[Scene]) -> None:
    known = {colours.WHITE, *colours.PALETTE.values()}
    assert {scene.name: painted(scene) - known for scene in plain} == {scene.name: set() for scene in plain}


def test_all_that_is_read_is_known_to_the_check_of_contrast(plain: list[Scene]) -> None:
    named = {"white": colours.WHITE, **colours.PALETTE}
    known = {(named[text], named[ground]) for text, ground in READ}
    assert {scene.name: read(scene) - known for scene in plain} == {scene.name: set() for scene in plain}


def test_our_own_colours_and_greys_can_be_read_and_told_apart() -> None:
    assert list(troubles({})) == []
    assert list(troubles(mono().colours)) == []


def test_greys_leave_no_colour_and_give_gaps_squares(plain: list[Scene]) -> None:
    squares = 0
    for before, after in zip(plain, pictures(mono()), strict=True):
        assert {colour for colour in painted(after) if not colour[1:3] == colour[3:5] == colour[5:]} == set()
        for one, two in zip(before.boxes, after.boxes, strict=True):
            if ":finding-" in one.id:
                assert two.form == {colours.GAP: "rect", colours.ATTENTION: "circle", colours.BLUE: "pill"}[one.fill]
                squares += two.form == "rect"
    assert squares > 5


def test_logo_and_footer_have_their_places(faults: Callable[[Scene], list[str]]) -> None:
    for scene in pictures(MARKED):
        assert (scene.name, faults(scene)) == (scene.name, [])
        (logo,) = scene.images
        assert (logo.x + logo.width, logo.width, logo.height) == (924, 140, 28)
        boxes = {box.id: box for box in scene.boxes}
        assert boxes["frame:title"].right < logo.x
        (said,) = [line.text for paragraph in boxes["frame:source"].text for line in paragraph.lines]
        assert said.endswith("内部资料")
