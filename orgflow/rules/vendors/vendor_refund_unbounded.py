"""A vendor does not give the team's money away without a limit."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.model.organisation import Role
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("vendor-refund-unbounded", Severity.ERROR, family="vendors", needs=("vendors",))
def vendor_refund_unbounded(graph: OrgGraph) -> Iterator[Problem]:
    """
    A vendor's post that approves without a limit.

    供应商的岗位可以无限额审批。

    **Why.** Refunds and compensation are paid by the team; who does not pay them is generous.

    **Fix.** Give the post an `authority` for the kind of money that it approves, or let a post inside approve.

    **改法。** 用 `authority` 写明该岗位的审批限额，或改由内部岗位审批。
    """
    for vendor in graph.team.vendors.values():
        for link in graph.out(vendor.address, Edge.PROVIDES):
            role = graph.items[link.target]
            approval = next(_approvals(graph, role.address), None)
            if isinstance(role, Role) and not role.authority and approval:
                yield Problem(
                    at=role.at,
                    say=phrase(
                        "{role} of {vendor} approves without a limit",
                        "「{vendor}」的「{role}」审批没有限额",
                        role=role.label,
                        vendor=vendor.label,
                    ),
                    subjects=(role.address, vendor.address),
                    witness=Witness("conflict", (role.address, approval.target)),
                    related=(Note(approval.at, Text(en="approves here", zh="在此审批")),),
                    hint=Text(en="Write `authority: {refund: 100 CNY}`.", zh="请写 `authority: {refund: 100 CNY}`。"),
                )


def _approvals(graph: OrgGraph, role: str) -> Iterator[Link]:
    """What a post approves: duties that it is responsible for, steps that it performs."""
    for link in graph.out(role, Edge.RESPONSIBLE):
        if "approve" in graph.team.duties[link.target.partition(":")[2]].does:
            yield link
    for link in graph.out(role, Edge.PERFORMS):
        step = graph.items[link.target]
        if isinstance(step, Step) and "approve" in step.does:
            yield link
