"""Slides: the same words in the same places as the scene, glued connectors, the same bytes."""

import io
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Pt
from slides import read_back, slide_faults

from orgflow.api import draw, load
from orgflow.pictures.pptx import write_pptx
from orgflow.pictures.pptx.lines import course_of, points_of
from orgflow.scene import Point, Scene
from orgflow.usage import UsageError

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def scenes() -> list[Scene]:
    loaded = load(ROOT / "specs/front-office-draft")
    return [picture.scene for picture in draw(loaded, language="zh")]


@pytest.fixture(scope="module")
def slides(scenes: list[Scene]) -> Any:
    return read_back(scenes)


def test_every_shape_is_in_its_place_with_its_words_and_glued(scenes: list[Scene], slides: Any) -> None:
    assert list(slide_faults(scenes, slides)) == []


def test_the_title_is_the_title_of_the_slide(scenes: list[Scene], slides: Any) -> None:
    assert [slide.shapes.title.text_frame.text for slide in slides] == [scene.title for scene in scenes]


def test_the_same_input_gives_the_same_bytes(scenes: list[Scene], monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_pptx(scenes, notes=["To say"])
    monkeypatch.setitem(os.environ, "TZ", "Asia/Shanghai")
    assert write_pptx(scenes, notes=["To say"]) == first


def test_a_template_gives_its_own_title_place_and_size(scenes: list[Scene]) -> None:
    brand: Any = Presentation()
    brand.slide_width, brand.slide_height = Pt(960), Pt(540)
    brand.slides.add_slide(brand.slide_layouts[0]).shapes.title.text = "An old slide of the client"
    file = io.BytesIO()
    brand.save(file)
    made = Presentation(io.BytesIO(write_pptx(scenes[:1], template=file.getvalue())))
    assert [slide.shapes.title.text_frame.text for slide in made.slides] == [scenes[0].title]
    assert b"+mn-ea" in made.slides[0].part.blob


def test_a_template_that_is_no_presentation_is_refused_in_words(scenes: list[Scene]) -> None:
    for wrong in (b"colours: {}", b"PK\x03\x04 broken"):
        with pytest.raises(UsageError, match="no PowerPoint presentation"):
            write_pptx(scenes[:1], template=wrong)


def test_a_title_may_be_longer_than_the_format_has_room_for(scenes: list[Scene]) -> None:
    long = replace(scenes[0], title="长" * 400)
    made = Presentation(io.BytesIO(write_pptx([long])))
    assert made.core_properties.title == "长" * 255


COORDINATE = st.integers(0, 80).map(lambda number: number * 12.0)


@st.composite
def courses(draw: st.DrawFn) -> list[Point]:
    """Level and upright stretches in turn."""
    points = [(draw(COORDINATE), draw(COORDINATE))]
    level = draw(st.booleans())
    for _ in range(draw(st.integers(1, 7))):
        x, y = points[-1]
        at = draw(COORDINATE.filter(lambda value, here=x if level else y: value != here))  # type: ignore[misc]
        points.append((at, y) if level else (x, at))
        level = not level
    return points


@given(courses())
def test_a_preset_connector_runs_where_the_edge_runs(points: list[Point]) -> None:
    course = course_of(points)
    if course is None:
        across, down = points[-1][0] - points[0][0], points[-1][1] - points[0][1]
        assert len(points) > 6 or not across or not down
    else:
        flat = [number for point in points_of(course) for number in point]
        assert flat == pytest.approx([number for point in points for number in point], abs=0.02)
