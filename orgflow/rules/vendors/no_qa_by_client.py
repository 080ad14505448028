"""The team itself looks at how good a vendor's work is."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.columns import speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase


@rule("no-qa-by-client", Severity.WARNING, family="vendors", columns=("vendors.checked_by",), needs=("vendors",))
def no_qa_by_client(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A vendor whose work nobody inside checks.

    没有内部岗位检查供应商的工作质量。

    **Why.** A vendor that scores itself scores well.

    **Fix.** Name a role or a unit of the team under `checked_by`. Silent while no vendor states it, unless the preset
    expects it; who is named must not be the vendor's own.

    **改法。** 在 `checked_by` 中写明团队内部的岗位或部门，不能是供应商自己的岗位。
    """
    asked = speaks(graph, "vendors.checked_by", expects)
    for vendor in graph.team.vendors.values():
        own = {link.target: link for link in graph.out(vendor.address, Edge.PROVIDES)}
        if any(ref.address not in own for ref in vendor.checked_by) or not (asked or vendor.checked_by):
            continue
        yield Problem(
            at=vendor.place("checked_by"),
            say=phrase(
                "nobody inside checks the work of {vendor}", "没有内部岗位检查「{vendor}」的工作", vendor=vendor.label
            ),
            subjects=(vendor.address,),
            witness=Witness("absence", (vendor.address,)),
            related=tuple(
                Note(own[ref.address].at, Text(en="is the vendor's own", zh="是供应商自己的岗位"))
                for ref in vendor.checked_by
            ),
            hint=Text(en="Write `checked_by: ROLE`.", zh="请写 `checked_by: 岗位`。"),
        )
