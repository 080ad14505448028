"""Clocks that deadlines run on. A moment is a number of seconds since a case began."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from orgflow.hours.business import BusinessTime, months_later
from orgflow.hours.holidays import Undecided
from orgflow.model.hours import Hours
from orgflow.model.values import MONTHS, Duration, Percent
from orgflow.text import phrase

_CENT = 100
# Hours that do not open within so many days never do for whoever waits.
_LONGEST_WAIT = timedelta(days=400)


class Clock(Protocol):
    """Tells when something that begins at a moment is over."""

    def after(self, moment: int, duration: Duration) -> int:
        """When a duration is over."""

    def share(self, moment: int, duration: Duration, percent: Percent) -> int:
        """When a part of a duration is over; a percentage may be beyond a hundred."""

    def until(self, moment: int, hours: Hours) -> int:
        """When it is open next; at once while it is."""


@dataclass(frozen=True, slots=True)
class SteadyClock:
    """A clock on which every unit has one length, so that it does not matter when a case begins: elapsed time without
    months, open hours without days, open days without hours."""

    def after(self, moment: int, duration: Duration) -> int:
        """When a duration is over."""
        return moment + (duration.seconds or 0)

    def share(self, moment: int, duration: Duration, percent: Percent) -> int:
        """When a part of a duration is over."""
        return moment + int((duration.seconds or 0) * percent.value / _CENT)

    def until(self, moment: int, hours: Hours) -> int:
        """Nobody can tell without a calendar; who asks takes a `DatedClock`."""
        raise TypeError(f"a steady clock does not know when {hours.text} is open after {moment}")


@dataclass(frozen=True)
class DatedClock:
    """A clock for a case that begins at a certain time: `begin` is what the clock on the wall shows in `zone`.

    With `business` time stands still out of hours; without, it elapses. Where the zone is None or not known, no clock
    is put forward or back. `country` is where hours that are waited for keep their holidays.
    """

    begin: datetime
    business: BusinessTime | None = None
    zone: str | None = None
    country: str | None = None

    def wall(self, moment: int) -> datetime:
        """What the clock on the wall shows at a moment."""
        if self._zone is None:
            return self.begin + timedelta(seconds=moment)
        there = self._begin.astimezone(UTC) + timedelta(seconds=moment)
        return there.astimezone(self._zone).replace(tzinfo=None)

    def moment(self, wall: datetime) -> int:
        """The moment at which the clock on the wall shows this."""
        if self._zone is None:
            return round((wall - self.begin).total_seconds())
        return round((wall.replace(tzinfo=self._zone).astimezone(UTC) - self._begin.astimezone(UTC)).total_seconds())

    def after(self, moment: int, duration: Duration) -> int:
        """When a duration is over."""
        if self.business:
            return self.moment(self.business.after(self.wall(moment), duration))
        for count, unit in duration.parts:
            if unit in MONTHS:
                moment = self.moment(months_later(self.wall(moment), count * MONTHS[unit]))
            else:
                moment += Duration(((count, unit),)).seconds or 0
        return moment

    def share(self, moment: int, duration: Duration, percent: Percent) -> int:
        """When a part of a duration is over; of open time, where time stands still out of hours."""
        end = self.after(moment, duration)
        if self.business is None:
            return moment + int((end - moment) * percent.value / _CENT)
        part = int(self._open_seconds(moment, end) * percent.value / _CENT)
        return self.after(moment, Duration(((part, "s"),)))

    def until(self, moment: int, hours: Hours) -> int:
        """When it is open next; at once while it is. Raises `Undecided` where that is never."""
        wall = self.wall(moment)
        begin = next((first for first, _ in BusinessTime(hours, self.country).open_from(wall)), None)
        if begin is None or begin - wall > _LONGEST_WAIT:
            raise Undecided(phrase("`{hours}` does not open", "`{hours}` 不开放", hours=hours.text))
        return self.moment(begin)

    def _open_seconds(self, moment: int, end: int) -> int:
        assert self.business is not None
        last, found = self.wall(end), timedelta()
        for begin, close in self.business.open_from(self.wall(moment)):
            if begin >= last:
                break
            found += min(close, last) - begin
        return round(found.total_seconds())

    @cached_property
    def _zone(self) -> ZoneInfo | None:
        try:
            return ZoneInfo(self.zone) if self.zone else None
        except (ZoneInfoNotFoundError, ValueError):
            return None

    @cached_property
    def _begin(self) -> datetime:
        return self.begin.replace(tzinfo=self._zone)
