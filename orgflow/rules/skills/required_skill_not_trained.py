"""What a post requires can be learnt, or is hired."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.graph.abilities import untaught
from orgflow.model.items import Ref
from orgflow.model.requirements import Requirement
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("required-skill-not-trained", Severity.WARNING, family="skills", needs=("skills",))
def required_skill_not_trained(graph: OrgGraph) -> Iterator[Problem]:
    """
    A required skill that no course teaches and that is not hired.

    既没有课程教授、也不靠招聘获得的必备技能。

    **Why.** The post is filled with people who cannot do it yet, and nobody teaches them.

    **Fix.** Let a course teach it to the role, up to the level that is required, or write `by: hiring`. An error where
    `by: training` stands and no course keeps that promise, unless the skill is only preferred. Asked of skills and
    knowledge once some course says what it teaches, of attitudes, education and experience once some role says `by`
    what it meets a requirement, and wherever `by: training` stands; silent on bots and external posts.

    **改法。** 安排面向该岗位的课程教授，并达到要求的等级；或写明 `by: hiring`。
    写明 `by: training` 却无课程兑现的必备技能报错误。
    有课程写明所教技能后，检查技能和知识类要求；有岗位写明 `by` 后，也检查态度、学历和经验类要求；写明 `by: training`
    的要求一律检查。机器人和外部岗位不检查。
    """
    found: dict[tuple[object, ...], tuple[Ref, Requirement, list[str]]] = {}
    for role, skill, required in untaught(graph):
        # A unit's requirement is written once, for all its posts.
        place = (*skill.at.order, skill.address)
        found.setdefault(place, (skill, required, []))[2].append(role)
    for skill, required, roles in found.values():
        yield _problem(graph, skill, required, roles)


def _problem(graph: OrgGraph, skill: Ref, required: Requirement, roles: list[str]) -> Problem:
    known = graph.team.skills[skill.id]
    level = (known.scale or {}).get(str(required.level)) or Text(en=str(required.level), zh=str(required.level))
    return Problem(
        at=skill.at,
        say=phrase(
            "no course for {roles} teaches {skill}" + (" up to level {level}" if required.level is not None else ""),
            "没有面向{roles}的课程教授「{skill}」" + ("（等级：{level}）" if required.level is not None else ""),
            roles=listed(map(graph.label, roles)),
            skill=known.label,
            level=level,
        ),
        subjects=(skill.address, *roles),
        witness=Witness("absence", (skill.address, *roles)),
        hint=phrase(
            "Let a course teach it, or write `{skill}: {{by: hiring, …}}`.",
            "请安排课程教授，或写 `{skill}: {{by: hiring, …}}`。",
            skill=skill.id,
        ),
        severity=Severity.ERROR if required.by == "training" and not required.preferred else None,
    )
