"""One duty, one role that answers for it."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.service import Area, Duty
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("multiple-accountable", Severity.ERROR, family="duties")
def multiple_accountable(graph: OrgGraph) -> Iterator[Problem]:
    """
    A duty or an area with more than one accountable role.

    写了不止一个负责岗位的职责或领域。

    **Why.** Two who answer for the same thing wait for each other, or contradict each other in front of the customer.
    RACI asks for exactly one accountable role; any number may be responsible, consulted or informed.

    **Fix.** Leave one role under `accountable` and move the others to `consulted` or `informed`, or split the duty.

    **改法。** `accountable` 只保留一个岗位，其余改写到 `consulted` 或 `informed`，或拆分职责。
    """
    items: tuple[Area | Duty, ...] = (*graph.team.areas.values(), *graph.team.duties.values())
    for item in items:
        answering = {ref.address: ref for ref in reversed(item.accountable)}
        if len(answering) < 2:
            continue
        first, *others = reversed(answering.values())
        yield Problem(
            at=others[0].at,
            say=phrase(
                "{n} roles are accountable for {item}: {roles}",
                "「{item}」有 {n} 个负责岗位：{roles}",
                n=len(answering),
                item=item.label,
                roles=listed(graph.label(ref.address) for ref in (first, *others)),
            ),
            subjects=(item.address, first.address, *(ref.address for ref in others)),
            witness=Witness("conflict", (first.address, *(ref.address for ref in others))),
            related=(Note(first.at, Text(en="beside this one", zh="与此岗位并列")),),
            hint=Text(
                en="Keep one; the others may be `consulted` or `informed`.",
                zh="请只保留一个，其余可写为 `consulted` 或 `informed`。",
            ),
        )
