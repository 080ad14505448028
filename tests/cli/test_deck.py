"""orgflow deck: slides in the order of presentation, whose titles say what the graph proves."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

Call = Callable[..., Any]
Team = Callable[..., Path]
DRAFT = Path(__file__).parents[2] / "specs/front-office-draft"


def titles(file: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(str(file)).slides]  # type: ignore[union-attr]


def test_what_is_stated_is_shown_in_order(call: Call, tmp_path: Path) -> None:
    called = call("deck", DRAFT, "--lang", "zh", "-o", "draft.pptx")
    assert (called.code, called.out, called.err) == (0, "draft.pptx\n", "")
    found = titles(tmp_path / "draft.pptx")
    assert found[0] == "电商客服前台（初稿）"
    asked = ("个岗位", "项责任不明", "个步骤", "升级", "待处理：", "项假设待确认")
    places = [next(number for number, title in enumerate(found) if word in title) for word in asked]
    assert places == sorted(places)


def test_findings_are_counted_as_check_counts_them(call: Call, tmp_path: Path) -> None:
    checked = call("check", DRAFT, "--lang", "zh").out.splitlines()
    counts = next(line for line in checked if "个错误" in line)
    errors, warnings = counts.split("，")[:2]
    call("deck", DRAFT, "--lang", "zh", "-o", "draft.pptx")
    title = next(title for title in titles(tmp_path / "draft.pptx") if title.startswith("待处理"))
    assert title.startswith(f"待处理：{errors}、{warnings}")


def test_speakers_get_notes_if_they_ask(call: Call, tmp_path: Path) -> None:
    call("deck", DRAFT, "--lang", "en", "--notes", "-o", "with.pptx")
    slide = Presentation(str(tmp_path / "with.pptx")).slides[1]
    assert slide.notes_slide.notes_text_frame is not None
    assert slide.notes_slide.notes_text_frame.text


def test_the_same_pages_as_html(call: Call, tmp_path: Path) -> None:
    call("deck", DRAFT, "--lang", "zh", "-o", "draft.pptx")
    called = call("deck", DRAFT, "--lang", "zh", "-o", "draft.html")
    assert (called.code, called.out, called.err) == (0, "draft.html\n", "")
    text = (tmp_path / "draft.html").read_text(encoding="utf-8")
    assert re.findall("<title>(.*)</title>", text)[1:] == titles(tmp_path / "draft.pptx")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "deck.key"], "deck.key must end in .pptx, .pdf or .html"),
        (["-o", "deck.html", "--notes"], "--template and --notes are for .pptx only"),
        (["--lang", "zh,en"], "only .html holds several languages"),
        (["--variant", "solo"], "there is no variant solo"),
    ],
)
def test_wrong_calls(call: Call, arguments: list[str], says: str) -> None:
    called = call("deck", DRAFT, *arguments)
    assert (called.code, called.out) == (2, "")
    assert says in called.err


def test_a_refused_specification_is_told_of(call: Call, team: Team) -> None:
    called = call("deck", team("orgflow: 1\nroles: {a: {reports: b}}\n"))
    assert (called.code, called.out) == (1, "")
    assert "schema-violation" in called.err
