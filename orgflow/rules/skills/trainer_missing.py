"""Somebody gives each course, and is not the one who takes it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.columns import lacks, speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase

if TYPE_CHECKING:
    from orgflow.model.skills import Course

_TRAINER = {"trainer": Text(en="who gives it", zh="由谁讲授")}


@rule("trainer-missing", Severity.WARNING, family="skills", columns=("courses.trainer",), needs=("courses",))
def trainer_missing(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A course that nobody gives, or that its only learner gives.

    没有讲师，或讲师就是唯一学员的课程。

    **Why.** A course without a trainer is a folder on a shared drive.

    **Fix.** Name a role, a person, a party or a vendor under `trainer`. An outside course (`provider: external`) is
    asked only where the preset expects it. Silent while no course has a trainer, unless the preset expects it. In a
    smaller edition of the team, where posts are merged, people may teach themselves.

    **改法。** 在 `trainer` 中写明岗位、人员、外部方或供应商。外部课程（`provider: external`）仅在预设要求时才须写明。
    若所有课程都未写且预设不要求，则不提示。
    岗位合并的精简版中允许自学。
    """
    spoken, expected = speaks(graph, "courses.trainer", expects), "courses.trainer" in expects
    for course in graph.team.courses.values():
        if course.trainer is None:
            if spoken and (expected or course.provider != "external"):
                yield lacks(graph, course, _TRAINER)
        elif graph.base is None and _teaches_itself(graph, course):
            yield Problem(
                at=course.trainer.at,
                say=phrase(
                    "{course} is given by {role}, who is the only one to take it",
                    "「{course}」由「{role}」讲授，而唯一的学员就是该岗位本人",
                    course=course.label,
                    role=graph.label(course.trainer.address),
                ),
                subjects=(course.address, course.trainer.address),
                witness=Witness("conflict", (course.address, course.trainer.address)),
                hint=Text(en="Name somebody else as `trainer`.", zh="请将 `trainer` 改为他人。"),
            )


def _teaches_itself(graph: OrgGraph, course: "Course") -> bool:
    """Whether the trainer is a post with one head, and the course is for this post alone."""
    trainer = course.trainer
    if trainer is None or [ref.address for ref in course.for_] != [trainer.address]:
        return False
    return graph.heads(trainer.address) == 1
