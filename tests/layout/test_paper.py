"""Every view of a shipped team on every size of paper: invariants, and nothing beyond the paper."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orgflow.api import UsageError, draw, load
from orgflow.check import Loaded
from orgflow.resources import shipped
from orgflow.scene import PAGES, Scene


@pytest.fixture(scope="module")
def team() -> Loaded:
    return load(Path(str(shipped("specs"))) / "front-office" / "front-office.orgflow.yaml", variants=["base"])


@pytest.mark.parametrize("size", PAGES)
def test_every_view_keeps_to_the_invariants(faults: Callable[[Scene], list[str]], team: Loaded, size: str) -> None:
    for picture in draw(team, page=size, language="zh", bilingual=True):
        assert (picture.name, faults(picture.scene)) == (picture.name, [])
        assert (picture.name, picture.scene.page) == (picture.name, PAGES[size])


def test_a_size_that_is_not_there_is_refused(team: Loaded) -> None:
    with pytest.raises(UsageError, match="there is no page size A9; there are: 16:9, 4:3, A4, A3, letter"):
        list(draw(team, page="A9"))


def test_of_a_long_picture_only_some_pages_are_drawn_and_the_last_says_so(team: Loaded) -> None:
    whole = list(draw(team, view="raci", page="letter", language="zh"))
    assert len(whole) > 2
    first, second = draw(team, view="raci", page="letter", language="zh", max_pages=2)
    assert (first, second.left_out) == (whole[0], len(whole) - 2)
    (said,) = [
        line.text
        for box in second.scene.boxes
        if box.id == "frame:source"
        for paragraph in box.text
        for line in paragraph.lines
    ]
    assert said.startswith(f"另有 {len(whole) - 2} 页未绘制")
    assert said.endswith("front-office.orgflow.yaml")
