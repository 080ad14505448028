"""Hours as OpenStreetMap writes `opening_hours`, taken apart into rules.

The library reads and checks the text; what a rule means for a day is worked out in `orgflow.hours`. A rule that cannot
be told day by day is refused: sun, easter, schools, spans without an end, fallbacks, days before or after a holiday.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY = 24 * 60

_LONGEST = 1000
# A comment hides what nobody knows.
_UNCERTAIN = re.compile(r'\b(?:sunrise|sunset|dawn|dusk|easter|SH|unknown)\b|"', re.IGNORECASE)
_NAME = "|".join(WEEKDAYS)
# Holidays that fall on a weekday; the library reads them as holidays and that weekday.
_BOTH = re.compile(rf"\bPH\s+(?:{_NAME})\b|\b(?:{_NAME})\s+PH\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"(; |, | \|\| )")
_TIMES = re.compile(r"(?:^| )((?:[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2},?)+)\Z")
_DAYS = re.compile(rf"(?:^| )((?:(?:{_NAME})(?:-(?:{_NAME}))?|PH)(?:,(?:(?:{_NAME})(?:-(?:{_NAME}))?|PH))*)\Z")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: on which days it holds, and what is open on them.

    `dates` is what the library still has to judge: months, weeks, dates. A day must fit it and, where `weekdays` (0 is
    Monday) or `holidays` say something, one of these. `spans` are minutes from midnight, an end after midnight is
    beyond 1440. A rule replaces what earlier ones say of its days, unless it `adds`. One that is `closed` takes its
    spans away, or without any the whole day.
    """

    dates: str
    weekdays: tuple[int, ...]
    holidays: bool
    spans: tuple[tuple[int, int], ...]
    closed: bool
    adds: bool


@dataclass(frozen=True, slots=True)
class Hours:
    """When something is open: the text, and its rules in their order."""

    text: str
    rules: tuple[Rule, ...] = field(repr=False, compare=False)

    @property
    def names_holidays(self) -> bool:
        """Whether they say something of public holidays."""
        return any(rule.holidays for rule in self.rules)


@lru_cache(maxsize=4096)
def parse_hours(text: str) -> Hours:
    """`Mo-Fr 09:00-18:00; PH off`, `22:00-06:00`, `24/7`. See https://wiki.openstreetmap.org/wiki/Key:opening_hours.

    Raises ValueError for what is no such text, or cannot be told day by day.
    """
    from opening_hours import OpeningHours, validate  # only where hours are written

    if len(text) > _LONGEST or _UNCERTAIN.search(text) or _BOTH.search(text) or not validate(text):
        raise ValueError(f"not hours: {text!r}")
    first, *others = _SEPARATOR.split(str(OpeningHours(text)))
    rules = [_rule(first, adds=False)]
    for separator, rule in zip(others[::2], others[1::2], strict=True):
        if separator == " || ":
            raise ValueError("hours with a fallback")
        rules.append(_rule(rule, adds=separator == ", "))
    return Hours(text, tuple(rules))


def _rule(text: str, *, adds: bool) -> Rule:
    closed = text.endswith("closed")
    days = text.removesuffix("closed").removeprefix("24/7").strip()
    spans: tuple[tuple[int, int], ...] = () if closed else ((0, DAY),)
    times = _TIMES.search(days)
    if times:
        spans = tuple(_span(part) for part in times[1].split(","))
        days = days[: times.start()]
    named = _DAYS.search(days)
    parts = named[1].split(",") if named else []
    dates = days[: named.start()] if named else days
    if ":" in dates or "PH" in dates:
        raise ValueError(f"hours that cannot be told day by day: {text!r}")
    return Rule(
        dates=dates,
        weekdays=tuple(sorted({day for part in parts if part != "PH" for day in _weekdays(part)})),
        holidays="PH" in parts,
        spans=spans,
        closed=closed,
        adds=adds,
    )


def _weekdays(part: str) -> list[int]:
    """`Mo-Fr`, `Sa`, `Sa-Mo`."""
    first, _, last = part.partition("-")
    begin, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
    return [day % 7 for day in range(begin, (end if end >= begin else end + 7) + 1)]


def _span(part: str) -> tuple[int, int]:
    begin, end = (int(time[:2]) * 60 + int(time[3:]) for time in part.split("-"))
    return begin, end if end > begin else end + DAY
