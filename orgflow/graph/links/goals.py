"""Measures and goals, what moves them, and what hangs on them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgflow.graph.edges import Edge, Link, link_from, link_to
from orgflow.model.team import Team

if TYPE_CHECKING:
    from orgflow.model.goals import Goal, Incentive, Kpi, Stage


def links(team: Team) -> Iterator[Link]:
    """Who is measured by which KPI, what moves it, which goals it serves, what is paid for it."""
    if team.kpis:
        for role in team.roles.values():
            for measure in role.kpis:
                yield link_to(Edge.MEASURED_BY, role.address, measure)
    for kpi in team.kpis.values():
        yield from _kpi(kpi)
    for goal in team.goals.values():
        yield from _goal(goal)
    for incentive in team.incentives.values():
        yield from _incentive(incentive)


def _kpi(kpi: "Kpi") -> Iterator[Link]:
    if kpi.owner:
        yield link_from(Edge.OWNS, kpi.owner, kpi.address)
    for channel in kpi.channels or {}:
        yield link_from(Edge.MEASURED_BY, channel, kpi.address)
    for record in kpi.data:
        yield link_to(Edge.TAKEN_FROM, kpi.address, record)
    if kpi.collected_by:
        yield link_from(Edge.COLLECTS, kpi.collected_by, kpi.address)
    for duty in kpi.moved_by:
        yield link_from(Edge.DRIVES, duty, kpi.address)
    for first in kpi.after:
        yield link_to(Edge.RESTS_ON, kpi.address, first)
    if kpi.when_missed:
        for duty in kpi.when_missed.do:
            yield link_from(Edge.REMEDIES, duty, kpi.address)
        for action in kpi.when_missed.pause:
            yield link_to(Edge.PAUSES, kpi.address, action)


def _goal(goal: "Goal") -> Iterator[Link]:
    if goal.parent:
        yield link_to(Edge.CONTRIBUTES_TO, goal.address, goal.parent)
    yield from _wanted(goal, goal.address, None)
    for stage in (goal.cascade or {}).values():
        yield from _wanted(stage, goal.address, stage)


def _wanted(part: "Goal | Stage", goal: str, via: "Stage | None") -> Iterator[Link]:
    """What a goal, or one stage of it, says of its owner, measures and actions."""
    if part.owner:
        yield Link(Edge.OWNS, part.owner.address, goal, part.owner.at, via=via)
    for kpi in part.kpis or {}:
        yield Link(Edge.MEASURED_BY, goal, kpi.address, kpi.at, via=via)
    for action in part.actions:
        yield Link(Edge.CONTRIBUTES_TO, action.address, goal, action.at, via=via)


def _incentive(incentive: "Incentive") -> Iterator[Link]:
    for receiver in incentive.for_:
        yield link_to(Edge.MEANT_FOR, incentive.address, receiver)
    for kpi in incentive.weights or {}:
        yield link_to(Edge.WEIGHS, incentive.address, kpi)
    for step in incentive.steps_before:
        yield link_from(Edge.PRECEDES, step, incentive.address)
    if incentive.appeal_to:
        yield link_from(Edge.HEARS_APPEAL, incentive.appeal_to, incentive.address)
