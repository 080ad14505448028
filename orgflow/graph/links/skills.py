"""Skills: who needs them, who has them, and where they are learnt."""

from collections.abc import Iterable, Iterator

from orgflow.graph.edges import Edge, Link, link_from, link_to
from orgflow.model.items import Ref
from orgflow.model.team import Team


def links(team: Team) -> Iterator[Link]:
    """What posts, units, duties, channels and steps need, what people have, what courses teach, to whom and by whom."""
    if team.skills:
        yield from _needs(team)
    for person in team.people.values():
        for skill in person.skills or {}:
            yield link_to(Edge.HAS_SKILL, person.address, skill)
    for course in team.courses.values():
        for skill in course.teaches or {}:
            yield link_to(Edge.TEACHES, course.address, skill)
        for learner in course.for_:
            yield link_to(Edge.MEANT_FOR, course.address, learner)
        if course.trainer:
            yield link_from(Edge.TRAINS, course.trainer, course.address)


def _needs(team: Team) -> Iterator[Link]:
    for unit in team.units.values():
        yield from _needed(unit.address, unit.requires or ())
    for role in team.roles.values():
        yield from _needed(role.address, role.requires or ())
    for duty in team.duties.values():
        yield from _needed(duty.address, duty.needs)
    for channel in team.channels.values():
        yield from _needed(channel.address, channel.needs)
    for workflow in team.workflows.values():
        for step in workflow.steps.values():
            yield from _needed(step.address, step.needs)


def _needed(address: str, skills: Iterable[Ref]) -> Iterator[Link]:
    for skill in skills:
        yield link_to(Edge.NEEDS, address, skill)
