"""Scenes as PNG."""

import struct
from dataclasses import replace

import pytest

from orgflow.diagram import Caption, Card, Label, OrgChart
from orgflow.layout import lay_out
from orgflow.pictures.png import write_png
from orgflow.scene import Scene
from orgflow.usage import UsageError


@pytest.fixture(scope="module")
def scene() -> Scene:
    caption = Caption("标题", "", "", "", "zh")
    return lay_out(OrgChart("x", caption, (Card("role:a", Label("客服喆")),), ()))[0]


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    across, down = struct.unpack(">II", png[16:24])
    return across, down


def test_two_pixels_to_a_point_and_the_same_bytes_twice(scene: Scene) -> None:
    once = write_png(scene)
    assert size(once) == (1920, 1080)
    assert once == write_png(scene)


def test_the_scale_is_the_callers(scene: Scene) -> None:
    assert size(write_png(scene, 0.5)) == (480, 270)


def test_words_are_drawn_with_our_fonts(scene: Scene) -> None:
    silent = replace(scene, boxes=tuple(box._replace(text=()) for box in scene.boxes))
    assert len(write_png(scene)) > len(write_png(silent)) + 1000


@pytest.mark.parametrize("scale", [17.0, 12.0, 0.0001])
def test_pictures_out_of_bounds_are_refused(scene: Scene, scale: float) -> None:
    with pytest.raises(UsageError, match="out of bounds: at most 16000 a side and 64 million in all"):
        write_png(scene, scale)
