"""Whoever is to carry out a called flow has something to do in it."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Ref
from orgflow.model.workflows import Workflow
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("performer-lost-in-subprocess", Severity.WARNING, family="flow", needs=("workflows",))
def performer_lost_in_subprocess(graph: OrgGraph) -> Iterator[Problem]:
    """
    A call with a performer who does nothing in the flow that is called.

    调用流程时指定了执行者，而被调用的流程中没有其任何步骤。

    **Why.** Who reads the calling flow expects one post to do it, who reads the called flow another. The steps name
    their own performers: what the call says is lost.

    Asked of calls that state `by`. Silent where whoever is named stands above a performer in the called flow, is a unit
    of theirs, or where no step there has a performer.

    **Fix.** Leave `by` out, or let the steps of the called flow be done by that post.

    **改法。** 去掉 `by`，或让被调用流程的步骤由该岗位执行。
    """
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            if step.workflow is None or step.by is None:
                continue
            called = graph.team.workflows[step.workflow.id]
            performers = _performers(graph, called)
            if performers and not any(_stands_for(graph, step.by, each) for each in performers):
                yield Problem(
                    at=step.by.at,
                    say=phrase(
                        "{performer} is to do “{step}”, but does nothing in “{called}”: it is done by {performers}",
                        "「{step}」指定由「{performer}」执行，但「{called}」中没有其步骤，实际由{performers}执行",
                        performer=graph.label(step.by.address),
                        step=graph.label(step.address),
                        called=called.label,
                        performers=listed(graph.label(each) for each in performers),
                    ),
                    subjects=(step.address, step.by.address),
                    witness=Witness("conflict", (step.address, called.address, *performers)),
                    related=(Note(called.at, Text(en="the flow that is called", zh="被调用的流程")),),
                    hint=Text(
                        en="Leave `by` out: the steps of the called flow say who does them.",
                        zh="请去掉 `by`：由被调用流程的步骤各自说明执行者。",
                    ),
                )


def _performers(graph: OrgGraph, workflow: Workflow) -> tuple[str, ...]:
    """Who does anything in a flow, and in those that it calls; nobody where an approver is not known beforehand."""
    found: dict[str, None] = {}
    seen = {workflow.id: None}
    waiting = [workflow]
    while waiting:
        for step in waiting.pop().steps.values():
            if step.approves:
                return ()
            performer = graph.performer(step.address)
            found |= {performer.source: None} if performer else {}
            if step.workflow and step.workflow.id not in seen:
                seen[step.workflow.id] = None
                waiting.append(graph.team.workflows[step.workflow.id])
    return tuple(found)


def _stands_for(graph: OrgGraph, named: Ref, performer: str) -> bool:
    return (
        performer == named.address
        or graph.is_above(named.address, performer)
        or graph.is_in(performer, named.address)
        or graph.is_in(named.address, performer)
    )
