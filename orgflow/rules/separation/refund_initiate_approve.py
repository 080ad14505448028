"""Who approves a payment does not make it."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("refund-initiate-approve", Severity.ERROR, family="separation")
def refund_initiate_approve(graph: OrgGraph) -> Iterator[Problem]:
    """
    One post both approves and carries out, and nothing keeps the persons apart.

    同一岗位既审批又执行，且没有规定必须由不同的人完成。

    **Why.** Refunds and compensation that one person can approve and pay alone are where money is lost (COSO).

    **Fix.** Let another post do one of the two steps, or add a policy `separate: [STEP, STEP]`. Asked of steps that do
    `approve` and lead straight to a step that does `execute`; small teams may accept it with a compensating control.

    **改法。** 让另一岗位完成其中一步，或增加策略 `separate: [步骤, 步骤]`。
    """
    for workflow in graph.team.workflows.values():
        flow = graph.flow(workflow.id)
        for step in workflow.steps.values():
            if "approve" not in graph.acts(step.address):
                continue
            approved = [way for way in flow.out(step.id) if way.exit.id == "approved"] or flow.out(step.id)
            for name in dict.fromkeys(way.target for way in approved):
                paid = workflow.steps[name]
                if "execute" in graph.acts(paid.address) and not graph.keeps_apart(step, paid):
                    yield from _same(graph, step, paid)


def _same(graph: OrgGraph, step: Step, paid: Step) -> Iterator[Problem]:
    approver, payer = graph.performer(step.address), graph.performer(paid.address)
    if approver is None or payer is None or approver.source != payer.source or not approver.source.startswith("role:"):
        return
    yield Problem(
        at=paid.at,
        say=phrase(
            "{role} approves in “{step}” and carries out in “{paid}”",
            "「{role}」在「{step}」审批，又在「{paid}」执行",
            role=graph.label(approver.source),
            step=graph.label(step.address),
            paid=graph.label(paid.address),
        ),
        subjects=(step.address, paid.address),
        witness=Witness("conflict", (approver.source, step.address, paid.address)),
        related=(Note(step.at, Text(en="approved here", zh="在此审批")),),
        hint=phrase(
            "Name another post, or write the policy `separate: [{step}, {paid}]`.",
            "请改由另一岗位执行，或写明策略 `separate: [{step}, {paid}]`。",
            step=step.id,
            paid=paid.id,
        ),
    )
