"""From a team to its graph, with the defaults that the language promises filled in as inferred edges."""

from collections.abc import Iterator

from orgflow.graph.coverage import coverage_links
from orgflow.graph.edges import Edge, Link, link_from, link_to
from orgflow.graph.graph import OrgGraph
from orgflow.graph.records import record_links
from orgflow.graph.superiors import reporting_lines
from orgflow.model.items import Item, Ref
from orgflow.model.organisation import Role
from orgflow.model.service import Duty, Escalation
from orgflow.model.team import Team
from orgflow.model.workflows import Exit, Step, Workflow


def compile_graph(team: Team) -> OrgGraph:
    """The graph of a team."""
    items: dict[str, Item] = {item.address: item for item in team.items()}
    for workflow in team.workflows.values():
        items.update((start.address, start) for start in workflow.starts.values())
    return OrgGraph(team, items, _links(team))


def _links(team: Team) -> Iterator[Link]:
    for unit in team.units.values():
        if unit.part_of:
            yield link_to(Edge.PART_OF, unit.address, unit.part_of)
        if unit.head:
            yield link_from(Edge.HEADS, unit.head, unit.address)
    yield from reporting_lines(team)
    for role in team.roles.values():
        yield from _role(role)
    for person in team.people.values():
        for post in person.roles or {}:
            yield link_to(Edge.HOLDS, person.address, post)
    for duty in team.duties.values():
        yield from _duty(team, duty)
    for channel in team.channels.values():
        for server in channel.served_by:
            yield link_from(Edge.SERVES, server, channel.address)
    for ladder in team.escalations.values():
        yield from _ladder(ladder)
    for workflow in team.workflows.values():
        yield from _workflow(team, workflow)
    yield from coverage_links(team)
    yield from record_links(team)


def _role(role: Role) -> Iterator[Link]:
    for target in role.dotted_to or {}:
        yield link_to(Edge.DOTTED_TO, role.address, target)
    if role.unit:
        yield link_to(Edge.MEMBER_OF, role.address, role.unit)
    for deputy in role.deputy:
        yield link_from(Edge.DEPUTY_OF, deputy, role.address)


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


def _workflow(team: Team, workflow: Workflow) -> Iterator[Link]:
    for start in workflow.starts.values():
        yield Link(Edge.HAS_START, workflow.address, start.address, start.at)
        if start.next:
            yield link_to(Edge.LEADS_TO, start.address, start.next)
    for event in (workflow.events or {}).values():
        yield from _exit(workflow.address, event)
    for step in workflow.steps.values():
        yield Link(Edge.HAS_STEP, workflow.address, step.address, step.at)
        yield from _step(team, step)
        for exit_ in step.exits:
            yield from _exit(step.address, exit_)


def _step(team: Team, step: Step) -> Iterator[Link]:
    for duty in step.duty:
        yield link_to(Edge.CARRIES_OUT, step.address, duty)
    if step.workflow:
        yield link_to(Edge.CALLS, step.address, step.workflow)
    if step.by:
        yield link_from(Edge.PERFORMS, step.by, step.address)
        return
    if step.approves:  # by whoever up the line may approve the amount, whatever duty it belongs to
        return
    responsible: dict[str, Ref] = {}
    for duty in step.duty:
        item = team.duties[duty.id]
        area = team.areas.get(item.area.id) if item.area else None
        for actor in item.responsible or (area.responsible if area else ()):
            responsible.setdefault(actor.address, actor)
    # Only a duty's sole responsible is meant without being named.
    if len(responsible) == 1:
        (address,) = responsible
        yield Link(Edge.PERFORMS, address, step.address, step.duty[0].at, inferred=True)


def _exit(source: str, exit_: Exit) -> Iterator[Link]:
    for target in exit_.targets:
        yield Link(Edge.LEADS_TO, source, target.address, target.at, via=exit_)
    if exit_.escalate and exit_.escalate.kind == "escalation":
        yield Link(Edge.ESCALATES_TO, source, exit_.escalate.address, exit_.escalate.at, via=exit_)
