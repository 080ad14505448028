"""Whoever changes posts for a time can do something there."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.requirements import requirements
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("rotation-without-eligibility", Severity.INFO, family="skills", needs=("careers", "skills"))
def rotation_without_eligibility(graph: OrgGraph) -> Iterator[Problem]:
    """
    A rotation between roles that have no requirement in common.

    在没有任何共同要求的岗位之间轮岗。

    **Why.** Three months of being in the way teach the host patience and the guest nothing.

    **Fix.** Rotate between posts whose requirements overlap, or require of both what the guest needs. Silent where one
    of the two requires nothing.

    **改法。** 在要求有交集的岗位之间轮岗，或对两个岗位提出共同的基本要求。其中一个岗位没有任何要求时不检查。
    """
    for link in graph.links(Edge.ROTATES_WITH):
        if link.source.startswith("role:") and link.target.startswith("role:"):
            one, other = requirements(graph, link.source), requirements(graph, link.target)
            if one and other and not any(skill in one for skill in other):
                yield Problem(
                    at=link.at,
                    say=phrase(
                        "{one} and {other} rotate, but have no requirement in common",
                        "「{one}」与「{other}」轮岗，却没有任何共同要求",
                        one=graph.label(link.source),
                        other=graph.label(link.target),
                    ),
                    subjects=(link.source, link.target),
                    witness=Witness("conflict", (link.source, link.target)),
                    hint=Text(
                        en="Rotate between posts whose requirements overlap.", zh="请在要求有交集的岗位之间轮岗。"
                    ),
                )
