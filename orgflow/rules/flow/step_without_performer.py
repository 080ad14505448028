"""Every piece of work has somebody who does it."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("step-without-performer", Severity.ERROR, family="flow", needs=("workflows",))
def step_without_performer(graph: OrgGraph) -> Iterator[Problem]:
    """
    A task or message that nobody in particular performs.

    没有写明由谁执行的任务或消息步骤。

    **Why.** A case that arrives there waits until somebody feels responsible. A duty that several roles share does not
    say either who takes this case.

    **Fix.** Name the performer with `by`, or give the step a `duty` for which one role is responsible; an approval may
    say `approves` instead. Silent where no step of the team has a performer, and where the duty itself is nobody's:
    that is `unowned-duty`.

    **改法。** 用 `by` 写明执行者，或用 `duty` 指向只有一个执行岗位的职责；审批步骤可写 `approves`。
    """
    owned = any(graph.links(Edge.RESPONSIBLE))
    modelled = any(graph.links(Edge.PERFORMS)) or _asks_for_approval(graph)
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            if step.type not in ("task", "send") or step.approves or graph.performer(step.address):
                continue
            doing = [link for ref in step.duty for link in graph.into(ref.address, Edge.RESPONSIBLE)]
            if doing:
                yield _shared(graph, step, doing)
            elif modelled and not (step.duty and owned):
                yield _problem(graph, step)


def _asks_for_approval(graph: OrgGraph) -> bool:
    return any(step.approves for workflow in graph.team.workflows.values() for step in workflow.steps.values())


def _problem(graph: OrgGraph, step: Step) -> Problem:
    return Problem(
        at=step.at,
        say=phrase("nobody performs “{step}”", "「{step}」没有执行者", step=graph.label(step.address)),
        subjects=(step.address,),
        witness=Witness("absence", (step.address,)),
        hint=Text(en="Say who does it: `by: ROLE`, or `duty: DUTY`.", zh="请写明执行者：`by: 岗位`，或 `duty: 职责`。"),
    )


def _shared(graph: OrgGraph, step: Step, doing: list[Link]) -> Problem:
    several = list({link.source: link for link in doing}.values())
    return Problem(
        at=step.duty[0].at,
        say=phrase(
            "“{step}” may be the work of {roles}: it is not said whose",
            "「{step}」可由{roles}执行，未写明由谁执行",
            step=graph.label(step.address),
            roles=listed(graph.label(link.source) for link in several),
        ),
        subjects=(step.address, *(ref.address for ref in step.duty)),
        witness=Witness("conflict", tuple(link.source for link in several)),
        related=tuple(Note(link.at, Text(en="responsible for the duty", zh="职责的执行岗位")) for link in several),
        hint=Text(en="Name one of them with `by`.", zh="请用 `by` 写明其中之一。"),
    )
