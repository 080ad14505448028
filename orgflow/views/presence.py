"""Who is there for a channel in a usual week, minute by minute from Monday's midnight."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from orgflow.graph import OrgGraph
from orgflow.hours import usual_week
from orgflow.model.hours import DAY, Hours
from orgflow.model.service import Channel

if TYPE_CHECKING:
    from orgflow.model.coverage import Shift

WEEK = 7 * DAY
State = Literal["on duty", "on call", "machine", "unknown", "nobody", "later"]
"""What there is for customers: `nobody` where they wait, `later` where they do not, `unknown` where nobody can tell."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Of each minute whether a channel is open, how many who serve it are on duty, and how many on call."""

    channel: Channel
    open: tuple[int, ...]
    duty: tuple[int, ...]
    call: tuple[int, ...]
    machine: bool
    unknown: bool
    waited_on: bool

    def at(self, minute: int) -> tuple[State, int]:
        """What there is, and how many heads."""
        if self.duty[minute]:
            return "on duty", self.duty[minute]
        if self.call[minute]:
            return "on call", self.call[minute]
        if self.machine:
            return "machine", 0
        if self.unknown:
            return "unknown", 0
        return ("nobody" if self.waited_on else "later"), 0

    def during(self, begin: int, end: int) -> tuple[State, int] | None:
        """The least that there is in a stretch of the week while the channel is open; None where it is closed."""
        found = {self.at(minute) for minute in range(begin, end) if self.open[minute]}
        return min(found, key=lambda each: (-_WORST.index(each[0]), each[1])) if found else None

    @property
    def alone(self) -> int:
        """How many minutes of the week customers wait with nobody there."""
        return sum(self.open[minute] and self.at(minute)[0] == "nobody" for minute in range(WEEK))


_WORST: tuple[State, ...] = ("on duty", "machine", "on call", "later", "unknown", "nobody")


def presence(graph: OrgGraph, channel: Channel) -> Presence:
    """How a channel that has opening hours is staffed."""
    rota, calendar = graph.rota, graph.team.profile.calendar
    duty: list[tuple[Hours, int]] = []
    call: list[tuple[Hours, int]] = []
    machine = unknown = shifted = False
    for address in rota.servers(channel):
        post = graph.team.roles[address.partition(":")[2]]
        shifts = rota.shifts(address)
        shifted = shifted or bool(shifts)
        for shift in shifts:
            if shift.hours:
                (call if shift.on_call else duty).append((shift.hours, _heads(shift, address)))
            else:
                unknown = True
        if post.bot:
            machine = True
        elif not shifts and not post.external and calendar and calendar.open:
            duty.append((calendar.open, graph.heads(address)))
        elif not shifts:
            unknown = True
    opened = [(channel.open, 1)] if channel.open else []
    waited_on = shifted and rota.is_waited_on(channel)
    return Presence(channel, _counted(opened), _counted(duty), _counted(call), machine, unknown, waited_on)


def _heads(shift: "Shift", role: str) -> int:
    return sum(heads for ref, heads in (shift.roles or {}).items() if ref.address == role)


def _counted(given: Iterable[tuple[Hours, int]]) -> tuple[int, ...]:
    """Of each minute of the week how many heads are there in all."""
    change = [0] * (WEEK + 1)
    for hours, heads in given:
        for begin, end in usual_week(hours).around:
            change[begin] += heads
            change[end] -= heads
    return tuple(accumulate(change[:WEEK]))
