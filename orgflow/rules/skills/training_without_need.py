"""Training is for those who need it."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("training-without-need", Severity.INFO, family="skills", needs=("courses",))
def training_without_need(graph: OrgGraph) -> Iterator[Problem]:
    """
    A course for a post that requires nothing of what it teaches.

    岗位并不要求所授技能的培训。

    **Why.** Either the time is wasted, or the post needs the skill and nobody hires, assesses or promotes by it.

    **Fix.** Add the skill to the `requires` of the role or of its unit, or take the role out of the course's `for`.
    Silent on onboarding, which shows newcomers the whole house, on what the next post of a career requires or one that
    it stands in for, on posts that require nothing yet, and on courses that do not say what they teach.

    **改法。** 在岗位或其部门的 `requires` 中补充该技能，或将该岗位从课程的 `for` 中去掉。入职培训、
    晋升目标岗位或所代理岗位要求的技能、尚未写明任职要求的岗位，以及未写明所授技能的课程不检查。
    """
    ahead = _ahead(graph)
    for course in graph.team.courses.values():
        taught = {skill.address: None for skill in course.teaches or {}}
        for post in course.for_ if taught and course.tier != "onboarding" else ():
            if post.kind != "role":
                continue
            posts = (post.address, *ahead.get(post.address, ()))
            required = [skill for each in posts for skill in _required(graph, each)]
            if required and not any(skill in taught for skill in required):
                yield Problem(
                    at=post.at,
                    say=phrase(
                        "{course} trains {role} in nothing that the post requires",
                        "「{course}」所授内容均不是「{role}」的任职要求",
                        course=course.label,
                        role=graph.label(post.address),
                    ),
                    subjects=(course.address, post.address),
                    witness=Witness("absence", (post.address, *taught)),
                    hint=Text(
                        en="Add a skill to its `requires`, or drop the post.",
                        zh="请在其 `requires` 中补充，或去掉该岗位。",
                    ),
                )


def _required(graph: OrgGraph, post: str) -> Iterator[str]:
    """The skills that a role requires, of its own or with its unit."""
    role = graph.team.roles[post.partition(":")[2]]
    yield from (skill.address for skill in role.requires or {})
    if role.unit is not None:
        yield from (skill.address for skill in graph.team.units[role.unit.id].requires or {})


def _ahead(graph: OrgGraph) -> dict[str, list[str]]:
    """The posts that one may come to have: by promotion, or as a deputy."""
    found: dict[str, list[str]] = {}
    for career in graph.team.careers.values():
        for step in (career.steps or {}).values():
            if step.from_ and step.to:
                found.setdefault(step.from_.address, []).append(step.to.address)
    for role in graph.roles:
        for deputy in role.deputy:
            found.setdefault(deputy.address, []).append(role.address)
    return found
