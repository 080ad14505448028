"""Rank falls along the line."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.text import phrase


@rule("level-inversion", Severity.WARNING, family="structure", needs=("levels",))
def level_inversion(graph: OrgGraph) -> Iterator[Problem]:
    """
    A report whose rank is not below its superior's.

    职级不低于其上级的下属。

    **Why.** Orders against rank are not followed, and a promotion between two posts of one rank is none.

    A role and its superior are compared where both state a `level`; levels are declared top first. An assistant may
    have its superior's rank. Roles that report to each other in a circle are reporting-cycle's.

    **Fix.** Correct the level, or turn the line round.

    **改法。** 更正职级，或调整汇报方向。
    """
    ranks = {level.address: number for number, level in enumerate(graph.team.levels.values())}
    for lower in graph.roles:
        line = graph.superior(lower.address)
        upper = graph.items.get(line.target) if line else None
        if not isinstance(upper, Role) or not lower.level or not upper.level:
            continue
        rank, above = ranks[lower.level.address], ranks[upper.level.address]
        if rank > above or (rank == above and lower.assistant) or graph.in_cycle(lower.address, Edge.REPORTS_TO):
            continue
        yield Problem(
            at=lower.level.at,
            say=phrase(
                "{lower} ranks above its superior {upper}"
                if rank < above
                else "{lower} has the same rank as its superior {upper}",
                "{lower}的职级高于其上级{upper}" if rank < above else "{lower}与其上级{upper}职级相同",
                lower=lower.label,
                upper=upper.label,
            ),
            subjects=(lower.address, upper.address),
            witness=Witness("conflict", (lower.address, upper.address)),
            related=(
                Note(
                    upper.level.at,
                    phrase(
                        "the superior's level: {level}",
                        "上级的职级：{level}",
                        level=graph.items[upper.level.address].label,
                    ),
                ),
            ),
            hint=phrase(
                "Give {lower} a level below {level}, or correct the line.",
                "请将{lower}的职级改为低于{level}，或更正汇报线。",
                lower=lower.label,
                level=graph.items[upper.level.address].label,
            ),
        )
