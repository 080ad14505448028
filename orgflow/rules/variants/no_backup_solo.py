"""Whoever has a deputy in the base has one in every variant."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph, lost
from orgflow.rules.rule import rule
from orgflow.rules.structure.vacant_critical_post import is_vacant
from orgflow.text import Text, phrase


@rule("no-backup-solo", Severity.WARNING, family="variants", needs=("variants", "roles"))
def no_backup_solo(graph: OrgGraph) -> Iterator[Problem]:
    """
    A post that somebody stands in for in the base, and nobody in a variant.

    基础版本中有人代理、在某个变体中却无人代理的岗位。

    **Why.** The smaller the team, the more hangs on each of them: when one who does everything is ill, nothing is done.

    Asked of posts with one head. Silent where the base names no deputy for the post or those merged into it.

    **Fix.** In the variant name who stands in (`deputy`), if need be from outside the team; or say in a waiver what
    happens then.

    **改法。** 在变体中写明由谁代理（`deputy`），必要时可由团队外部人员代理；或在豁免中说明届时如何处理。
    """
    for role in graph.roles:
        links = lost(graph, role.address, Edge.DEPUTY_OF)
        if not links or role.heads > 1 or role.bot or role.external or is_vacant(role):
            continue
        yield Problem(
            at=role.at,
            say=phrase("nobody stands in for {role} any more", "「{role}」不再有人代理", role=role.label),
            subjects=(role.address,),
            witness=Witness("absence", tuple(dict.fromkeys((role.address, *(link.source for link in links))))),
            related=(Note(links[0].at, Text(en="its deputy in the base", zh="基础版本中的代理岗位")),),
            hint=Text(en="Name who acts in its absence: `deputy: [ROLE]`.", zh="请写明代理岗位：`deputy: [岗位]`。"),
        )
