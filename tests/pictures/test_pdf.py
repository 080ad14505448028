"""Scenes as PDF."""

import re
import sys

import pytest

from orgflow.diagram import Caption, Card, Label, OrgChart
from orgflow.layout import lay_out
from orgflow.pictures.pdf import write_pdf
from orgflow.scene import PAGES, Scene
from orgflow.usage import UsageError


def scene(title: str = "标题", size: str = "16:9") -> Scene:
    caption = Caption(title, "", "", "", "zh")
    return lay_out(OrgChart("x", caption, (Card("role:a", Label("客服喆")),), ()), PAGES[size])[0]


def test_a_page_for_each_scene_as_large_as_its_paper() -> None:
    content = write_pdf((scene(), scene(size="A4")))
    assert content.startswith(b"%PDF-")
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 (\d+) (\d+)\s*\]", content)
    assert sorted(boxes) == [(b"842", b"595"), (b"960", b"540")]


def test_our_fonts_travel_with_it_and_words_can_be_searched() -> None:
    content = write_pdf((scene(),))
    assert re.search(rb"[A-Z]{6}\+NotoSansSC-Bold", content)
    assert b"/ToUnicode" in content


def test_the_same_bytes_twice_and_no_date() -> None:
    once = write_pdf((scene(),))
    assert once == write_pdf((scene(),))
    assert b"/CreationDate" not in once


def test_titles_say_what_they_say() -> None:
    assert write_pdf((scene('#panic() "\\ $x$ </svg>'),)).startswith(b"%PDF-")


def test_without_the_extra_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match=r"pip install 'orgflow\[pdf\]'"):
        write_pdf((scene(),))
