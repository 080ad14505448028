"""Hours against a plain account of what they mean, hour by hour, that shares nothing with the code."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours

from orgflow.hours import BusinessTime, Day, open_on, uncovered, usual_week
from orgflow.model.hours import parse_hours
from orgflow.model.values import Duration

NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@dataclass(frozen=True)
class Written:
    """A rule before it is text: weekdays and holidays it is about (neither: all days), spans, and how it acts."""

    weekdays: tuple[int, ...]
    holidays: bool
    spans: tuple[tuple[int, int], ...]
    closed: bool
    adds: bool

    @property
    def text(self) -> str:
        days = ",".join([*(NAMES[day] for day in self.weekdays), *(["PH"] if self.holidays else [])])
        times = ",".join(f"{begin:02}:00-{end if end <= 24 else end - 24:02}:00" for begin, end in self.spans)
        return " ".join(part for part in (days, times, "off" if self.closed else "") if part)

    def about(self, weekday: int, holiday: bool) -> bool:
        everything = not self.weekdays and not self.holidays
        return everything or weekday in self.weekdays or (self.holidays and holiday)


def text_of(rules: list[Written]) -> str:
    return rules[0].text + "".join((", " if rule.adds else "; ") + rule.text for rule in rules[1:])


def open_hours(rules: list[Written], weekday: int, holiday: bool = False) -> set[int]:
    """The whole hours, from the day's midnight, that spans which begin on such a day are open in."""
    found: set[int] = set()
    for rule in rules:
        if rule.about(weekday, holiday):
            mine = {hour for begin, end in rule.spans for hour in range(begin, end)}
            if rule.closed and rule.spans:
                found -= mine
            elif rule.closed or not rule.adds:
                found = set() if rule.closed else mine
            else:
                found |= mine
    return found


@st.composite
def written(draw: st.DrawFn, first: bool = False, over_night: bool = True, holidays: bool = True) -> Written:
    def span() -> tuple[int, int]:
        begin = draw(st.integers(0, 23))
        return begin, draw(st.integers(begin + 1, begin + 23 if over_night else 24))

    weekdays = tuple(sorted(draw(st.sets(st.integers(0, 6), max_size=5))))
    about_holidays = holidays and draw(st.booleans())
    closed = not first and draw(st.integers(0, 3)) == 0
    spans = tuple(span() for _ in range(draw(st.integers(0 if closed and (weekdays or about_holidays) else 1, 2))))
    # Times alone after a comma would be more times of the rule before.
    may_add = not first and (weekdays or about_holidays)
    return Written(weekdays, about_holidays, spans, closed, adds=bool(may_add) and draw(st.booleans()))


@st.composite
def many_rules(draw: st.DrawFn, over_night: bool = True, holidays: bool = True) -> list[Written]:
    rule = written(over_night=over_night, holidays=holidays)
    first = draw(written(first=True, over_night=over_night, holidays=holidays))
    return [first, *draw(st.lists(rule, max_size=3))]


MONDAY = date(2025, 6, 2)
WEEK = 7 * 24


def hours_of(spans: tuple[tuple[int, int], ...]) -> set[int]:
    assert list(spans) == sorted(spans)
    assert all(begin < end and begin % 60 == end % 60 == 0 for begin, end in spans)
    return {hour for begin, end in spans for hour in range(begin // 60, end // 60)}


def around_the_week(days: list[set[int]]) -> set[int]:
    return {(day * 24 + hour) % WEEK for day, found in enumerate(days) for hour in found}


@settings(max_examples=300)
@given(rules=many_rules(), weekday=st.integers(0, 6), holiday=st.booleans())
def test_a_day_of_any_week(rules: list[Written], weekday: int, holiday: bool) -> None:
    spans = open_on(parse_hours(text_of(rules)), Day(weekday, holiday))
    assert hours_of(spans) == open_hours(rules, weekday, holiday)


@settings(max_examples=300)
@given(
    rules=many_rules(over_night=False, holidays=False),
    dates=st.sampled_from(["Jul", "week 20-40", "2025 Jun 1-20", "Dec 24-Jan 6", "2025", "Jun 2 +3 days"]),
    weekday=st.sampled_from(["", " Mo-We", " Fr,Su"]),
    ends=st.sampled_from([" 08:00-11:00", " off", ""]),
    offset=st.integers(0, 400),
)
def test_within_a_day_the_library_says_the_same(
    rules: list[Written], dates: str, weekday: str, ends: str, offset: int
) -> None:
    text, day = f"{text_of(rules)}; {dates}{weekday}{ends}", MONDAY + timedelta(days=offset)
    library = OpeningHours(text)
    midnight = datetime.combine(day, datetime.min.time())
    expected = {hour for hour in range(24) if library.is_open(midnight + timedelta(hours=hour, minutes=30))}
    assert hours_of(open_on(parse_hours(text), Day(day.weekday(), on=day))) == expected


@settings(max_examples=300)
@given(wanted=many_rules(), given_=st.lists(many_rules(), max_size=3))
def test_what_is_uncovered(wanted: list[Written], given_: list[list[Written]]) -> None:
    week = uncovered(parse_hours(text_of(wanted)), [parse_hours(text_of(rules)) for rules in given_])
    asked = around_the_week([open_hours(wanted, day) for day in range(7)])
    covered = {hour for rules in given_ for hour in around_the_week([open_hours(rules, day) for day in range(7)])}
    missing = asked - covered
    assert around_the_week([hours_of(spans) for spans in week.days]) == missing
    assert bool(missing) <= bool(week)

    alone = []
    for weekday in range(7):
        around = {
            n * 24 + hour
            for rules in given_
            for n in (-1, 0, 1)
            for hour in open_hours(rules, (weekday + n) % 7, holiday=n == 0)
        }
        gaps = {hour for hour in open_hours(wanted, weekday, True) if hour < 24} - around
        alone.append(gaps - {hour for hour in range(24) if (weekday * 24 + hour) % WEEK in missing})
    assert hours_of(week.holidays) == set.intersection(*alone)


@settings(max_examples=200)
@given(wanted=many_rules(holidays=False), given_=many_rules(holidays=False))
def test_what_is_uncovered_can_be_written_down_and_read_again(wanted: list[Written], given_: list[Written]) -> None:
    week = uncovered(parse_hours(text_of(wanted)), [parse_hours(text_of(given_))])
    if week:
        assert usual_week(parse_hours(week.text)).days == week.days


@settings(max_examples=200, deadline=None)
@given(rules=many_rules(holidays=False), start=st.integers(0, WEEK - 1), count=st.integers(1, 60))
def test_hours_count_while_it_is_open(rules: list[Written], start: int, count: int) -> None:
    open_now = around_the_week([open_hours(rules, day) for day in range(7)])
    if not open_now:
        return
    midnight = datetime.combine(MONDAY, datetime.min.time())
    hour, left = start, count
    while left:
        left -= hour % WEEK in open_now
        hour += 1
    time = BusinessTime(parse_hours(text_of(rules)))
    assert time.after(midnight + timedelta(hours=start), Duration(((count, "h"),))) == midnight + timedelta(hours=hour)


@settings(max_examples=100, deadline=None)
@given(rules=many_rules(holidays=False), start=st.integers(0, WEEK - 1), count=st.integers(1, 9))
def test_days_are_those_on_which_a_span_begins(rules: list[Written], start: int, count: int) -> None:
    opens = [bool(open_hours(rules, day)) for day in range(7)]
    if not any(opens):
        return
    begin = datetime.combine(MONDAY, datetime.min.time()) + timedelta(hours=start)
    end, left = begin, count
    while left:
        end += timedelta(days=1)
        left -= opens[end.weekday()]
    assert BusinessTime(parse_hours(text_of(rules))).after(begin, Duration(((count, "d"),))) == end
