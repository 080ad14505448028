"""Whoever is promoted has been able to learn what the post takes."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.graph.abilities import Training
from orgflow.graph.requirements import requirements
from orgflow.model.items import Ref
from orgflow.model.requirements import Requirement
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase

_ANY = Requirement()
# What comes with the years.
_GROWN = ("experience", "attitude")


@rule("promotion-skips-skill", Severity.INFO, family="skills", needs=("careers", "skills"))
def promotion_skips_skill(graph: OrgGraph) -> Iterator[Problem]:
    """
    A step up to a post that requires what insiders neither have nor can learn.

    晋升到的岗位要求内部人员既不具备、也学不到的技能。

    **Why.** The ladder promises the post to people who will not get it, and the post goes to somebody from outside.

    **Fix.** Teach the skill to the role below or to the one above, require it of the role below, or drop the step.
    Asked of what the higher post requires `by: hiring`; what no course teaches at all is
    `required-skill-not-trained`. Experience and attitude come with the years and are not asked.

    **改法。** 安排下级或上级岗位的课程，或在下级岗位提出同样要求，或删去该晋升步骤。只检查上级岗位写明 `by: hiring`
    的要求；没有任何课程教授的技能见 `required-skill-not-trained`。经验和态度随年限养成，不检查。
    """
    training = Training(graph)
    for link in graph.links(Edge.ADVANCES_TO):
        skipped = _skipped(graph, training, link)
        if skipped:
            names = listed(graph.label(skill.address) for skill in skipped)
            yield Problem(
                at=link.at,
                say=phrase(
                    "{upper} requires {skills} of those it hires, which {lower} neither has nor is taught",
                    "「{upper}」招聘时要求{skills}，而「{lower}」既不具备、也没有课程可学",
                    upper=graph.label(link.target),
                    skills=names,
                    lower=graph.label(link.source),
                ),
                subjects=(link.source, link.target, *(skill.address for skill in skipped)),
                witness=Witness("absence", (link.source, link.target, *(skill.address for skill in skipped))),
                related=tuple(Note(skill.at, Text(en="required here", zh="此处要求")) for skill in skipped),
                hint=phrase(
                    "Require {skills} of {lower} too, let a course teach it, or drop the step.",
                    "请对「{lower}」提出同样要求、安排{skills}的课程，或删去该晋升步骤。",
                    skills=names,
                    lower=graph.label(link.source),
                ),
            )


def _skipped(graph: OrgGraph, training: Training, link: Link) -> list[Ref]:
    """Skills that the upper post hires, the lower does not require, and no course teaches to either at any level."""
    has = requirements(graph, link.source)
    return [
        skill
        for skill, required in requirements(graph, link.target).items()
        if required.by == "hiring" and not required.preferred and skill not in has
        if graph.team.skills[skill.id].kind not in _GROWN
        if not any(training.reaches(role, skill, _ANY) for role in (link.source, link.target))
    ]
