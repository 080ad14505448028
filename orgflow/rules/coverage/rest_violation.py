"""The rota leaves people the rest that law and contract give them."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.graph.rota import Turn, bound, turns
from orgflow.model.hours import DAY
from orgflow.model.items import Item
from orgflow.model.organisation import Person, Work
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_SHOWN = 6
_DAYS = 7


@dataclass(frozen=True, slots=True)
class _Crew:
    """A post with so many heads, or one person of it, and the turns that they alone can take."""

    who: Item
    heads: int
    turns: list[Turn]


@rule("rest-violation", Severity.ERROR, family="coverage", needs=("shifts", "roles"))
def rest_violation(graph: OrgGraph) -> Iterator[Problem]:
    """
    A rota that its people cannot work within the limits of law or contract.

    超出法律或合同工时限制的排班。

    **Why.** It is kept for a month by overtime that nobody counts. Then people are ill, or leave, or go to court.

    **Fix.** Put fewer heads on the shifts, shorten them, or raise the `headcount` of the post. Nothing is assumed of
    who works which day; told is only what no way of sharing the turns could avoid: more hours a week than all heads of
    the post may work (`work: {week}`), two turns with too little rest between (`rest`) that take more heads together
    than there are, or more days running (`days_running`) on each of which all heads are needed. Breaks are no work. For
    a person whose shifts name no more people than they take, the same is told of that person. Silent on limits that the
    team does not state, on posts without `headcount`, and on shifts on call.

    **改法。** 减少班次人数、缩短班次，或增加岗位 `headcount`。
    不假定谁上哪天，只报告无论怎么轮换都避免不了的情况：每周总工时超过全部人员的上限（`work: {week}`）、
    两班间隔不足（`rest`）而所需人数之和超过编制、或连续若干天（`days_running`）每天都要全员到岗。
    休息不计工时。班次人数刚好等于所列人员的，同样检查到人。
    团队未写明的限制、未写明 `headcount` 的岗位和待命班次不提示。
    """
    work = graph.team.profile.work
    if work is None:
        return
    told: dict[str, None] = {}
    for crew in (*_posts(graph), *_people(graph)):
        if isinstance(crew.who, Person) and any(ref.address in told for ref in crew.who.roles or {}):
            continue
        faults = [fault for fault in (_week(crew, work), _rest(crew, work), _running(crew, work)) if fault]
        if faults:
            told[crew.who.address] = None
            yield _problem(crew, faults)


def _posts(graph: OrgGraph) -> Iterator[_Crew]:
    for role in graph.roles:
        heads = bound(role)
        if heads and not role.bot:
            yield _Crew(role, heads, graph.rota.turns(role.address))


def _people(graph: OrgGraph) -> Iterator[_Crew]:
    """Each person with the turns that nobody else on the same shift can take."""
    there: dict[tuple[str, str], int] = {}
    for person in graph.team.people.values():
        for worked in person.shifts:
            for role in person.roles or {}:
                there[worked.address, role.address] = there.get((worked.address, role.address), 0) + 1
    for person in graph.team.people.values():
        alone: list[Turn] = []
        for ref in person.shifts:
            shift = graph.team.shifts[ref.id]
            if any(
                role in (person.roles or {}) and there[ref.address, role.address] <= heads
                for role, heads in (shift.roles or {}).items()
            ):
                alone += turns(shift, 1)
        yield _Crew(person, 1, sorted(alone, key=lambda turn: (turn.begin, turn.end)))


def _week(crew: _Crew, work: Work) -> Text | None:
    """More hours a week than all may work."""
    limit = work.week.seconds if work.week else None
    needed = sum(turn.worked * turn.heads for turn in crew.turns)
    if limit is None or needed * 60 <= limit * crew.heads:
        return None
    return phrase(
        "{needed} h a week, at most {allowed} are allowed",
        "每周 {needed} 小时，最多 {allowed} 小时",
        needed=_hours(needed),
        allowed=_hours(limit * crew.heads // 60),
    )


def _rest(crew: _Crew, work: Work) -> Text | None:
    """A turn, and one of a later day that begins before people have rested, which share somebody."""
    rest = (work.rest.seconds or 0) // 60 if work.rest else 0
    window: deque[Turn] = deque()  # those that begin in time, by heads, most first
    coming = deque((*crew.turns, *(_later(turn) for turn in crew.turns)))
    for turn in sorted(crew.turns, key=lambda turn: turn.end):
        while coming and coming[0].begin < turn.end + rest:
            following = coming.popleft()
            while window and window[-1].heads <= following.heads:
                window.pop()
            window.append(following)
        while window and window[0].begin < turn.end:
            window.popleft()
        if window and window[0].begin // DAY > turn.begin // DAY and window[0].heads + turn.heads > crew.heads:
            return phrase(
                "{rest} h of rest between {before} and {after}",
                "「{before}」与「{after}」之间只休息 {rest} 小时",
                rest=_hours(window[0].begin - turn.end),
                before=turn.shift.label,
                after=window[0].shift.label,
            )
    return None


def _running(crew: _Crew, work: Work) -> Text | None:
    """Days running on each of which some turn takes all heads."""
    full = {turn.begin // DAY for turn in crew.turns if turn.heads >= crew.heads}
    longest, length = 0, 0
    for day in range(2 * _DAYS):
        length = length + 1 if day % _DAYS in full else 0
        longest = max(longest, length)
    if work.days_running is None or longest <= work.days_running:
        return None
    if len(full) == _DAYS:
        return Text(en="every day without a day off", zh="每天上班，没有休息日")
    return phrase("{days} days running", "连续工作 {days} 天", days=longest)


def _problem(crew: _Crew, faults: list[Text]) -> Problem:
    shifts = list({turn.shift.address: turn.shift for turn in crew.turns}.values())
    return Problem(
        at=crew.who.at,
        say=phrase(
            "the shifts ask too much of {who}: {faults}",
            "班次对「{who}」要求过高：{faults}",
            who=crew.who.label,
            faults=Text(en="; ".join(fault.get("en") for fault in faults), zh="；".join(f.get("zh") for f in faults)),
        ),
        subjects=(crew.who.address,),
        witness=Witness("interval", (crew.who.address, *(shift.address for shift in shifts))),
        related=tuple(Note(shift.at, Text(en="a shift of theirs", zh="所在班次")) for shift in shifts[:_SHOWN]),
        hint=Text(
            en="Put fewer heads on the shifts, shorten them, or raise `headcount`.",
            zh="请减少班次人数、缩短班次，或增加 `headcount`。",
        ),
    )


def _later(turn: Turn) -> Turn:
    """The same turn a week later."""
    week = _DAYS * DAY
    return Turn(turn.begin + week, turn.end + week, turn.worked, turn.heads, turn.shift)


def _hours(minutes: int) -> str:
    return f"{minutes / 60:g}"
