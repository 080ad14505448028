"""Words of SVG that need no font of the reader's: brought along, or drawn as shapes in the same places."""

import re
from base64 import b64decode
from io import BytesIO
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageStat

from orgflow.diagram import Caption, Card, Label, Line, OrgChart
from orgflow.fonts import FAMILY, font_files
from orgflow.layout import lay_out
from orgflow.pictures.svg import write_svg
from orgflow.scene import Scene

SVG = "{http://www.w3.org/2000/svg}"
CHART = OrgChart(
    "org-chart",
    Caption("2 个岗位、4 人", "Posts & <people>", "team.orgflow.yaml", "", "zh", bilingual=True),
    (Card("role:lead", Label("客服主管", "Team lead")), Card("role:agent", Label("客服专员", '"Agent"'), "3 人")),
    (Line("role:agent", "role:lead"),),
)


@pytest.fixture(scope="module")
def scene() -> Scene:
    return lay_out(CHART)[0]


def lines(scene: Scene) -> list[str]:
    return [line.text for box in scene.boxes for each in box.text for line in each.lines if line.text]


def pixels(svg: str) -> Image.Image:
    import resvg_py

    drawn = resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=[str(path) for path in font_files()],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
    )
    return Image.open(BytesIO(bytes(drawn))).convert("L")


def test_shapes_say_which_words_they_are(scene: Scene) -> None:
    drawn = write_svg(scene, text="outline")
    root = ElementTree.fromstring(drawn)
    assert not root.findall(f".//{SVG}text")
    shapes = [path for path in root.iter(f"{SVG}path") if path.get("role") == "img"]
    assert sorted(path.get("aria-label", "") for path in shapes) == sorted(lines(scene))
    assert all(path.findtext(f"{SVG}title") == path.get("aria-label") for path in shapes)
    assert drawn == write_svg(scene, text="outline")


def test_shapes_look_like_the_words() -> None:
    """In Chinese they are the same but for how edges are smoothed; Latin letters are not kerned."""
    chart = OrgChart(
        "x", Caption("两个岗位", "客服团队", "", "", "zh"), (Card("role:a", Label("客服主管"), "三人"),), ()
    )
    (scene,) = lay_out(chart)
    live, outline = pixels(write_svg(scene, family=FAMILY)), pixels(write_svg(scene, text="outline"))
    silent = pixels(re.sub("<text.*?</text>", "", write_svg(scene)))
    assert difference(live, outline) < difference(live, silent) / 50


def test_shapes_stand_where_the_words_would(scene: Scene) -> None:
    places = re.findall(r"matrix\(\S+ 0 0 \S+ (\S+) (\S+)\)", write_svg(scene, text="outline"))
    said = [(each, line) for box in scene.boxes for each in box.text for line in each.lines if line.text]
    left = sorted((line.x, line.y) for each, line in said if each.align == "left")
    assert left
    assert {(f"{x:.2f}", f"{y:.2f}") for x, y in left} <= set(places)


def difference(one: Image.Image, two: Image.Image) -> float:
    return ImageStat.Stat(ImageChops.difference(one, two)).sum[0]


def test_the_font_that_is_brought_along_has_every_letter(scene: Scene) -> None:
    drawn = write_svg(scene, text="embed")
    style = ElementTree.fromstring(drawn).findtext(f"{SVG}style") or ""
    faces = re.findall(r"font-family:'([^']+)';font-weight:(\d+);src:url\(data:font/ttf;base64,([^)]+)\)", style)
    assert [face[:2] for face in faces] == [(FAMILY, "400"), (FAMILY, "700")]
    for bold, face in zip((False, True), faces, strict=True):
        font = b64decode(face[2])
        said = {line.text for box in scene.boxes for each in box.text if each.bold is bold for line in each.lines}
        assert {ord(char) for char in "".join(said)} <= set(TTFont(BytesIO(font)).getBestCmap())
        assert len(font) < 20_000
    assert sorted(text.text or "" for text in ElementTree.fromstring(drawn).iter(f"{SVG}text")) == sorted(lines(scene))
    assert drawn == write_svg(scene, text="embed")


def test_nothing_is_brought_along_unless_asked_for(scene: Scene) -> None:
    assert write_svg(scene) == write_svg(scene, text="live")
    assert "@font-face" not in write_svg(scene)
