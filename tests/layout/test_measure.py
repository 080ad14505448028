"""Line breaking and measuring."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orgflow.fonts import advances, missing_glyphs
from orgflow.layout.measure import SLACK, longest_word, shorten, width, wrap

TEXT = st.text(
    st.sampled_from("客服投诉处理升级，。（）「」：Aalpha beta-gamma 12 ≤ P1/P2 supervisor"), min_size=1, max_size=60
)


def test_a_wide_character_is_one_em_and_latin_has_slack() -> None:
    assert width("客服", 10) == 20
    assert width("a", 10) == pytest.approx(advances()["a"] * 10 * SLACK)


@given(TEXT, st.floats(20, 200), st.booleans())
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text: str, limit: float, even: bool) -> None:
    lines = wrap(text, 10, False, limit, even=even)
    assert "".join("".join(lines).split()) == "".join(text.split())
    if longest_word(text, 10) <= limit:
        assert all(width(line, 10) <= limit + 0.01 for line in lines)


@given(TEXT, st.floats(60, 200))
@example("11111111 。", 60.0)
@example("客服专员（ 客服", 60.0)
def test_lines_never_begin_with_a_closing_mark_or_end_with_an_opening_one(text: str, limit: float) -> None:
    if longest_word(text, 10) > limit:
        return
    lines = wrap(text, 10, False, limit)
    assert not any(line[:1] and line[0] in "，。）」：" for line in lines[1:])
    assert not any(line[-1:] and line[-1] in "（「" for line in lines[:-1])


def test_english_words_stay_whole_and_lines_are_even() -> None:
    assert wrap("Complaint investigator steps in", 10, False, 110) == ("Complaint", "investigator steps in")
    assert wrap("After-sales supervisor", 10, False, 90) == ("After-sales", "supervisor")
    assert wrap("合规会审与上报流程", 10, False, 80) == ("合规会审与", "上报流程")


def test_a_word_longer_than_a_line_is_cut() -> None:
    lines = wrap("Internationalisation", 10, False, 50)
    assert len(lines) > 1
    assert "".join(lines) == "Internationalisation"


def test_what_is_left_out_is_marked() -> None:
    assert shorten(("one", "two", "three"), 2, 10, False, 100) == ("one", "two…")
    assert shorten(("one",), 2, 10, False, 100) == ("one",)


def test_names_that_gb2312_lacks_can_be_shown() -> None:
    assert missing_glyphs("喆堃珺祎玥昇旻赟 ①→≤✓é") == ""
    assert missing_glyphs("a\U0001f600b\U0001f600") == "\U0001f600"


def test_quotation_marks_stay_with_what_they_enclose() -> None:
    assert wrap('Nobody performs "Approve refund"', 11, True, 100) == ("Nobody", "performs", '"Approve', 'refund"')
