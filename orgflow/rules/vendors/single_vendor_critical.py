"""Critical work does not hang on one vendor."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.service import Duty
from orgflow.model.vendors import Vendor
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("single-vendor-critical", Severity.INFO, family="vendors", needs=("vendors", "duties"))
def single_vendor_critical(graph: OrgGraph) -> Iterator[Problem]:
    """
    A critical duty that only posts of one vendor do, without a plan for the day it leaves.

    只由一家供应商承担、又没有退出预案的关键职责。

    **Why.** On the day that the vendor leaves, or raises its price, nobody else can do the work.

    **Fix.** Let a post of your own be responsible too or stand in, give a part to a second vendor, or write an
    `exit_plan`. Asked of duties marked `critical`.

    **改法。** 让内部岗位共同负责或代理，分一部分给第二家供应商，或写明退出预案 `exit_plan`。
    """
    for duty in graph.team.duties.values():
        doers = [link.source for link in graph.into(duty.address, Edge.RESPONSIBLE)] if duty.critical else []
        # Whoever stands in for one of them can do it too.
        able = dict.fromkeys([*doers, *(link.source for each in doers for link in graph.into(each, Edge.DEPUTY_OF))])
        givers = {each: [link.source for link in graph.into(each, Edge.PROVIDES)] for each in able}
        vendors = dict.fromkeys(giver for found in givers.values() for giver in found)
        if doers and all(givers.values()) and len(vendors) == 1:
            vendor = graph.team.vendors[next(iter(vendors)).partition(":")[2]]
            if not vendor.exit_plan:
                yield _problem(duty, vendor)


def _problem(duty: Duty, vendor: Vendor) -> Problem:
    return Problem(
        at=duty.at,
        say=phrase(
            "only posts of {vendor} do “{duty}”, which is critical",
            "关键职责「{duty}」只由「{vendor}」的岗位承担",
            duty=duty.label,
            vendor=vendor.label,
        ),
        subjects=(duty.address, vendor.address),
        witness=Witness("conflict", (duty.address, vendor.address)),
        related=(Note(vendor.at, Text(en="the vendor, without `exit_plan`", zh="该供应商，未写 `exit_plan`")),),
        hint=Text(
            en="Let a post of your own do it too or stand in, or write an `exit_plan`.",
            zh="请让内部岗位共同负责或代理，或写明 `exit_plan`。",
        ),
    )
