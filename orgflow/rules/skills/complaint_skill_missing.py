"""Dealing with an angry customer is a skill."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.organisation import Role
from orgflow.model.workflows import Step, Workflow
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_KINDS = ("complaint", "dispute")
# Where whoever complains is spoken to.
_FACING = frozenset(("intake", "hear-evidence", "negotiate", "appeal"))


@rule("complaint-skill-missing", Severity.ERROR, family="skills", needs=("workflows", "skills"))
def complaint_skill_missing(graph: OrgGraph) -> Iterator[Problem]:
    """
    A step of a complaint in which the customer is heard, and that needs no skill.

    直接面对投诉客户、却不要求任何技能的步骤。

    **Why.** Who hears a complaint without having learnt it makes a second one of it. ISO 10002 asks that people who
    handle complaints are trained for it.

    **Fix.** Name the skill under `needs` of the step or of its duty. Asked of steps of complaints and disputes that
    take in, hear, negotiate or appeal, done by people inside; silent on a workflow in which no step and no duty of one
    says what it needs.

    **改法。** 在步骤或其职责的 `needs` 中写明所需技能。检查投诉和争议流程中由内部人员执行的受理、听证、协商和申诉步骤；
    若该流程的步骤和职责都未写明技能，则不提示。
    """
    for workflow in graph.team.workflows.values():
        if workflow.kind in _KINDS and any(_needs(graph, step) for step in workflow.steps.values()):
            yield from _unprepared(graph, workflow)


def _unprepared(graph: OrgGraph, workflow: Workflow) -> Iterator[Problem]:
    for step in workflow.steps.values():
        if _FACING.isdisjoint(graph.acts(step.address)) or _needs(graph, step) or not _by_people(graph, step):
            continue
        yield Problem(
            at=step.at,
            say=phrase(
                "“{step}” faces the customer who complains, and needs no skill",
                "「{step}」直接面对投诉客户，却未要求任何技能",
                step=graph.label(step.address),
            ),
            subjects=(step.address, *(duty.address for duty in step.duty)),
            witness=Witness("absence", (step.address,)),
            hint=Text(en="Write `needs: [SKILL]`.", zh="请写 `needs: [技能]`。"),
        )


def _needs(graph: OrgGraph, step: Step) -> bool:
    return bool(step.needs) or any(graph.team.duties[duty.id].needs for duty in step.duty)


def _by_people(graph: OrgGraph, step: Step) -> bool:
    """Whether a post inside performs the step."""
    performers = [graph.items.get(link.source) for link in graph.into(step.address, Edge.PERFORMS)]
    return any(isinstance(role, Role) and not role.bot and not role.external for role in performers)
