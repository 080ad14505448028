"""What matters most has its place in a workflow."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import phrase

# What is done to a case that a customer brings.
_TO_A_CASE = frozenset(
    (
        *("intake", "acknowledge", "classify", "assess", "investigate", "hear-evidence", "negotiate", "decide"),
        *("approve", "execute", "notify", "resolve", "follow-up", "close", "appeal"),
    )
)


@rule("duty-without-flow", Severity.INFO, family="duties", needs=("duties", "workflows"))
def duty_without_flow(graph: OrgGraph) -> Iterator[Problem]:
    """
    A critical duty towards customers that no workflow comes to.

    没有任何流程会执行的关键客户职责。

    **Why.** It must never lack somebody who can do it, and no case ever gets to it: either the workflow forgets it, or
    it is done on the side, without deadline and without record.

    Found of duties marked `critical` whose every act is done to a case: intake, classification, investigation, decision
    and the like. Silent while no step carries out a duty.

    **Fix.** Let a step carry it out, or take the mark off.

    **改法。** 由某个步骤执行该职责（`duty`），或去掉 `critical`。
    """
    if not any(graph.links(Edge.CARRIES_OUT)):
        return
    for duty in graph.team.duties.values():
        is_for_cases = bool(duty.does) and _TO_A_CASE.issuperset(duty.does)
        if duty.critical and is_for_cases and not graph.into(duty.address, Edge.CARRIES_OUT):
            yield Problem(
                at=duty.at,
                say=phrase(
                    "{duty} is critical, but no step carries it out",
                    "「{duty}」为关键职责，却没有任何步骤执行它",
                    duty=duty.label,
                ),
                subjects=(duty.address,),
                witness=Witness("absence", (duty.address,)),
                hint=phrase("Write `duty: {id}` on a step.", "请在步骤上写 `duty: {id}`。", id=duty.id),
            )
