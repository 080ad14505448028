"""Duties and channels, and the ladders that cases climb."""

from collections.abc import Iterator
from typing import Literal

from orgflow.graph.edges import Edge, Link, link_from, link_to
from orgflow.model.items import Ref
from orgflow.model.service import Area, Duty, Escalation
from orgflow.model.team import Team

_OWNERS: tuple[tuple[Edge, Literal["responsible", "accountable"]], ...] = (
    (Edge.RESPONSIBLE, "responsible"),
    (Edge.ACCOUNTABLE, "accountable"),
)


def links(team: Team) -> Iterator[Link]:
    """Who does, answers for, is asked and is told of each duty; who serves channels; who stands on ladders."""
    for duty in team.duties.values():
        yield from _duty(team, duty)
    for channel in team.channels.values():
        for server in channel.served_by:
            yield link_from(Edge.SERVES, server, channel.address)
    for ladder in team.escalations.values():
        yield from _ladder(ladder)


def named(team: Team, duty: Duty, field: Literal["responsible", "accountable"]) -> tuple[Ref, ...]:
    """Whom a duty names; whom its area names, where the duty does not state the field at all."""
    owner: Duty | Area | None = duty
    if not duty.states(field):
        owner = team.areas.get(duty.area.id) if duty.area else None
    return getattr(owner, field, ())


def _duty(team: Team, duty: Duty) -> Iterator[Link]:
    if duty.area:
        yield link_to(Edge.IN_AREA, duty.address, duty.area)
    for kind, field in _OWNERS:
        for actor in named(team, duty, field):
            yield Link(kind, actor.address, duty.address, actor.at, inferred=not duty.states(field))
    for actor in duty.consulted:
        yield link_from(Edge.CONSULTED, actor, duty.address)
    for actor in duty.informed:
        yield link_from(Edge.INFORMED, actor, duty.address)


def _ladder(ladder: Escalation) -> Iterator[Link]:
    for rung in ladder.levels:
        if rung.owner:
            yield Link(Edge.CLIMBS_TO, ladder.address, rung.owner.address, rung.owner.at, via=rung)
