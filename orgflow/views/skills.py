"""Skills against roles: how much of which skill a role requires, and whether that is taught or hired."""

from collections.abc import Sequence
from typing import NamedTuple

from orgflow.diagram import Cell, CellLook, Column, Label, Matrix, Phase, Row
from orgflow.finding import Finding
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.abilities import Training, untaught
from orgflow.graph.requirements import requirements
from orgflow.model.items import Ref
from orgflow.model.organisation import Role
from orgflow.model.requirements import Requirement
from orgflow.model.skills import Skill
from orgflow.text import Text, listed, phrase
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.words import Wording, counted

NAME = "skills"
_KINDS = {
    "skill": Text(en="Skills", zh="技能"),
    "knowledge": Text(en="Knowledge", zh="知识"),
    "attitude": Text(en="Attitude", zh="态度"),
    "education": Text(en="Education", zh="学历"),
    "experience": Text(en="Experience", zh="经验"),
    "": Text(en="Other", zh="其他"),
}
_LOOKS: dict[CellLook, Text] = {
    "outline": Text(en="required, a course teaches it", zh="必备，有课程培养"),
    "tint": Text(en="required, hired with it", zh="必备，靠招聘获得"),
    "bare": Text(en="required, not stated how it is met", zh="必备，未写明如何获得"),
    "missing": Text(en="required, neither taught nor hired", zh="必备，既无课程也不靠招聘"),
}
_PREFERRED = Text(en="preferred only", zh="仅为优先条件")


class _Need(NamedTuple):
    """What a role requires of a skill, and what meets it."""

    required: Requirement
    look: CellLook


_Needs = dict[str, dict[str, _Need]]
"""By role and by skill."""


def skills(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> Matrix:
    """The matrix of skills and the roles that require them; with `findings`, those about skills become callouts."""
    needs = _needs(graph)
    wanted = [skill for skill in graph.team.skills.values() if any(skill.address in each for each in needs.values())]
    known = [skill for kind in _KINDS for skill in wanted if (skill.kind or "") == kind]
    rows = tuple(_row(graph, skill, needs, wording) for skill in known)
    shown = {row.id for row in rows} | set(needs)
    marked = callouts(findings, wording, lambda finding: _targets(finding, shown))
    kinds = dict.fromkeys(row.group for row in rows)
    return Matrix(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=_title(needs, rows),
            subtitle=phrase(
                "{team}: the level that each role requires",
                "{team}：各岗位的任职技能与等级",
                team=graph.team.profile.label,
            ),
            description=phrase(
                "Skill matrix of {team}: {skills}, {roles}.",
                "{team}的技能矩阵：{skills}，{roles}。",
                team=graph.team.profile.label,
                skills=_skills(rows),
                roles=counted(len(needs), "role", "roles", "个岗位"),
            ),
        ),
        tuple(Column(role, wording.label(graph.label(role))) for role in needs),
        rows,
        tuple(Phase(kind, wording.label(_KINDS[kind])) for kind in kinds) if kinds != {"": None} else (),
        verdict=wording.say(Text(en="Met by", zh="获得途径")),
        key=_key(needs, wording),
        callouts=marked,
    )


def people(graph: OrgGraph) -> tuple[Role, ...]:
    """The roles that require any skill and are no machines, which learn nothing, whatever their units require."""
    return tuple(role for role in graph.roles if not role.bot and requirements(graph, role.address))


def _needs(graph: OrgGraph) -> _Needs:
    """What each role requires, of those that require anything."""
    training = Training(graph)
    lacking = {(role, skill.address) for role, skill, _ in untaught(graph)}
    found: _Needs = {}
    for role in people(graph):
        for skill, required in requirements(graph, role.address).items():
            look = _look(training, role.address, skill, required, lacking=(role.address, skill.address) in lacking)
            found.setdefault(role.address, {})[skill.address] = _Need(required, look)
    return found


def _look(training: Training, role: str, skill: Ref, required: Requirement, *, lacking: bool) -> CellLook:
    if lacking:
        return "missing"
    if required.by == "hiring":
        return "tint"
    return "outline" if training.reaches(role, skill, required) else "bare"


def _row(graph: OrgGraph, skill: Skill, needs: _Needs, wording: Wording) -> Row:
    here = [each.get(skill.address) for each in needs.values()]
    lost = any(need and need.look == "missing" for need in here)
    met: list[Text] = [graph.label(link.source) for link in graph.into(skill.address, Edge.TEACHES)]
    if any(need and need.look == "tint" for need in here):
        met.append(Text(en="hiring", zh="招聘"))
    verdict = listed(met) if met else Text(en="nothing", zh="无") if lost else Text()
    return Row(
        skill.address,
        wording.label(skill.label),
        tuple(need and _cell(skill, need, wording) for need in here),
        skill.kind or "",
        "gap" if lost else None,
        wording.say(verdict),
    )


def _cell(skill: Skill, need: _Need, wording: Wording) -> Cell:
    level = need.required.level
    said = "✓" if level is None else wording.say((skill.scale or {}).get(str(level)) or Text(en=str(level)))
    return Cell(f"({said})" if need.required.preferred else said, need.look)


def _key(needs: _Needs, wording: Wording) -> tuple[tuple[Cell, Label], ...]:
    every = [need for each in needs.values() for need in each.values()]
    used = [(Cell("✓", look), said) for look, said in _LOOKS.items() if any(need.look == look for need in every)]
    if any(need.required.preferred for need in every):
        used.append((Cell("(…)"), _PREFERRED))
    return tuple((cell, wording.label(said)) for cell, said in used)


def _title(needs: _Needs, rows: Sequence[Row]) -> Text:
    every = [need for each in needs.values() for need in each.values()]
    lost = sum(need.look == "missing" for need in every)
    taught = sum(need.look == "outline" for need in every)
    if lost:
        return phrase(
            "{n} of {total} neither taught nor hired",
            "{total}中 {n} 项既无课程也不靠招聘",
            n=lost,
            total=counted(len(every), "skill requirement", "skill requirements", "项任职要求"),
        )
    requirements_ = counted(len(every), "requirement", "requirements", "项任职要求")
    skills_, roles = _skills(rows), counted(len(needs), "role", "roles", "个岗位")
    if taught:
        return phrase(
            "{skills} for {roles}: courses teach {n} of {total}",
            "{roles}、{skills}：{total}中 {n} 项有课程培养",
            skills=skills_,
            roles=roles,
            n=taught,
            total=requirements_,
        )
    return phrase(
        "{skills} for {roles}: {total}",
        "{roles}、{skills}：共 {total}",
        skills=skills_,
        roles=roles,
        total=requirements_,
    )


def _skills(rows: Sequence[Row]) -> Text:
    return counted(len(rows), "skill", "skills", "项技能")


def _targets(finding: Finding, shown: set[str]) -> tuple[str, ...] | None:
    """The skills to mark, else the roles."""
    if finding.family != "skills":
        return None
    subjects = [subject for subject in finding.problem.subjects if subject in shown]
    return tuple(subject for subject in subjects if subject.startswith("skill:")) or tuple(subjects) or None
