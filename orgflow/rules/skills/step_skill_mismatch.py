"""Whoever does the work can do it."""

from collections.abc import Iterable, Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.abilities import Abilities
from orgflow.model.items import Ref
from orgflow.model.service import Duty
from orgflow.rules.rule import rule
from orgflow.rules.skills.channel_skill_mismatch import requires_anything
from orgflow.source import Span
from orgflow.text import Text, listed, phrase


@rule("step-skill-mismatch", Severity.ERROR, family="skills", needs=("skills",))
def step_skill_mismatch(graph: OrgGraph) -> Iterator[Problem]:
    """
    A step or duty that needs a skill which whoever does it lacks.

    步骤或职责所需的技能，执行岗位并不具备。

    **Why.** The matrix says who, the work says what it takes, and nobody has put the two side by side. People are hired
    and trained by the post's requirements, not by the step's.

    **Fix.** Require the skill of the role or of its unit, or let another role do the work. Of several that are
    responsible for a duty one is enough; whoever performs a step needs what the step and its duty need. A unit has a
    skill if one of its posts has, a post if one of its holders has. Silent while no role or unit requires anything, on
    bots, on external posts and on those outside.

    **改法。** 在岗位或其部门的 `requires` 中写明该技能，或改由其他岗位执行。一项职责有多个执行岗位时，有一个具备即可；
    步骤的执行者须具备步骤及其职责所需的技能。部门中有一个岗位具备、岗位中有一人具备即可。
    若没有任何岗位或部门写明要求，则不提示；机器人、外部岗位和外部方不检查。
    """
    if not requires_anything(graph):
        return
    abilities = Abilities(graph)
    for duty in graph.team.duties.values():
        lacking = _lacked_by_all(graph, abilities, duty)
        if lacking:
            doing = [link.source for link in graph.into(duty.address, Edge.RESPONSIBLE)]
            yield _problem(graph, duty.place("responsible"), duty.address, doing, lacking)
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            for link in graph.into(step.address, Edge.PERFORMS):
                needed = [*step.needs]
                for ref in step.duty:
                    # What nobody responsible can do is told of the duty.
                    told = {skill.address for skill in _lacked_by_all(graph, abilities, graph.team.duties[ref.id])}
                    needed += [skill for skill in graph.team.duties[ref.id].needs if skill.address not in told]
                lacking = abilities.lacking(link.source, needed)
                if lacking:
                    yield _problem(graph, link.at, step.address, [link.source], lacking)


def _lacked_by_all(graph: OrgGraph, abilities: Abilities, duty: Duty) -> tuple[Ref, ...]:
    """The skills a duty needs and that none of those responsible has."""
    lacking = duty.needs
    doing = graph.into(duty.address, Edge.RESPONSIBLE)
    for link in doing if lacking else ():
        lacking = abilities.lacking(link.source, lacking)
    return lacking if doing else ()


def _problem(graph: OrgGraph, at: Span, work: str, doing: list[str], skills: Iterable[Ref]) -> Problem:
    lacking = {skill.address: skill for skill in skills}
    parts = {
        "actors": listed(map(graph.label, doing)),
        "work": graph.label(work),
        "skills": listed(map(graph.label, lacking)),
    }
    return Problem(
        at=at,
        say=phrase(
            "“{work}” needs {skills}, which is not required of {actors}",
            "「{work}」需要{skills}，而{actors}的任职要求中没有",
            **parts,
        ),
        subjects=(work, *doing, *lacking),
        witness=Witness("conflict", (work, *doing, *lacking)),
        related=tuple(Note(skill.at, Text(en="needed here", zh="此处需要")) for skill in lacking.values()),
        hint=phrase(
            "Require {skills} of {actors}, or let somebody else do it.",
            "请在{actors}的任职要求中加入{skills}，或改由他人执行。",
            **parts,
        ),
    )
