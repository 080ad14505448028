"""A usual week, without dates: what is open in it, and what of one set of hours others leave uncovered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orgflow.hours.days import Day, open_on
from orgflow.hours.spans import Span, Spans, common, minus, moved, union
from orgflow.hours.wording import as_text, as_words
from orgflow.model.hours import DAY, Hours, Rule
from orgflow.text import Text

_WEEK = 7 * DAY
_ALWAYS = Hours("24/7", (Rule("", (), False, ((0, DAY),), False, False),))


@dataclass(frozen=True, slots=True)
class Week:
    """Spans that begin on each day from Monday on, and those on public holidays, whatever weekday they fall on."""

    days: tuple[Spans, ...]
    holidays: Spans = ()

    def __bool__(self) -> bool:
        return any(self.days) or bool(self.holidays)

    def without(self, other: "Week") -> "Week":
        """What is in this one and not in another, day by day."""
        days = tuple(minus(ours, theirs) for ours, theirs in zip(self.days, other.days, strict=True))
        return Week(days, minus(self.holidays, other.holidays))

    @property
    def row(self) -> Spans:
        """The spans of the days in minutes from Monday's midnight; those of Sunday may reach beyond the week's end."""
        return union(span for weekday, spans in enumerate(self.days) for span in moved(spans, weekday * DAY))

    @property
    def around(self) -> Spans:
        """The same within the week: what reaches beyond its end is at its begin."""
        return _within_the_week(self.row)

    @property
    def text(self) -> str:
        """As a consultant writes hours: `Mo-Fr 20:00-22:00; PH 10:00-16:00`."""
        return as_text(self.days, self.holidays)

    @property
    def words(self) -> Text:
        """For people: `Mon–Fri 20:00–22:00`, `周一至周五 20:00–22:00`."""
        return as_words(self.days, self.holidays)


def usual_week(hours: Hours) -> Week:
    """What is open in a week without holidays and without days that a rule names by date."""
    return Week(tuple(open_on(hours, Day(weekday)) for weekday in range(7)))


def uncovered(wanted: Hours, given: Iterable[Hours]) -> Week:
    """When `wanted` is open and none of `given` is, in a usual week and on a single public holiday in it.

    What `given` open on some dates only counts as always open: a gap that is told exists in most weeks.
    """
    given = tuple(given)
    cover = union(span for n in range(-1, 8) for span in moved(_at_least(given, Day(n % 7)), n * DAY))
    ordinary = _within_the_week(minus(usual_week(wanted).row, cover))
    days: list[list[Span]] = [[] for _ in range(7)]
    for begin, end in _told_by_day(ordinary):
        weekday, minute = divmod(begin, DAY)
        days[weekday].append((minute, minute + end - begin))
    names_holidays = any(hours.names_holidays for hours in (wanted, *given))
    return Week(
        tuple(tuple(sorted(spans)) for spans in days), _on_holidays(wanted, given, ordinary) if names_holidays else ()
    )


def absence(wanted: Hours, given: Iterable[Hours], minutes: int, *, only_open: bool) -> Week | None:
    """The first stretch of a usual week that begins while `wanted` is open, in which none of `given` is for so many
    minutes on end; `only_open` counts the minutes in which `wanted` is open. What `given` open on some dates only
    counts as always open."""
    open_ = usual_week(wanted).row
    twice = union((*open_, *moved(open_, _WEEK)))
    away = uncovered(_ALWAYS, given).row
    for begin, end in union((*away, *moved(away, _WEEK))):
        inside = common(twice, ((begin, end),))
        if not inside or inside[0][0] >= _WEEK:
            continue
        first = inside[0][0]
        length = sum(last - start for start, last in inside) if only_open else end - first
        if length >= minutes:
            weekday, minute = divmod(first, DAY)
            days: list[Spans] = [()] * 7
            days[weekday] = ((minute, minute + min(end - first, DAY)),)
            return Week(tuple(days))
    return None


def _at_least(given: tuple[Hours, ...], day: Day) -> Spans:
    """What is open on a day of any week; what opens on dates only counts as open."""
    dated = (span for hours in given for rule in hours.rules if rule.dates for span in rule.spans if not rule.closed)
    return union((*dated, *(span for hours in given for span in open_on(hours, day))))


def _on_holidays(wanted: Hours, given: tuple[Hours, ...], ordinary: Spans) -> Spans:
    """What is uncovered on a holiday whatever weekday it falls on, and covered on other days."""
    found: Spans = ((0, DAY),)
    for weekday in range(7):
        around = (
            span
            for n in (-1, 0, 1)
            for span in moved(_at_least(given, Day((weekday + n) % 7, holiday=n == 0)), n * DAY)
        )
        gaps = minus(open_on(wanted, Day(weekday, holiday=True)), union(around))
        found = common(found, minus(gaps, moved(ordinary, -weekday * DAY)))
    return found


def _within_the_week(spans: Spans) -> Spans:
    """What reaches beyond the end of the week is at its begin again."""
    inside, beyond = common(spans, ((0, _WEEK),)), common(spans, ((_WEEK, 2 * _WEEK),))
    return union((*inside, *moved(beyond, -_WEEK)))


def _told_by_day(spans: Spans) -> Iterator[Span]:
    """Spans of a week as people tell them: over midnight in one piece, day by day where they are longer than a day."""
    if len(spans) > 1 and spans[0][0] == 0 and spans[-1][1] == _WEEK:
        spans = (*spans[1:-1], (spans[-1][0], _WEEK + spans[0][1]))
    for begin, end in spans:
        if end - begin <= DAY:
            yield begin, end
            continue
        while begin < end:
            midnight = (begin // DAY + 1) * DAY
            yield begin % _WEEK, begin % _WEEK + min(midnight, end) - begin
            begin = midnight
