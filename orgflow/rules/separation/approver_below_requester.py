"""Nobody approves what a superior asks for."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

# Who does no more than this with a case hands it on, and wants nothing of whoever gets it.
_HANDS_ON = frozenset(
    (
        *("intake", "acknowledge", "record", "classify", "assess", "coordinate", "supervise", "report"),
        *("decide", "approve", "notify", "measure", "score", "audit", "reconcile"),
    )
)


@rule("approver-below-requester", Severity.WARNING, family="separation")
def approver_below_requester(graph: OrgGraph) -> Iterator[Problem]:
    """
    A step of approval by a post below the one that asks.

    由下级审批上级的申请。

    **Why.** Nobody says no to the person who writes their appraisal.

    Asked of steps that do `approve`: the requester is who does the task straight before. Whoever has only taken the
    case in, sorted it, passed it on or decided it there asks for nothing.

    **Fix.** Let a post above the requester or outside the line approve.

    **改法。** 改由申请者的上级或汇报线之外的岗位审批。
    """
    for workflow in graph.team.workflows.values():
        flow = graph.flow(workflow.id)
        for step in workflow.steps.values():
            approver = graph.performer(step.address)
            if approver is None or "approve" not in graph.acts(step.address):
                continue
            for name in dict.fromkeys(way.source for way in flow.into(step.id)):
                before = workflow.steps[name]
                requester = graph.performer(before.address) if _asks(graph, before) else None
                if requester and graph.is_above(requester.source, approver.source):
                    yield Problem(
                        at=step.at,
                        say=phrase(
                            "{approver} approves in “{step}” what its superior {requester} asks for",
                            "「{approver}」在「{step}」审批其上级「{requester}」的申请",
                            approver=graph.label(approver.source),
                            step=graph.label(step.address),
                            requester=graph.label(requester.source),
                        ),
                        subjects=(step.address, before.address),
                        witness=Witness("conflict", (requester.source, approver.source, step.address)),
                        related=(Note(before.at, Text(en="asked for here", zh="在此提出")),),
                        hint=Text(en="Let a post above the requester approve.", zh="请改由申请者的上级审批。"),
                    )


def _asks(graph: OrgGraph, step: Step) -> bool:
    """Whether what comes out of a step is something that whoever does it wants approved."""
    acts = graph.acts(step.address)
    return step.type == "task" and not step.approves and (not acts or not _HANDS_ON.issuperset(acts))
