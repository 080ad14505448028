"""What a post must do fits into the hours of those who hold it."""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.organisation import Role
from orgflow.model.service import Duty
from orgflow.model.values import Cadence
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_HOUR = 3600
_SECONDS = {"s": Fraction(1), "m": Fraction(60), "h": Fraction(_HOUR)}
# How often in a week, at the least: what is done daily is done on five days.
_A_WEEK = {
    "daily": Fraction(5),
    "weekly": Fraction(1),
    "monthly": Fraction(12, 52),
    "quarterly": Fraction(4, 52),
    "half-yearly": Fraction(2, 52),
    "yearly": Fraction(1, 52),
}
_UNITS = {"days": "daily", "weeks": "weekly", "months": "monthly", "quarters": "quarterly", "years": "yearly"}


@rule("overloaded-role", Severity.WARNING, family="duties", needs=("duties", "roles"))
def overloaded_role(graph: OrgGraph) -> Iterator[Problem]:
    """
    A post whose recurring duties alone take more hours than its holders have.

    仅定期职责所需工时就已超过现有人手的岗位。

    **Why.** What does not fit is dropped, and nobody has decided what.

    **Fix.** Give duties to another post, do them less often, or add a head. Added up are duties with an `effort` and a
    `cadence` for which the post alone is responsible: a daily one counts five times a week. Held against them are the
    hours of `team.work.week` for each head; a day of work is a fifth of them. The work that comes with cases is not
    counted. Silent without `work.week`, and about posts into which a variant has merged others: what two did side by
    side, one may do at a stroke.

    **改法。** 把部分职责交给其他岗位，降低频率，或增加人手。每日职责按每周五次计，随案件而来的工作不计。
    """
    work = graph.team.profile.work
    week = work.week.seconds if work and work.week else None
    if not week:
        return
    for role in graph.roles:
        if role.bot or role.external or not role.heads or role.address in graph.absorbed:
            continue
        asked = {duty: seconds for duty in _alone(graph, role.address) if (seconds := _seconds(duty, week))}
        if sum(asked.values()) > week * role.heads:
            yield _problem(role, asked, week * role.heads)


def _alone(graph: OrgGraph, role: str) -> Iterator[Duty]:
    """The duties with an effort for which a post alone is responsible."""
    for link in graph.out(role, Edge.RESPONSIBLE):
        duty = graph.team.duties[link.target.partition(":")[2]]
        if duty.effort and len(graph.into(link.target, Edge.RESPONSIBLE)) == 1:
            yield duty


def _seconds(duty: Duty, week: int) -> Fraction:
    """What a duty takes in a week, at the least; `week` are the seconds that anybody works in one."""
    units = {**_SECONDS, "d": Fraction(week, 5), "w": Fraction(week)}
    parts = duty.effort.parts if duty.effort else ()
    once = sum((count * units.get(unit, Fraction(0)) for count, unit in parts), Fraction(0))
    return sum((_a_week(cadence) for cadence in duty.cadence), Fraction(0)) * once


def _a_week(cadence: Cadence) -> Fraction:
    if cadence.text in _A_WEEK:
        return _A_WEEK[cadence.text]
    _, count, unit = cadence.text.split()
    return _A_WEEK[_UNITS[unit]] / int(count)


def _problem(role: Role, asked: dict[Duty, Fraction], given: int) -> Problem:
    total = sum(asked.values())
    most = sorted(asked, key=lambda duty: -asked[duty])
    return Problem(
        at=role.at,
        say=phrase(
            "the recurring duties of {role} take {asked} hours a week; there are {given}",
            "「{role}」的定期职责每周需 {asked} 小时，而现有工时只有 {given} 小时",
            role=role.label,
            asked=_hours(total),
            given=_hours(Fraction(given)),
        ),
        subjects=(role.address,),
        witness=Witness("conflict", (role.address, *(duty.address for duty in most))),
        related=tuple(
            Note(duty.at, phrase("{n} hours a week", "每周 {n} 小时", n=_hours(asked[duty]))) for duty in most
        ),
        hint=Text(
            en="Give duties to another post, do them less often, or add a head.",
            zh="请把部分职责交给其他岗位，降低频率，或增加人手。",
        ),
    )


def _hours(seconds: Fraction | int) -> str:
    # Rounded up, so that what is too much never looks as if it fitted.
    return f"{ceil(seconds * 10 / _HOUR) / 10:.1f}".removesuffix(".0")
