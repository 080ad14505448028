"""draw.io files: the same boxes in the same places, edges that keep their course and stay attached."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from orgflow.api import draw, load
from orgflow.pictures.drawio import write_drawio
from orgflow.scene import Scene

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def scenes() -> list[Scene]:
    return [picture.scene for picture in draw(load(ROOT / "specs/front-office-draft"), language="zh")]


def cells(scene: Scene) -> dict[str, ElementTree.Element]:
    return {cell.get("id", ""): cell for cell in ElementTree.fromstring(write_drawio(scene)).iter("mxCell")}


def test_every_box_stands_in_its_place_with_its_words(scenes: list[Scene]) -> None:
    for scene in scenes:
        found = cells(scene)
        for box in scene.boxes:
            place = found[box.id].find("mxGeometry")
            assert place is not None
            numbers = [float(place.get(name, "")) for name in ("x", "y", "width", "height")]
            assert numbers == pytest.approx([box.x, box.y, box.width, box.height], abs=0.01)
            said = "".join(
                ElementTree.fromstring(f"<x>{found[box.id].get('value')}</x>".replace("<br>", "")).itertext()
            )
            assert said == "".join(line.text for paragraph in box.text for line in paragraph.lines)


def test_every_edge_is_attached_and_keeps_its_course(scenes: list[Scene]) -> None:
    for scene in scenes:
        found = cells(scene)
        for edge in scene.edges:
            cell = found[edge.id]
            if edge.source:
                assert (cell.get("source"), cell.get("target")) == (edge.source, edge.target)
            array = cell.find("mxGeometry/Array")
            course = [] if array is None else [(float(p.get("x", "")), float(p.get("y", ""))) for p in array]
            assert [number for point in course for number in point] == pytest.approx(
                [number for point in edge.points[1:-1] for number in point], abs=0.01
            )


def test_the_same_scene_gives_the_same_bytes(scenes: list[Scene]) -> None:
    assert write_drawio(scenes[0]) == write_drawio(scenes[0])
