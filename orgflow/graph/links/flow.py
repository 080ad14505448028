"""Workflows: their steps, who performs them, and the ways between them."""

from collections.abc import Iterator

from orgflow.graph.edges import Edge, Link, link_from, link_to
from orgflow.graph.links.service import named
from orgflow.model.items import Ref
from orgflow.model.team import Team
from orgflow.model.workflows import Exit, Step, Workflow


def links(team: Team) -> Iterator[Link]:
    """Which steps a workflow has, where each leads, and who performs it."""
    for workflow in team.workflows.values():
        yield from _workflow(team, workflow)


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
        if step.workflow:
            yield Link(Edge.RUNS, workflow.address, step.workflow.address, step.workflow.at, via=step)
        for exit_ in step.exits:
            yield from _exit(step.address, exit_)


def _step(team: Team, step: Step) -> Iterator[Link]:
    for duty in step.duty:
        yield link_to(Edge.CARRIES_OUT, step.address, duty)
    if step.workflow:
        yield link_to(Edge.CALLS, step.address, step.workflow)
    if step.by:
        yield link_from(Edge.PERFORMS, step.by, step.address)
    # An approval is done by whoever up the line may approve the amount, whatever duty it belongs to.
    if step.states("by") or step.approves:
        return
    responsible: dict[str, Ref] = {}
    for duty in step.duty:
        for actor in named(team, team.duties[duty.id], "responsible"):
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
