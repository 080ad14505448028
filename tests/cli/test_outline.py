"""orgflow deck --outline: the pages that are wanted, in their order, under their titles; sections, PDF, notes."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

Call = Callable[..., Any]
HOUSE = Path(__file__).parents[2]
FRONT = HOUSE / "specs/front-office"
DRAFT = HOUSE / "specs/front-office-draft"


def titles(file: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(str(file)).slides]  # type: ignore[union-attr]


def outline(folder: Path, text: str) -> Path:
    file = folder / "outline.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_pages_come_as_they_are_listed_and_titled(call: Call, tmp_path: Path) -> None:
    file = outline(
        tmp_path,
        "pages:\n  - {page: ladder, of: order_ladder}\n  - {page: org-chart, title: {zh: 我们的团队, en: Our team}}\n"
        "  - {page: ladder}\n  - {page: cover, title: 汇报}\n",
    )
    for language, own in (("zh", "我们的团队"), ("en", "Our team")):
        called = call("deck", FRONT, "--lang", language, "--outline", file, "-o", "own.pptx")
        assert (called.code, called.err) == (0, "")
        found = titles(tmp_path / "own.pptx")
        assert [found.index(own), found[-1]] == [1, "汇报"]
        assert len(found) == 5


def test_the_printed_outline_gives_the_usual_deck(call: Call, tmp_path: Path) -> None:
    printed = call("deck", FRONT, "--print-outline")
    assert printed.code == 0
    file = outline(tmp_path, printed.out)
    call("deck", FRONT, "-o", "usual.pptx")
    call("deck", FRONT, "--outline", file, "-o", "listed.pptx")
    assert (tmp_path / "usual.pptx").read_bytes() == (tmp_path / "listed.pptx").read_bytes()
    assert not any(page in printed.out for page in ("flowchart", "network"))


@pytest.mark.parametrize(
    ("text", "place", "says", "hint"),
    [
        ("pages:\n  - page: swimlain\n", "2:11", "there is no page `swimlain`", "Did you mean `swimlane`?"),
        ("pages:\n  - {page: swimlane, of: complant}\n", "2:26", "`swimlane` has nothing called", "`complaint`"),
        ("pages:\n  - {page: raci, of: complaint}\n", "2:22", "`raci` has nothing called", "Leave out `of`"),
        ("pages:\n  - {page: raci, titel: x}\n", "2:18", "titel", "`title`"),
        ("pages: []\n", "1:1", "expected at least 1", "{page: cover}"),
    ],
)
def test_a_wrong_outline_is_told_at_its_place(
    call: Call, tmp_path: Path, text: str, place: str, says: str, hint: str
) -> None:
    called = call("deck", FRONT, "--outline", outline(tmp_path, text))
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith(f"outline.yaml:{place}: error: ")
    assert says in called.err
    assert hint in called.err
    assert not (tmp_path / "deck.pptx").exists()


def test_an_outline_is_not_written_over(call: Call, tmp_path: Path) -> None:
    file = outline(tmp_path, "pages: [{page: cover}]\n").rename(tmp_path / "outline.pptx")
    called = call("deck", FRONT, "--outline", file, "-o", file)
    assert called.code == 2
    assert file.read_text(encoding="utf-8").startswith("pages")


def test_pages_without_anything_to_show_make_no_deck(call: Call, tmp_path: Path) -> None:
    file = outline(tmp_path, "pages: [{page: hours}]\n")
    called = call("deck", DRAFT, "--outline", file)
    assert (called.code, called.err) == (2, "orgflow: there is nothing to show on these pages\n")


def test_slides_stand_in_sections(call: Call, tmp_path: Path) -> None:
    call("deck", DRAFT, "--lang", "zh", "-o", "deck.pptx")
    with zipfile.ZipFile(tmp_path / "deck.pptx") as archive:
        text = archive.read("ppt/presentation.xml").decode()
    names = [part.partition('"')[0] for part in text.split('<p14:section name="')[1:]]
    assert names == ["概览", "组织与职责", "流程", "升级与值班", "发现与建议", "资料来源与假设"]
    assert text.count("<p14:sldId ") == len(titles(tmp_path / "deck.pptx"))


def test_the_same_deck_as_pdf(call: Call, tmp_path: Path) -> None:
    called = call("deck", DRAFT, "--lang", "zh", "-o", "deck.pdf")
    assert (called.code, called.out) == (0, "deck.pdf\n")
    content = (tmp_path / "deck.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    refused = call("deck", DRAFT, "--notes", "-o", "deck.pdf")
    assert (refused.code, refused.err) == (2, "orgflow: --template and --notes are for .pptx only\n")


def test_notes_tell_what_is_open_and_where_it_comes_from(call: Call, tmp_path: Path) -> None:
    call("deck", DRAFT, "--lang", "zh", "--notes", "-o", "draft.pptx")
    (chart,) = (slide for slide in Presentation(str(tmp_path / "draft.pptx")).slides if "最大管理幅度" in _title(slide))
    assert "项发现" in _notes(chart)
    assert "订单主管带有下属，却无人代理" in _notes(chart)
    call("deck", FRONT, "--lang", "en", "--notes", "-o", "full.pptx")
    chart = Presentation(str(tmp_path / "full.pptx")).slides[2]
    assert "On this page: 8 × role" in _notes(chart)
    assert "It rests on: " in _notes(chart)


def _title(slide: Any) -> str:
    return str(slide.shapes.title.text_frame.text)


def _notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)
