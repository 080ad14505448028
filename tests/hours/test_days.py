"""Hours in a year that has holidays, and what nobody can tell."""

from datetime import date, datetime

import pytest

from orgflow.hours import BusinessTime, Undecided, day_of, open_on, year
from orgflow.model.hours import Hours, parse_hours
from orgflow.model.values import parse_duration

NINE_TO_SIX = ((540, 1080),)
HOURS = parse_hours("Mo-Fr 09:00-18:00; Sa 10:00-16:00; PH off")


def on(hours: Hours, day: date, country: str | None = "CN") -> tuple[tuple[int, int], ...]:
    return open_on(hours, day_of(day, country))


def test_a_holiday_is_closed_and_a_sunday_that_makes_up_for_it_is_a_monday() -> None:
    assert on(HOURS, date(2025, 9, 30)) == NINE_TO_SIX
    assert on(HOURS, date(2025, 10, 1)) == ()
    assert on(HOURS, date(2025, 10, 8)) == ()
    assert on(HOURS, date(2025, 9, 28)) == NINE_TO_SIX
    assert on(HOURS, date(2025, 9, 21)) == ()
    assert on(HOURS, date(2025, 10, 11)) == NINE_TO_SIX
    assert on(HOURS, date(2025, 10, 18)) == ((600, 960),)


def test_hours_that_name_no_holidays_go_on_through_them() -> None:
    hours = parse_hours("Mo-Fr 09:00-18:00")
    assert on(hours, date(2025, 10, 1)) == NINE_TO_SIX
    assert on(hours, date(2025, 9, 28)) == NINE_TO_SIX


def test_without_a_country_no_day_is_a_holiday() -> None:
    assert on(HOURS, date(2025, 10, 1), None) == NINE_TO_SIX
    assert on(HOURS, date(2025, 9, 28), None) == ()


def test_a_span_belongs_to_the_day_it_begins_on() -> None:
    hours = parse_hours("Mo-Su 22:00-06:00; 2025 Jan 1 off")
    assert on(hours, date(2024, 12, 31)) == ((1320, 1800),)
    assert on(hours, date(2025, 1, 1)) == ()


def test_a_year_has_every_day_once() -> None:
    days = dict(year(HOURS, "CN", 2024))
    assert len(days) == 366
    assert days[date(2024, 10, 1)] == ()
    assert days[date(2024, 12, 31)] == NINE_TO_SIX


@pytest.mark.parametrize(
    ("country", "number", "reason"),
    [
        ("CN", 2099, "the holidays of CN for 2099 have not been published"),
        ("DE", 1900, "the holidays of DE for 1900 have not been published"),
        ("XX", 2025, "the holidays of `XX` are not known"),
    ],
)
def test_a_year_that_nobody_can_tell_says_why(country: str, number: int, reason: str) -> None:
    with pytest.raises(Undecided) as caught:
        list(year(HOURS, country, number))
    assert caught.value.reason.en == reason
    assert caught.value.reason.zh


@pytest.mark.parametrize(
    ("duration", "end"),
    [
        ("2h", datetime(2025, 9, 26, 18)),
        ("2h30m", datetime(2025, 9, 27, 10, 30)),
        ("30s", datetime(2025, 9, 26, 16, 0, 30)),
        ("1d", datetime(2025, 9, 27, 16)),
        ("2d", datetime(2025, 9, 28, 16)),
        ("6d", datetime(2025, 10, 9, 16)),
        ("1w", datetime(2025, 10, 3, 16)),
        ("1w1h", datetime(2025, 10, 4, 11)),
        ("1mo", datetime(2025, 10, 26, 16)),
        ("1q", datetime(2025, 12, 26, 16)),
    ],
)
def test_business_time(duration: str, end: datetime) -> None:
    hours = parse_hours("Mo-Fr 09:00-18:00; Sa 10:00-16:00; 2025 Oct 1-3,2025 Oct 5-8 off")
    friday = datetime(2025, 9, 26, 16)
    assert BusinessTime(hours, "CN").after(friday, parse_duration(duration)) == end


def test_a_month_ends_with_its_last_day() -> None:
    time = BusinessTime(parse_hours("24/7"))
    assert time.after(datetime(2024, 1, 31, 9), parse_duration("1mo")) == datetime(2024, 2, 29, 9)


@pytest.mark.parametrize(("hours", "duration"), [("off", "1h"), ("off", "1d"), ("24/7", "9000y"), ("24/7", "99999w")])
def test_time_that_never_comes(hours: str, duration: str) -> None:
    with pytest.raises(Undecided, match="within ten years"):
        BusinessTime(parse_hours(hours)).after(datetime(9990, 1, 1), parse_duration(duration))
