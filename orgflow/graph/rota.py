"""The rota: when posts and the people in them are on duty."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from orgflow.graph.edges import Edge
from orgflow.model.hours import DAY, Hours, parse_hours
from orgflow.model.items import Ref
from orgflow.model.organisation import Person, Role
from orgflow.model.service import Channel

if TYPE_CHECKING:
    from orgflow.graph.graph import OrgGraph
    from orgflow.model.coverage import Shift

_WEEK = 7 * DAY
# People go home in a longer gap; a shorter one is a break.
_LONGEST_BREAK = 4 * 60
_HELD = ("phone", "chat")


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a shift in a usual week: minutes from Monday's midnight, how many of them are worked, by how many."""

    begin: int
    end: int
    worked: int
    heads: int
    shift: "Shift"


class Rota:
    """Who is on duty when, as shifts say it; a post that no shift names is on duty while the team is open.

    Where nobody can tell, answers are None: a shift without hours, a team without opening hours, posts of others.
    """

    def __init__(self, graph: "OrgGraph") -> None:
        self._graph = graph
        calendar = graph.team.profile.calendar
        self._open = calendar.open if calendar else None

    def shifts(self, role: str) -> "list[Shift]":
        """The shifts that name a post, those on call too."""
        found = self._graph.into(role, Edge.STAFFS)
        return [self._graph.team.shifts[link.source.partition(":")[2]] for link in found]

    def hours(self, role: str) -> tuple[Hours, ...] | None:
        """When somebody in a post is on duty."""
        post = self._graph.team.roles[role.partition(":")[2]]
        if post.bot:
            return (parse_hours("24/7"),)
        shifts = self.shifts(role)
        if shifts:
            return _all(shift.hours for shift in shifts)
        return None if post.external or self._open is None else (self._open,)

    def hours_of_any(self, roles: Iterable[str]) -> tuple[Hours, ...] | None:
        """When somebody in one of the posts is on duty."""
        found: dict[Hours, None] = {}
        for role in roles:
            hours = self.hours(role)
            if hours is None:
                return None
            found |= dict.fromkeys(hours)
        return tuple(found)

    def hours_of_those(self, role: str, able: Callable[[Person], bool]) -> tuple[Hours, ...] | None:
        """When somebody in a post is on duty who is `able`; None where not all holders of the post are named."""
        people, post = self.holders(role), self._graph.team.roles[role.partition(":")[2]]
        if len(people) < post.heads:
            return None
        found: dict[Hours, None] = {}
        for person in filter(able, people):
            shifts = [self._graph.team.shifts[ref.id] for ref in person.shifts]
            hours = _all(shift.hours for shift in shifts) if shifts else self.hours(role)
            if hours is None:
                return None
            found |= dict.fromkeys(hours)
        return tuple(found)

    def holders(self, role: str) -> list[Person]:
        """The people who are named as holders of a post."""
        return [self._graph.team.people[link.source.partition(":")[2]] for link in self._graph.into(role, Edge.HOLDS)]

    def servers(self, channel: Channel) -> tuple[str, ...]:
        """The posts that serve a channel, those of the units that it names among them."""
        found: dict[str, None] = {}
        for server in channel.served_by:
            found |= dict.fromkeys(
                (server.address,) if server.kind == "role" else self._members.get(server.address, ())
            )
        return tuple(found)

    def is_manned(self, channel: Channel) -> bool:
        """Whether it is not by bots alone that a channel is served; of one that nobody serves yet nobody can tell."""
        servers = self.servers(channel)
        return not servers or not all(self._graph.team.roles[role.partition(":")[2]].bot for role in servers)

    def is_waited_on(self, channel: Channel) -> bool:
        """Whether customers wait on a channel until somebody answers: nobody holds the line of an email, and what
        overflows is answered elsewhere."""
        return channel.kind in _HELD and not channel.overflow_to

    def turns(self, role: str) -> list[Turn]:
        """The turns of a post in a usual week, in their order; those on call are none."""
        found: list[Turn] = []
        for shift in self.shifts(role):
            heads = (shift.roles or {})[Ref(role, shift.node)]
            found += turns(shift, heads)
        return sorted(found, key=lambda turn: (turn.begin, turn.end))

    @cached_property
    def overlaps(self) -> dict[str, tuple[str, int]]:
        """For each shift at whose end another with one of its posts is on duty: that shift, and how many minutes they
        have together; of several ends the one with the fewest."""
        found: dict[str, tuple[str, int]] = {}
        for role in self._graph.roles:
            for before, after, minutes in _following(self.turns(role.address)):
                least = found.get(before.address)
                if least is None or minutes < least[1]:
                    found[before.address] = (after.address, minutes)
        return found

    @cached_property
    def _members(self) -> dict[str, dict[str, None]]:
        """The posts of each unit that serves a channel and of those below it."""
        found: dict[str, dict[str, None]] = {}
        for unit in dict.fromkeys(link.source for link in self._graph.links(Edge.SERVES)):
            if unit.startswith("unit:"):
                inside = self._graph.leading_to([unit], Edge.PART_OF)
                found[unit] = {
                    link.source: None
                    for home in inside
                    for kind in (Edge.MEMBER_OF, Edge.HEADS)
                    for link in self._graph.into(home, kind)
                }
        return found


def bound(role: Role) -> int | None:
    """How many heads a post has at most; None where nobody has said."""
    return max(role.headcount.high, role.headcount.now) if role.headcount and role.headcount.high is not None else None


def turns(shift: "Shift", heads: int) -> "Iterator[Turn]":
    """The turns of a shift in a usual week; one on call has none."""
    from orgflow.hours import usual_week

    pause = (shift.break_.seconds or 0) // 60 if shift.break_ else 0
    begin, end, worked = 0, -DAY, 0
    spans = usual_week(shift.hours).row if shift.hours and not shift.on_call else ()
    for first, last in (*spans, (3 * _WEEK, 3 * _WEEK)):
        if first - end > _LONGEST_BREAK:
            if worked:
                yield Turn(begin, end, min(worked, end - begin - pause), heads, shift)
            begin, worked = first, 0
        end, worked = last, worked + last - first


def _all(hours: Iterable[Hours | None]) -> tuple[Hours, ...] | None:
    found = tuple(dict.fromkeys(hours))
    return None if None in found else tuple(each for each in found if each)


def _following(turns: list[Turn]) -> "Iterator[tuple[Shift, Shift, int]]":
    """For each turn at whose end another is on: both shifts, and for how long the other was there already."""
    again = [replace(turn, begin=turn.begin + _WEEK, end=turn.end + _WEEK) for turn in turns]
    waiting = [*turns, *again]
    there: list[tuple[int, int, int]] = []  # begin, place, end of those who have begun, first come first
    place = 0
    for turn in sorted(turns, key=lambda turn: turn.end):
        while place < len(waiting) and waiting[place].begin <= turn.end:
            heappush(there, (waiting[place].begin, place, waiting[place].end))
            place += 1
        while there and there[0][2] <= turn.end:
            heappop(there)
        if there and waiting[there[0][1]].shift is not turn.shift:
            yield turn.shift, waiting[there[0][1]].shift, turn.end - max(turn.begin, there[0][0])
