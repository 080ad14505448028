"""What is uncovered in a usual week, in the words that a finding uses."""

import pytest

from orgflow.hours import uncovered, usual_week
from orgflow.model.hours import parse_hours


def gaps(wanted: str, *given: str) -> tuple[str, str, str]:
    week = uncovered(parse_hours(wanted), [parse_hours(hours) for hours in given])
    assert bool(week) == bool(week.text)
    return week.text, week.words.get("en"), week.words.get("zh")


@pytest.mark.parametrize(
    ("wanted", "given", "text", "en", "zh"),
    [
        (
            "Mo-Su 09:00-22:00",
            ["Mo-Fr 09:00-20:00", "Sa,Su 10:00-22:00"],
            "Mo-Fr 20:00-22:00; Sa,Su 09:00-10:00",
            "Mon–Fri 20:00–22:00; Sat, Sun 09:00–10:00",
            "周一至周五 20:00–22:00；周六、周日 09:00–10:00",
        ),
        ("24/7", ["08:00-22:00"], "Mo-Su 22:00-08:00", "every day 22:00–08:00", "每天 22:00–次日 08:00"),
        ("24/7", [], "Mo-Su 00:00-24:00", "every day 00:00–24:00", "每天 00:00–24:00"),
        ("Su 22:00-06:00", ["Su 22:00-24:00"], "Mo 00:00-06:00", "Mon 00:00–06:00", "周一 00:00–06:00"),
        (
            "Mo,We-Fr 09:00-12:00,13:00-18:00",
            ["Mo 09:00-12:00"],
            "Mo 13:00-18:00; We-Fr 09:00-12:00,13:00-18:00",
            "Mon 13:00–18:00; Wed–Fri 09:00–12:00, 13:00–18:00",
            "周一 13:00–18:00；周三至周五 09:00–12:00、13:00–18:00",
        ),
        (
            "Mo-Fr 09:00-18:00; PH 10:00-16:00",
            ["Mo-Fr 09:00-18:00; PH off"],
            "PH 10:00-16:00",
            "public holidays 10:00–16:00",
            "法定节假日 10:00–16:00",
        ),
    ],
)
def test_gaps(wanted: str, given: list[str], text: str, en: str, zh: str) -> None:
    assert gaps(wanted, *given) == (text, en, zh)


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("Mo-Su 09:00-22:00", ["09:00-15:00", "15:00-22:00"]),
        ("22:00-06:00", ["22:00-02:00", "02:00-06:00"]),
        ("Mo-Fr 09:00-22:00; PH 10:00-16:00", ["09:00-18:00", "18:00-09:00; PH 00:00-24:00"]),
        # In a season only, or on a date: another week may be covered, or not wanted.
        ("Mo-Fr 09:00-20:00", ["Mo-Fr 09:00-18:00", "Jun-Aug Mo-Fr 18:00-20:00"]),
        ("Nov 01-11 00:00-24:00", ["Mo-Fr 09:00-18:00"]),
        ("Mo-Fr 09:00-18:00", ["Mo-Fr 09:00-18:00; Jan 1 off"]),
    ],
)
def test_no_gaps(wanted: str, given: list[str]) -> None:
    assert gaps(wanted, *given) == ("", "", "")


def test_a_usual_week_knows_no_dates() -> None:
    week = usual_week(parse_hours("Mo-Fr 09:00-18:00; Dec 24 off; Nov 11 00:00-24:00; PH off"))
    assert week.text == "Mo-Fr 09:00-18:00"


def test_what_one_week_has_and_another_has_not() -> None:
    ours, theirs = (usual_week(parse_hours(text)) for text in ("Mo-Fr 09:00-22:00", "Mo 09:00-18:00; Tu 08:00-23:00"))
    assert ours.without(theirs).text == "Mo 18:00-22:00; We-Fr 09:00-22:00"
    assert not theirs.without(theirs)


def test_a_week_in_a_row() -> None:
    assert usual_week(parse_hours("Mo 00:00-24:00; Tu 00:00-06:00; Su 22:00-02:00")).row == ((0, 1800), (9960, 10200))
