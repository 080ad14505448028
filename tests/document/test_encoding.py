"""Bytes that are no UTF-8, and characters that nobody sees: named, with their place."""

import codecs
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgflow.document.decoding import cleaned, decode, refused_character
from orgflow.document.files import Part

Read = Callable[..., Part]
SAVE = "Save the file as UTF-8 in your editor."


def only(part: Part) -> tuple[str, int, int, str | None, str | None]:
    (finding,) = part.findings
    assert part.tree is None
    assert finding.problem.hint
    assert finding.problem.say.zh
    return (
        finding.rule,
        finding.at.line,
        finding.at.column,
        finding.problem.say.en,
        finding.problem.hint.en,
    )


def test_utf8_with_and_without_byte_order_mark(part: Read) -> None:
    for mark in (b"", codecs.BOM_UTF8):
        tree = part(mark + "团队: 前台\r\n".encode()).tree
        assert tree is not None
        assert tree.plain == {"团队": "前台"}


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_gbk_is_named_with_its_byte_and_shown_readably(part: Read, mark: bytes) -> None:
    read = part(mark + "orgflow: 1\nteam: {name: 客服中心}\n".encode("gbk"))
    offset = 24 + len(mark)
    assert only(read) == ("encoding", 2, 14, f"byte {offset} is not valid UTF-8; the file looks like GBK", SAVE)
    assert read.source.line(2) == "team: {name: 客服中心}"


@pytest.mark.parametrize("name", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("marked", [True, False])
def test_wide_encodings_are_named(part: Read, name: str, marked: bool) -> None:
    text = "orgflow: 1\nteam: {id: 甲, name: 客服中心的团队}\n"
    data = text.encode(name)
    if marked and name[-2:] in ("le", "be"):
        data = "\ufeff".encode(name) + data
    if not marked and name[-2:] not in ("le", "be"):
        data = text.encode(name + "-le")
    say = f"the file is saved as {name[:6].upper()}, not UTF-8"
    assert only(part(data)) == ("encoding", 1, 1, say, SAVE)


def test_other_bytes(part: Read) -> None:
    assert only(part(b"a: 1\nb: x\x00y\n")) == ("encoding", 2, 5, "byte 9 is NUL: this is not a text file", SAVE)
    assert only(part(b"a: 1\nb: \xff\xfe")) == ("encoding", 2, 4, "byte 8 is not valid UTF-8", SAVE)
    assert only(part(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"))[3] == "byte 8 is NUL: this is not a text file"
    # Half of a surrogate pair, as some programs write it.
    assert only(part(b"a: \xed\xa0\x80x\n"))[:3] == ("encoding", 1, 4)


@pytest.mark.parametrize(
    "character",
    [
        *"\x01\x07\x08\x0b\x0c\x1b\x7f\x80\x85\x9b",
        *"\u2028\u2029\u200b\u200e\u200f\u202a\u202e\u2066\u2069\u061c\u2060\ufeff\ufffe\uffff",
        "\U000e0041",
    ],
)
def test_invisible_characters_are_refused_where_they_stand(part: Read, character: str) -> None:
    name = f"U+{ord(character):04X}"
    read = part(f"甲: 1\nb: x{character}y\n")
    assert only(read) == ("encoding", 2, 5, f"invisible character {name}", "Delete it.")
    escape = f"\\U{ord(character):08x}"
    (finding,) = part(f'甲: 1\nb: "x{escape}y"\n').findings
    assert (finding.rule, finding.at.line, finding.at.column) == ("encoding", 2, 4)
    assert finding.problem.say.en == f"invisible character {name} in this text"


def test_what_is_seen_or_part_of_a_script_is_welcome(part: Read) -> None:
    text = "a: 'x\ty　z\u00a0é\u200d👩\u200d👩 \u0301 می\u200cخواهم'\n"
    assert part(text).findings == ()


def test_a_lone_carriage_return(part: Read) -> None:
    read = part("a: 1\r\nb: 2\rc: 3\r\n")
    hint = "Save the file with LF or CRLF line ends."
    assert only(read) == ("encoding", 2, 5, "a line ends with CR alone", hint)


def test_of_a_binary_file_three_places_are_enough(part: Read) -> None:
    assert [finding.at.start for finding in part("\x01" * 1000).findings] == [0, 1, 2]


def test_a_value_never_holds_what_was_refused(part: Read) -> None:
    tree = part('a: "x\\e[31my\\u202e"\n').tree
    assert tree is not None
    assert tree.plain == {"a": "x\ufffd[31my\ufffd"}


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_a_named_fault(data: bytes) -> None:
    source, findings = decode(data, "t.yaml")
    if findings:
        assert {finding.rule for finding in findings} == {"encoding"}
        assert all(0 <= finding.at.start <= len(source.text) for finding in findings)
    else:
        assert data.removeprefix(codecs.BOM_UTF8).decode() == source.text
        assert refused_character(source.text) is None


@given(st.text(max_size=50))
def test_cleaning_leaves_nothing_refused_and_everything_else(text: str) -> None:
    clean = cleaned(text)
    assert refused_character(clean) is None
    assert all(new in (old, "\ufffd") for old, new in zip(text, clean, strict=True))
