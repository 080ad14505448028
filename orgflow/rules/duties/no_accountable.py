"""Somebody answers for every duty."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("no-accountable", Severity.ERROR, family="duties")
def no_accountable(graph: OrgGraph) -> Iterator[Problem]:
    """
    A duty that is done by somebody but answered for by nobody.

    有人执行、却无人对结果负责的职责。

    **Why.** Those who do the work change from shift to shift. When it goes wrong, nobody in particular has to put it
    right. RACI asks for exactly one accountable role for each duty.

    **Fix.** Name the role under `accountable`, or on the duty's area, where it holds for all duties that name nobody
    themselves. Silent while no duty and no area names an accountable role, and for duties that nobody does: those are
    `unowned-duty`.

    **改法。** 在职责的 `accountable` 中写明负责的岗位；也可写在所属领域上，作为该领域各职责的默认值。
    """
    if not any(graph.links(Edge.ACCOUNTABLE)):
        return
    some_are_done = any(graph.links(Edge.RESPONSIBLE))
    for duty in graph.team.duties.values():
        unowned = some_are_done and not graph.into(duty.address, Edge.RESPONSIBLE)
        if unowned or graph.into(duty.address, Edge.ACCOUNTABLE):
            continue
        area = graph.items[duty.area.address] if duty.area else None
        yield Problem(
            at=duty.at,
            say=phrase("nobody is accountable for {duty}", "「{duty}」无人对结果负责", duty=duty.label),
            subjects=(duty.address,),
            witness=Witness("absence", (duty.address,)),
            related=(Note(area.at, Text(en="its area names nobody either", zh="所属领域也没有写明")),) if area else (),
            hint=Text(
                en="Name one role, here or on the area: `accountable: ROLE`.",
                zh="请在职责或其领域上写明一个岗位：`accountable: 岗位`。",
            ),
        )
