"""Everybody sees where to go from here."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.columns import speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import phrase


@rule("no-promotion-path", Severity.WARNING, family="skills", columns=("careers.steps",), needs=("careers",))
def no_promotion_path(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A role on the front line from which no step leads on.

    没有晋升通道的一线岗位。

    **Why.** Who sees no way up looks for one outside.

    **Fix.** Add a step of a career `from` the role. Asked of posts of people inside on the front line; silent while no
    career has steps, unless the preset expects them.

    **改法。** 在职业发展通道中增加以该岗位为 `from` 的晋升步骤。检查内部一线岗位；
    若没有任何通道写明步骤且预设不要求，则不提示。
    """
    if not graph.team.careers or not speaks(graph, "careers.steps", expects):
        return
    for role in graph.roles:
        if role.front_line and not role.bot and not role.external and not graph.out(role.address, Edge.ADVANCES_TO):
            yield Problem(
                at=role.at,
                say=phrase("no career leads on from {role}", "「{role}」没有晋升通道", role=role.label),
                subjects=(role.address,),
                witness=Witness("absence", (role.address,)),
                hint=phrase(
                    "Add a step: `{{from: {role}, to: ROLE, when: …}}`.",
                    "请增加晋升步骤：`{{from: {role}, to: 岗位, when: …}}`。",
                    role=role.id,
                ),
            )
