"""The line under a finding: carets stand below the fault, and nothing that a terminal obeys gets through."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgflow.reports.excerpt import columns, excerpt, printable
from orgflow.source import Source, Span

# How many columns a terminal takes for these, looked up by hand: wide, ambiguous, half-width, full-width, emoji, marks.
WIDTHS = {
    "a": 1,
    " ": 1,
    "é": 1,
    "甲": 2,
    "，": 2,
    "“": 1,
    "…": 1,
    "ｱ": 1,
    "Ａ": 2,
    "한": 2,
    "😀": 2,
    "\u0301": 0,
    "\u20dd": 0,
    "\ufe0f": 0,
    "\u093f": 1,
    "\t": 1,
    "\x1b": 1,
    "\x07": 1,
    "\x9b": 1,
    "\u202e": 1,
    "\u200d": 1,
    "\ufffd": 1,
}
WIDEST = 102  # columns, with a mark on either side where the line goes on
LINES = st.text(st.sampled_from(sorted(WIDTHS)), max_size=250)


def width(text: str) -> int:
    return sum(WIDTHS[character] for character in text)


@given(LINES, LINES, st.integers(1, 30), LINES)
def test_carets_stand_under_the_fault(above: str, before: str, long: int, after: str) -> None:
    fault = "@" * long
    source = Source("t.yaml", f"{above}\n{before}{fault}{after}\nbelow")
    start = source.line_starts[1] + len(before)
    shown, carets = excerpt(Span(source, start, start + long))
    assert width(shown.partition("@")[0]) == len(carets) - len(carets.lstrip(" "))
    assert carets.strip() == "^" * long
    assert fault in shown
    assert width(shown.replace(fault, "")) + long <= WIDEST
    cut = shown.removeprefix("…").removesuffix("…")
    assert cut in printed(f"{before}{fault}{after}")


def printed(text: str) -> str:
    return "".join(
        " " if character == "\t" else "\ufffd" if unicodedata.category(character) in ("Cc", "Cf") else character
        for character in text
    )


@pytest.mark.parametrize(
    ("line", "start", "end", "shown", "carets"),
    [
        ("name: lead", 6, 10, "name: lead", "      ^^^^"),
        ("名称: 组长", 4, 6, "名称: 组长", "      ^^^^"),
        ("\tkey: x", 1, 4, " key: x", " ^^^"),
        ("e\u0301t: x", 4, 5, "e\u0301t: x", "   ^"),
        ("end", 3, 3, "end", "   ^"),
        ("", 0, 0, "", "^"),
        ("x" * 300, 150, 152, "…" + "x" * 100 + "…", " " * 61 + "^^"),
        ("x" * 300, 10, 290, "x" * 100 + "…", " " * 10 + "^" * 90),
        ("甲" * 80, 70, 72, "…" + "甲" * 40, " " * 61 + "^^^^"),
        ("甲" * 80, 0, 1, "甲" * 50 + "…", "^^"),
    ],
)
def test_examples(line: str, start: int, end: int, shown: str, carets: str) -> None:
    source = Source("t.yaml", line + "\r\n")
    assert excerpt(Span(source, start, end)) == (shown, carets)


def test_a_fault_of_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    source = Source("t.yaml", "a:\n  b: 1  \n  c: 2\n")
    assert excerpt(Span(source, 5, 18)) == ("  b: 1  ", "  ^^^^")


def test_a_very_long_line_is_cut_before_it_is_measured() -> None:
    source = Source("t.yaml", "é" * 4_000_000)
    shown, carets = excerpt(Span(source, 2_000_000, 4_000_000))
    assert (len(shown), len(carets)) == (102, 101)


@given(st.text(max_size=60))
def test_nothing_that_a_terminal_obeys_is_printed(text: str) -> None:
    result = printable(text)
    assert len(result) == len(text)
    assert {unicodedata.category(character) for character in result}.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})
    assert columns(result) >= 0
