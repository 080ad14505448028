"""Every duty is somebody's."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph, lost
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("unowned-duty", Severity.ERROR, family="duties", needs=("duties",))
def unowned_duty(graph: OrgGraph) -> Iterator[Problem]:
    """
    A duty that no role is responsible for.

    没有任何岗位负责的职责。

    **Why.** What is nobody's work is not done, and nobody notices until a customer does.

    **Fix.** Name the role that does it under `responsible`, or drop the duty. Silent while no duty of the team, nor any
    area, names anybody.

    **改法。** 在 `responsible` 中写明执行的岗位，或删除该职责。
    """
    if not any(graph.links(Edge.RESPONSIBLE)):
        return
    for duty in graph.team.duties.values():
        # What somebody did in the base, the variant has lost: that is a fault of its own.
        if not graph.into(duty.address, Edge.RESPONSIBLE) and not lost(graph, duty.address, Edge.RESPONSIBLE):
            yield Problem(
                at=duty.at,
                say=phrase("nobody is responsible for {duty}", "没有岗位负责「{duty}」", duty=duty.label),
                subjects=(duty.address,),
                witness=Witness("absence", (duty.address,)),
                hint=Text(en="Name a role: `responsible: ROLE`.", zh="请写明岗位：`responsible: 岗位`。"),
            )
