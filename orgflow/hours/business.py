"""Business time: how long something takes while the clock stands still out of hours."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from orgflow.hours.days import day_of, open_on
from orgflow.hours.holidays import Undecided
from orgflow.hours.spans import Spans, common, moved, union
from orgflow.model.hours import DAY, Hours
from orgflow.model.values import MONTHS, Duration
from orgflow.text import phrase

_SECONDS = {"s": 1, "m": 60, "h": 3600}
# Hours that open now and then end a search of this many days; hours that never do would not.
_FARTHEST = 3660
_WHOLE_DAY = ((0, DAY),)


@dataclass(frozen=True, slots=True)
class BusinessTime:
    """Time by the clock on the wall of the place where `hours` are kept, with the holidays of a country."""

    hours: Hours
    country: str | None = None

    def after(self, start: datetime, duration: Duration) -> datetime:
        """When a duration that begins at `start` is over; its parts follow each other as written.

        Seconds, minutes and hours count open time. A day is the same time on the next open day, a week seven days of
        the calendar, a month the same day of the next month. Raises `Undecided` where no year tells.
        """
        moment = start
        try:
            for count, unit in duration.parts:
                moment = self._part_after(moment, count, unit)
        except (OverflowError, ValueError):  # how the standard library says that there are no such years
            raise self._never() from None
        return moment

    def open_from(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """When it is open from a moment on, in order, cut at midnights; ends when ten years are over."""
        before: Spans = ()
        for day, spans in self._days(start.date() - timedelta(days=1)):
            # A span ends at the latest with the day after the one it begins on.
            for begin, end in common(union((*moved(before, -DAY), *spans)), _WHOLE_DAY):
                midnight = datetime.combine(day, time())
                first, last = max(start, midnight + timedelta(minutes=begin)), midnight + timedelta(minutes=end)
                if first < last:
                    yield first, last
            before = spans

    def _part_after(self, start: datetime, count: int, unit: str) -> datetime:
        if unit in _SECONDS:
            return self._open_time(start, timedelta(seconds=count * _SECONDS[unit]))
        if unit == "d":
            return datetime.combine(self._open_day(start.date(), count), start.time())
        if unit == "w":
            return start + timedelta(weeks=count)
        return months_later(start, count * MONTHS[unit])

    def _open_time(self, start: datetime, wanted: timedelta) -> datetime:
        for begin, end in self.open_from(start):
            if wanted <= end - begin:
                return begin + wanted
            wanted -= end - begin
        raise self._never()

    def _open_day(self, day: date, count: int) -> date:
        for following, found in self._days(day + timedelta(days=1)):
            count -= bool(found)
            if count == 0:
                return following
        raise self._never()

    def _days(self, first: date) -> Iterator[tuple[date, Spans]]:
        for number in range(_FARTHEST):
            day = first + timedelta(days=number)
            yield day, open_on(self.hours, day_of(day, self.country))

    def _never(self) -> Undecided:
        return Undecided(
            phrase(
                "the hours `{hours}` do not open long enough within ten years",
                "营业时间 `{hours}` 十年之内的开放时长不够",
                hours=self.hours.text,
            )
        )


def months_later(moment: datetime, count: int) -> datetime:
    """The same day some months later, or the last of that month where it has no such day."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + count, 12)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))
