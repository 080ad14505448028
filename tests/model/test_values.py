"""Durations, money, percentages, cadences, targets, addresses and ids."""

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgflow.model.ids import RESERVED, is_attribute_id, is_id
from orgflow.model.values import (
    CADENCES,
    Duration,
    Money,
    Percent,
    Target,
    parse_address,
    parse_after,
    parse_cadence,
    parse_duration,
    parse_money,
    parse_percent,
    parse_target,
)

PARTS = st.lists(st.tuples(st.integers(1, 999), st.sampled_from(["s", "m", "h", "d", "w", "mo", "q", "y"])), min_size=1)


@given(PARTS)
def test_a_duration_reads_back(parts: list[tuple[int, str]]) -> None:
    assert parse_duration("".join(f"{count}{unit}" for count, unit in parts)) == Duration(tuple(parts))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("30s", 30), ("10m", 600), ("4h", 14_400), ("2d", 172_800), ("1w", 604_800), ("1h30m", 5400), ("3mo", None)],
)
def test_seconds_are_known_unless_months_or_longer_are_in_it(text: str, seconds: int | None) -> None:
    assert parse_duration(text).seconds == seconds
    assert parse_duration("1q").seconds is parse_duration("2y1d").seconds is None


@pytest.mark.parametrize(
    "text", ["", "h", "3", "3 h", "3hours", "1h 30m", "-1h", "1.5h", "0m", "0h0s", "٣h", "3M", "1h\n", "9" * 10 + "h"]
)
def test_what_is_no_duration(text: str) -> None:
    with pytest.raises(ValueError, match="duration"):
        parse_duration(text)


def test_a_duration_in_words() -> None:
    assert parse_duration("1h30m").words("en") == "1 h 30 min"
    assert parse_duration("1h30m").words("zh") == "1 小时 30 分钟"
    assert parse_duration("1d").words("en") == "1 day"
    assert parse_duration("2mo").words("en") == "2 months"
    assert parse_duration("2mo").words("zh") == "2 个月"


@given(st.decimals(0, 10**12, places=2), st.sampled_from(["CNY", "EUR", "JPY"]), st.sampled_from(["", " ", "  "]))
def test_money_reads_back(amount: Decimal, currency: str, gap: str) -> None:
    money = parse_money(f"{amount}{gap}{currency}")
    assert money == Money(amount, currency)
    assert money.words().replace("\u202f", "") == f"{amount}\u00a0{currency}"


def test_money_in_words_parts_thousands() -> None:
    assert parse_money("1234567.5 EUR").words() == "1\u202f234\u202f567.5\u00a0EUR"
    assert parse_money("500 CNY").words() == "500\u00a0CNY"


@pytest.mark.parametrize("text", ["500", "CNY 500", "500 cny", "500 CNYX", "1,000 CNY", "¥500", "500 CNY\n", "1e3 CNY"])
def test_what_is_no_money(text: str) -> None:
    with pytest.raises(ValueError, match="money"):
        parse_money(text)


def test_a_percentage_or_a_duration_after_which() -> None:
    assert parse_after("75%") == Percent(Decimal(75))
    assert parse_after("99.5 %") == Percent(Decimal("99.5"))
    assert parse_after("3d") == Duration(((3, "d"),))
    for text in ("%", "-5%", "5", "5%%", "five%"):
        with pytest.raises(ValueError, match="percentage"):
            parse_percent(text)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("≥ 95%", Target("≥", Decimal(95), "%")),
        (">= 95%", Target("≥", Decimal(95), "%")),
        ("<= 30s", Target("≤", Decimal(30), "s")),
        ("<2h", Target("<", Decimal(2), "h")),
        ("= 0", Target("=", Decimal(0), "")),
        ("4.5", Target("", Decimal("4.5"), "")),
        ("12 单/天", Target("", Decimal(12), "单/天")),
        ("<= 1h30m", Target("≤", Decimal(90), "m")),
        ("1mo1d", Target("", Decimal(1), "mo1d")),
        ("none", None),
    ],
)
def test_targets(text: str, target: Target | None) -> None:
    assert parse_target(text) == target


@pytest.mark.parametrize("text", ["", "≥", "high", "≥≥ 5", "-5", "None"])
def test_what_is_no_target(text: str) -> None:
    with pytest.raises(ValueError, match="target"):
        parse_target(text)


def test_cadences() -> None:
    for word in (*CADENCES, "every 2 weeks", "every 10 days"):
        assert parse_cadence(word).text == word
    for word in ("", "hourly", "every week", "every 0 days", "every 2 fortnights", "daily\n"):
        with pytest.raises(ValueError, match="cadence"):
            parse_cadence(word)


def test_addresses() -> None:
    assert parse_address("duty:refund") == ("duty", "refund")
    assert parse_address("step:complaint.triage") == ("step", "complaint.triage")
    for text in ("refund", ":refund", "duty:", "duty: refund", ""):
        with pytest.raises(ValueError, match="address"):
            parse_address(text)


@given(st.text(max_size=6))
def test_an_id_is_a_letter_then_letters_digits_marks_and_two_signs(text: str) -> None:
    expected = (
        text != ""
        and unicodedata.normalize("NFC", text) == text
        and unicodedata.category(text[0])[0] == "L"
        and all(character in "_-" or unicodedata.category(character)[0] in "LMN" for character in text)
    )
    assert is_id(text) == expected


@pytest.mark.parametrize("text", ["lead", "售后组长", "lead-2", "a_b", "é", "Ä1"])
def test_ids(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "2nd", "-a", "_a", "a b", "a.b", "a:b", "e\u0301", "售后 组长", "a\n", "“a”"])
def test_no_ids(text: str) -> None:
    assert not is_id(text)


def test_attributes_have_names_that_guards_can_read() -> None:
    assert is_attribute_id("amount")
    assert is_attribute_id("amount_2")
    for text in ("金额", "amount-2", "_amount", "2nd", "", *sorted(RESERVED)):
        assert not is_attribute_id(text)
