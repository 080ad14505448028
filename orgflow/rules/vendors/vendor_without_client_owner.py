"""Somebody inside answers for what a vendor does."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.columns import speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase


@rule(
    "vendor-without-client-owner",
    Severity.ERROR,
    family="vendors",
    columns=("vendors.accountable",),
    needs=("vendors",),
)
def vendor_without_client_owner(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A vendor that nobody inside answers for.

    没有内部岗位对其负责的供应商。

    **Why.** The work can be given away, the responsibility cannot: to the customer it is still the shop that answers
    badly.

    **Fix.** Name a role of the team under `accountable`, not one that the vendor itself provides. Expected of every
    vendor unless the preset is `draft`.

    **改法。** 在 `accountable` 中写明团队内部的岗位，而不是供应商自己提供的岗位。
    """
    asked = speaks(graph, "vendors.accountable", expects)
    for vendor in graph.team.vendors.values():
        own = {link.target: link for link in graph.out(vendor.address, Edge.PROVIDES)}
        if vendor.accountable is None:
            if asked:
                yield Problem(
                    at=vendor.at,
                    say=phrase(
                        "nobody inside answers for {vendor}", "没有内部岗位对「{vendor}」负责", vendor=vendor.label
                    ),
                    subjects=(vendor.address,),
                    witness=Witness("absence", (vendor.address,)),
                    hint=Text(en="Name a role: `accountable: ROLE`.", zh="请写明岗位：`accountable: 岗位`。"),
                )
        elif vendor.accountable.address in own:
            role = vendor.accountable.address
            yield Problem(
                at=vendor.accountable.at,
                say=phrase(
                    "{role} answers for {vendor}, but is one of its own people",
                    "对「{vendor}」负责的「{role}」是供应商自己的岗位",
                    role=graph.label(role),
                    vendor=vendor.label,
                ),
                subjects=(vendor.address, role),
                witness=Witness("conflict", (vendor.address, role)),
                related=(Note(own[role].at, Text(en="provided by the vendor", zh="由该供应商提供")),),
                hint=Text(en="Name a role inside the team.", zh="请改为团队内部的岗位。"),
            )
