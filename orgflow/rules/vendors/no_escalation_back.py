"""What a vendor may not decide comes back to somebody inside."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.columns import speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase


@rule("no-escalation-back", Severity.ERROR, family="vendors", columns=("vendors.escalates_to",), needs=("vendors",))
def no_escalation_back(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A vendor that can turn to nobody inside.

    供应商无法把问题升级回内部。

    **Why.** A complaint that the vendor's agent must not decide stays with the vendor's agent.

    **Fix.** Name a role or a ladder of the team under `escalates_to`, not one of the vendor's own roles. Expected of
    every vendor unless the preset is `draft`.

    **改法。** 在 `escalates_to` 中写明团队内部的岗位或升级阶梯，而不是供应商自己的岗位。
    """
    asked = speaks(graph, "vendors.escalates_to", expects)
    for vendor in graph.team.vendors.values():
        own = {link.target: link for link in graph.out(vendor.address, Edge.PROVIDES)}
        back = [ref for ref in vendor.escalates_to if ref.address not in own]
        if back or not (asked or vendor.escalates_to):
            continue
        yield Problem(
            at=vendor.place("escalates_to"),
            say=phrase(
                "{vendor} can turn to nobody inside with what it may not decide",
                "「{vendor}」无权决定的事项没有内部岗位可以升级",
                vendor=vendor.label,
            ),
            subjects=(vendor.address,),
            witness=Witness("absence", (vendor.address,)),
            related=tuple(
                Note(own[ref.address].at, Text(en="is the vendor's own", zh="是供应商自己的岗位"))
                for ref in vendor.escalates_to
            ),
            hint=Text(en="Write `escalates_to: ROLE` or a ladder.", zh="请写 `escalates_to: 岗位` 或升级阶梯。"),
        )
