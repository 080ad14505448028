"""People can do what their posts require."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.graph.requirements import requirements, suffices
from orgflow.model.items import Ref
from orgflow.model.organisation import Person
from orgflow.rules.columns import lacks, speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, listed, phrase

_SKILLS = {"skills": Text(en="what the person can do", zh="具备的技能")}


@rule("person-skill-gap", Severity.WARNING, family="skills", columns=("people.skills",), needs=("people", "skills"))
def person_skill_gap(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A person without a skill, or a level of it, that one of their posts requires.

    不具备所任岗位要求的技能或等级的人员。

    **Why.** Requirements are written for the next one to be hired. Those who have the post already are the ones to
    train.

    **Fix.** Correct the person's `skills`, or train them. What is only preferred is not asked. Silent while nobody's
    skills are stated, unless the preset expects it.

    **改法。** 更正人员的 `skills`，或安排培训。优先条件不检查。若所有人员都未写明技能且预设不要求，则不提示。
    """
    asked = speaks(graph, "people.skills", expects)
    for person in graph.team.people.values() if asked else ():
        missing = _missing(graph, person)
        if not missing:
            continue
        if not person.skills:
            yield lacks(graph, person, _SKILLS)
            continue
        yield Problem(
            at=person.place("skills"),
            say=phrase(
                "{person} has not all that the post requires: {skills}",
                "「{person}」未达到岗位要求：{skills}",
                person=person.label,
                skills=listed(map(graph.label, missing)),
            ),
            subjects=(person.address, *missing),
            witness=Witness("absence", (person.address, *missing)),
            related=tuple(Note(ref.at, Text(en="required here", zh="此处要求")) for ref in missing.values()),
            hint=Text(en="Train the person, or correct `skills`.", zh="请安排培训，或更正 `skills`。"),
        )


def _missing(graph: OrgGraph, person: Person) -> dict[str, Ref]:
    """The skills that the posts of a person require and that they have not, with where they are required."""
    has = {ref.address: level for ref, level in (person.skills or {}).items()}
    missing: dict[str, Ref] = {}
    for post in person.roles or {}:
        for ref, required in requirements(graph, post.address).items():
            known = graph.team.skills[ref.id]
            enough = ref.address in has and suffices(known, has[ref.address], required.level)
            if not required.preferred and not enough:
                missing.setdefault(ref.address, ref)
    return missing
