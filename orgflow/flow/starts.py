"""On which clocks a promise is looked at: one for all cases, or one for each time at which a case may begin.

While every unit has one length, it does not matter when a case begins. Where hours and days are mixed in business
time, or something is waited for until it is open, it does: then cases are looked at that begin on the hour or just
after, at all hours of the effective year, and around opening and closing. Days that are alike up to the end of the
promise are looked at once.
A case that comes in out of hours begins, in business time, when it opens.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from orgflow.flow.timing import Share, Term
from orgflow.graph import OrgGraph
from orgflow.hours import BusinessTime, Clock, DatedClock, SteadyClock, Undecided, day_of, open_on
from orgflow.model.hours import Hours
from orgflow.model.values import Duration
from orgflow.text import Text

_HOURS = frozenset(("s", "m", "h"))
_DAYS = frozenset("d")
_MINUTE = timedelta(minutes=1)
# A week in which no rule on dates and no holiday holds, as far as anybody knows.
_USUAL = date(2001, 1, 1)


def starts(graph: OrgGraph, clock: str, within: Duration, terms: Iterable[Term]) -> Iterator[Clock]:
    """The clocks to look at for a promise that runs on `clock`, if stays are limited by `terms`.

    Raises `Undecided` where the calendar is not known.
    """
    terms = tuple(terms)
    business = clock == "business"
    if _is_steady(business, within, terms):
        yield SteadyClock()
        return
    calendar = graph.team.profile.calendar
    open_ = calendar.open if calendar else None
    if business and open_ is None:
        raise Undecided(
            Text(
                en="hours and days are mixed, and the team does not say when it is open",
                zh="时限混用了小时和天，而团队未写明营业时间",
            )
        )
    effective = graph.team.profile.effective
    country = calendar.holidays if calendar and effective and effective.from_ else None
    time_ = BusinessTime(open_, country) if business and open_ else None
    kept = (*((open_,) if business and open_ else ()), *(term for term in terms if isinstance(term, Hours)))
    months = any(duration.seconds is None for duration in _durations(within, terms))
    seen = set()
    for day in _days(graph):
        opened = DatedClock(datetime.combine(day, time()), time_, calendar.zone if calendar else None, country)
        end = opened.wall(opened.after(0, within)).date()
        alike = (day,) if months else (opened.moment(datetime.combine(end, time())), *_around(kept, day, end, country))
        if alike not in seen:
            seen.add(alike)
            for begin in _begins(day, kept, country, only_open=time_ is not None):
                yield DatedClock(begin, time_, opened.zone, country)


def is_dated(graph: OrgGraph) -> bool:
    """Whether somebody says from when on the organisation holds, so that the days that are looked at have a date."""
    effective = graph.team.profile.effective
    return effective is not None and effective.from_ is not None


def _is_steady(business: bool, within: Duration, terms: tuple[Term, ...]) -> bool:
    if any(isinstance(term, Hours) for term in terms):
        return False
    durations = list(_durations(within, terms))
    units = {unit for duration in durations for _, unit in duration.parts}
    if not business:
        return all(duration.seconds is not None for duration in durations)
    return units <= _HOURS or (units <= _DAYS and not any(isinstance(term, Share) for term in terms))


def _durations(within: Duration, terms: tuple[Term, ...]) -> Iterator[Duration]:
    yield within
    for term in terms:
        if not isinstance(term, Hours):
            yield term.of if isinstance(term, Share) else term


def _days(graph: OrgGraph) -> Iterator[date]:
    """The days of the effective year, or of a usual week where nobody says from when on the organisation holds."""
    effective = graph.team.profile.effective
    first = date.fromisoformat(effective.from_) if effective and effective.from_ else _USUAL
    last = first + timedelta(days=6 if first == _USUAL else 364)
    if effective and effective.to:
        last = min(last, date.fromisoformat(effective.to))
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _around(kept: tuple[Hours, ...], day: date, end: date, country: str | None) -> tuple[object, ...]:
    """What is open from the day before a day until the day after the promise ends."""
    length = (end - day).days + 3
    days = (day + timedelta(days=number - 1) for number in range(length))
    return tuple(tuple(open_on(hours, day_of(each, country)) for hours in kept) for each in days)


def _begins(day: date, kept: tuple[Hours, ...], country: str | None, *, only_open: bool) -> Iterator[datetime]:
    """When cases of a day begin: on the hour or just after, and around opening and closing."""
    midnight = datetime.combine(day, time())
    hours_ = [midnight + timedelta(hours=hour) for hour in range(24 if kept else 1)]
    found = [moment + shift for moment in hours_ for shift in (timedelta(), _MINUTE)]
    for hours in kept:
        for begin, end in open_on(hours, day_of(day, country)):
            edges = (midnight + timedelta(minutes=begin), midnight + timedelta(minutes=end))
            found += [moment + shift for moment in edges for shift in (-_MINUTE, timedelta(), _MINUTE)]
    for moment in sorted(set(found)):
        if not only_open or _is_open(kept[0], moment, country):
            yield moment


def _is_open(hours: Hours, moment: datetime, country: str | None) -> bool:
    first = next((span[0] for span in BusinessTime(hours, country).open_from(moment)), None)
    return first == moment
