"""What hours say of one day. A span belongs to the day it begins on, and no rule for the next day cuts it short."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from orgflow.hours.holidays import holidays
from orgflow.hours.spans import Spans, minus, union
from orgflow.model.hours import DAY, Hours, Rule

if TYPE_CHECKING:
    from opening_hours import OpeningHours

_MONDAY = 0


@dataclass(frozen=True, slots=True)
class Day:
    """A day that hours are asked about. Without a date `on` it is one of a usual week, on which no dated rule holds."""

    weekday: int
    holiday: bool = False
    on: date | None = None


def day_of(day: date, country: str | None) -> Day:
    """A date as the holidays of a country make it: a weekend day that is worked to make up counts as a Monday."""
    if country is None:
        return Day(day.weekday(), on=day)
    known = holidays(country, day.year)
    return Day(_MONDAY if day in known.workdays else day.weekday(), day in known.off, day)


def open_on(hours: Hours, day: Day) -> Spans:
    """The spans that begin on a day, in minutes from its midnight; an end after midnight is beyond 1440."""
    found: Spans = ()
    for rule in hours.rules:
        if not holds_on(rule, day):
            continue
        if rule.closed:
            found = minus(found, union(rule.spans) or ((0, 2 * DAY),))
        else:
            found = union((*(found if rule.adds else ()), *rule.spans))
    return found


def year(hours: Hours, country: str | None, number: int) -> Iterator[tuple[date, Spans]]:
    """Every day of a year with the spans that begin on it. Raises `Undecided` as `holidays` does."""
    day = date(number, 1, 1)
    while day.year == number:
        yield day, open_on(hours, day_of(day, country))
        day += timedelta(days=1)


def holds_on(rule: Rule, day: Day) -> bool:
    """Whether a rule is about a day."""
    if rule.dates and (day.on is None or not _falls(rule.dates, day.on)):
        return False
    if rule.holidays and day.holiday:
        return True
    return day.weekday in rule.weekdays or not (rule.weekdays or rule.holidays)


def _falls(dates: str, day: date) -> bool:
    # A rule of dates alone is open from midnight to midnight, so any minute tells.
    return _reader(dates).is_open(datetime(day.year, day.month, day.day, 12))


@lru_cache(maxsize=4096)
def _reader(dates: str) -> "OpeningHours":
    from opening_hours import OpeningHours  # only where rules hold on dates

    return OpeningHours(dates)
