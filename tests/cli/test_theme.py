"""Theme files, and what they may not say."""

import io
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image

from orgflow.layout.colours import PALETTE
from orgflow.schema.files import THEME, schemas

TEAM = "orgflow: 1\nteam: {id: t, languages: [en]}\nroles: {head: {}, agent: {reports_to: head}}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">{0}</svg>'
Call = Callable[..., Any]


@pytest.fixture
def theme(tmp_path: Path, team: Callable[..., Path]) -> Callable[..., str]:
    """Writes a theme, and a logo beside it."""
    team(TEAM)

    def writing(text: str, logo: bytes = b"", name: str = "logo.png") -> str:
        (tmp_path / name).write_bytes(logo)
        (tmp_path / "theme.yaml").write_text(text, encoding="utf-8")
        return "theme.yaml"

    return writing


def png(across: int = 8, down: int = 4) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (across, down), "#14453D").save(file, "PNG")
    return file.getvalue()


def test_the_schema_knows_every_colour() -> None:
    assert list(schemas()[THEME]["properties"]["colours"]["properties"]) == list(PALETTE)


def test_colours_fonts_logo_and_footer_are_taken(call: Call, theme: Callable[..., str], tmp_path: Path) -> None:
    said = 'colours: {navy: "#14453d"}\nfonts: {latin: Calibri, chinese: 微软雅黑}\nlogo: logo.png\nfooter: Secret\n'
    called = call("render", "--theme", theme(said, png()), "--format", "svg,png,pptx,drawio", "-o", "drawn")
    assert called.code == 0
    drawn = tmp_path / "drawn" / "team.org-chart.en"
    svg = drawn.with_suffix(".en.svg").read_text(encoding="utf-8")
    assert 'fill="#14453D"' in svg
    assert "#0B3C6F" not in svg
    assert "'Calibri', '微软雅黑', 'Noto Sans SC'" in svg
    assert svg.count('href="data:image/png;base64,') == 1
    assert "Secret" in svg
    drawio = drawn.with_suffix(".en.drawio").read_text(encoding="utf-8")
    assert "fontFamily=Calibri,微软雅黑" in drawio
    assert "image=data:image/png," in drawio
    with ZipFile(drawn.with_suffix(".en.pptx")) as slides:
        slide = slides.read("ppt/slides/slide1.xml").decode()
        assert 'descr="logo"' in slide
        assert 'typeface="微软雅黑"' in slide
        assert any(name.startswith("ppt/media/") for name in slides.namelist())


def test_an_svg_becomes_a_picture(call: Call, theme: Callable[..., str], tmp_path: Path) -> None:
    drawing = SVG.format('<rect width="60" height="20"/><script>alert(1)</script>').encode()
    assert call("render", "--theme", theme("logo: logo.svg\n", drawing, "logo.svg"), "-o", "drawn").code == 0
    svg = (tmp_path / "drawn" / "team.org-chart.en.svg").read_text(encoding="utf-8")
    assert "data:image/png;base64," in svg
    assert "script" not in svg


@pytest.mark.parametrize(
    ("text", "place", "english"),
    [
        ('colours: {ink: "#999999"}\n', "theme.yaml:1:16", "`ink` #999999 cannot be read on `white`"),
        ('colours:\n  ok: "#9C3A2E"\n', "theme.yaml:2:7", "cannot tell `gap` #B3261E from `ok` #9C3A2E"),
        ("colours: {ink: red}\n", "theme.yaml:1:16", "[schema-violation]"),
        ('colours: {nave: "#000000"}\n', "theme.yaml:1:11", "[schema-violation]"),
        ('fonts: {latin: "a\'; b"}\n', "theme.yaml:1:16", "[schema-violation]"),
        ("logo: ../logo.png\n", "theme.yaml:1:7", "is not a file beside the theme"),
        ("logo: nothing.png\n", "theme.yaml:1:7", "is not a file beside the theme"),
        ("logo: .\n", "theme.yaml:1:7", "is not a file beside the theme"),
    ],
)
def test_what_cannot_be_followed_is_told_at_its_place(
    call: Call, theme: Callable[..., str], text: str, place: str, english: str
) -> None:
    called = call("render", "--theme", theme(text))
    assert (called.code, called.out) == (2, "")
    assert place in called.err
    assert english in called.err


@pytest.mark.parametrize(
    ("name", "content", "english"),
    [
        ("logo.png", b"", "is not a PNG that can be read"),
        ("logo.png", png()[:40], "is not a PNG that can be read"),
        ("logo.png", b"GIF89a" + bytes(40), "is not a PNG that can be read"),
        (
            "logo.png",
            png()[:16] + struct.pack(">II", 60_000, 60_000) + png()[24:],
            "60000 × 60000 pixels; at most 4000",
        ),
        ("logo.png", bytes(1_000_001), "is larger than 1 MB"),
        ("logo.svg", b"<svg", "is not SVG"),
        ("logo.svg", b'<!DOCTYPE s [<!ENTITY a "b">]><svg viewBox="0 0 1 1">&a;</svg>', "is not SVG"),
        ("logo.svg", SVG.format('<image href="/etc/passwd"/>').encode(), "refers to something outside itself"),
        ("logo.svg", SVG.replace("60 20", "1 90000").encode(), "has no `viewBox` of a usable shape"),
    ],
)
def test_logos_that_are_broken_or_hostile_are_refused(
    call: Call, theme: Callable[..., str], name: str, content: bytes, english: str
) -> None:
    called = call("render", "--theme", theme(f"logo: {name}\n", content, name))
    assert called.code == 2
    assert "theme.yaml:1:7" in called.err
    assert english in called.err


def test_greys_need_no_file(call: Call, theme: Callable[..., str], tmp_path: Path) -> None:
    theme("")
    assert call("render", "--mono", "-o", "grey").code == 0
    assert "#0B3C6F" not in (tmp_path / "grey" / "team.org-chart.en.svg").read_text(encoding="utf-8")
