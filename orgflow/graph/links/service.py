"""Duties and channels, and the ladders that cases climb."""

from collections.abc import Iterator

from orgflow.graph.edges import Edge, Link, link_from, link_to
from orgflow.model.service import Duty, Escalation
from orgflow.model.team import Team


def links(team: Team) -> Iterator[Link]:
    """Who does, answers for, is asked and is told of each duty; who serves channels; who stands on ladders."""
    for duty in team.duties.values():
        yield from _duty(team, duty)
    for channel in team.channels.values():
        for server in channel.served_by:
            yield link_from(Edge.SERVES, server, channel.address)
    for ladder in team.escalations.values():
        yield from _ladder(ladder)


def _duty(team: Team, duty: Duty) -> Iterator[Link]:
    area = team.areas.get(duty.area.id) if duty.area else None
    if duty.area:
        yield link_to(Edge.IN_AREA, duty.address, duty.area)
    for kind, own, fallback in (
        (Edge.RESPONSIBLE, duty.responsible, area.responsible if area else ()),
        (Edge.ACCOUNTABLE, duty.accountable, area.accountable if area else ()),
    ):
        for actor in own or fallback:
            yield Link(kind, actor.address, duty.address, actor.at, inferred=not own)
    for actor in duty.consulted:
        yield link_from(Edge.CONSULTED, actor, duty.address)
    for actor in duty.informed:
        yield link_from(Edge.INFORMED, actor, duty.address)


def _ladder(ladder: Escalation) -> Iterator[Link]:
    for rung in ladder.levels:
        if rung.owner:
            yield Link(Edge.CLIMBS_TO, ladder.address, rung.owner.address, rung.owner.at, via=rung)
