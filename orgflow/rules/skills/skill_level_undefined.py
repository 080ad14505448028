"""A level says how much, and everybody knows how much that is."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Ref
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("skill-level-undefined", Severity.WARNING, family="skills", needs=("skills",))
def skill_level_undefined(graph: OrgGraph) -> Iterator[Problem]:
    """
    A level in words of a skill that has no scale, or a requirement that names no level of one that has.

    没有等级表却写了文字等级的技能，或有等级表却未写明等级的要求。

    **Why.** Whether "good" is better than "skilled" is a matter of taste, so nobody can say who is ready for a post.

    **Fix.** Write the skill's `scale`, the lowest level first; name a `level` in the requirement. Levels that are
    numbers need no scale.

    **改法。** 写明技能的 `scale`，自低到高；在要求中写明 `level`。数字等级不需要等级表。
    """
    told: dict[str, None] = {}
    for holder, ref, level in _levels(graph):
        skill = graph.team.skills[ref.id]
        if isinstance(level, str) and not skill.scale and skill.address not in told:
            told[skill.address] = None
            yield Problem(
                at=skill.at,
                say=phrase(
                    "{skill} has no scale, but its level “{level}” is asked for or taught",
                    "「{skill}」没有等级表，却用到了等级「{level}」",
                    skill=skill.label,
                    level=level,
                ),
                subjects=(skill.address,),
                witness=Witness("conflict", (skill.address, holder)),
                related=(Note(ref.at, Text(en="used here", zh="在此用到")),),
                hint=Text(en="Write `scale: [LOWEST, …, HIGHEST]`.", zh="请写明 `scale: [最低, …, 最高]`。"),
            )
        elif level is None and skill.scale:
            yield Problem(
                at=ref.at,
                say=phrase(
                    "{holder} does not say up to which level it requires {skill}",
                    "「{holder}」未写明要求「{skill}」达到哪一级",
                    holder=graph.label(holder),
                    skill=skill.label,
                ),
                subjects=(holder, skill.address),
                witness=Witness("absence", (holder, skill.address)),
                hint=Text(en="Write `level: LEVEL`.", zh="请写明 `level: 等级`。"),
            )


def _levels(graph: OrgGraph) -> Iterator[tuple[str, Ref, str | int | None]]:
    """Every level that somebody requires, teaches or has: by whom, of which skill."""
    for unit in graph.team.units.values():
        yield from ((unit.address, ref, required.level) for ref, required in (unit.requires or {}).items())
    for role in graph.roles:
        yield from ((role.address, ref, required.level) for ref, required in (role.requires or {}).items())
    for course in graph.team.courses.values():
        yield from ((course.address, ref, level) for ref, level in (course.teaches or {}).items())
    for person in graph.team.people.values():
        yield from ((person.address, ref, level) for ref, level in (person.skills or {}).items())
