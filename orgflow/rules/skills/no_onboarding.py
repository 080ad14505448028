"""Nobody is let loose on customers untaught."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.requirements import units_of
from orgflow.model.items import Item
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase

_FIRST = ("onboarding", "basic")


_COLUMN = "courses.tier"


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    """Nothing: whether a course states its tier is course-without-skill's to count."""
    yield from ()


@rule("no-onboarding", Severity.WARNING, family="skills", columns=(_COLUMN,), needs=("courses",), asks=_asks)
def no_onboarding(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A role on the front line for which there is no basic course.

    没有入职或基础培训的一线岗位。

    **Why.** New people learn platform, products and process from the customers they annoy.

    **Fix.** Let a course of tier `onboarding` or `basic` be `for` the role or its unit, or for everybody (no `for`).
    Silent while no course is of these tiers, unless the preset expects courses to state one; bots and external posts
    are not asked.

    **改法。** 安排面向该岗位或其部门的入职（`onboarding`）或基础（`basic`）课程，不写 `for` 即面向所有人。
    若尚无这两类课程且预设不要求，则不提示；机器人和外部岗位不检查。
    """
    first = {course.address: course for course in graph.team.courses.values() if course.tier in _FIRST}
    # The first course is a beginning, and no gap; one for nobody in particular is for everybody.
    expected = bool(graph.team.courses) and _COLUMN in expects
    if not (first or expected) or not all(course.for_ for course in first.values()):
        return
    for role in graph.roles:
        if not role.front_line or role.bot or role.external:
            continue
        learners = (role.address, *units_of(graph, role.address))
        if not any(link.source in first for learner in learners for link in graph.into(learner, Edge.MEANT_FOR)):
            yield Problem(
                at=role.at,
                say=phrase("{role} is taught no basics", "「{role}」没有入职或基础培训", role=role.label),
                subjects=(role.address,),
                witness=Witness("absence", (role.address,)),
                hint=Text(
                    en="Let a course of tier `onboarding` or `basic` be for it.",
                    zh="请安排面向它的 `onboarding` 或 `basic` 课程。",
                ),
            )
