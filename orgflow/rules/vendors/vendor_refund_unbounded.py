"""A vendor does not give the team's money away without a limit."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("vendor-refund-unbounded", Severity.ERROR, family="vendors", needs=("vendors",))
def vendor_refund_unbounded(graph: OrgGraph) -> Iterator[Problem]:
    """
    A vendor's post that approves without a limit.

    供应商的岗位可以无限额审批。

    **Why.** Refunds and compensation are paid by the team; who does not pay them is generous.

    **Fix.** Give the post an `authority` for the kind of money that it approves, or let a post inside approve. Asked of
    steps that do `approve` in workflows whose case has an amount of money.

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
    """The steps about money that a post performs and that approve."""
    for link in graph.out(role, Edge.PERFORMS):
        workflow = graph.team.workflows[link.target.partition(":")[2].partition(".")[0]]
        case = graph.team.cases[workflow.case.id] if workflow.case else None
        about_money = case is not None and any(one.type == "money" for one in case.attributes.values())
        if about_money and "approve" in graph.acts(link.target):
            yield link
