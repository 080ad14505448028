"""While a channel is open somebody is on duty who can do what it needs."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.graph.requirements import requirements
from orgflow.model.hours import Hours
from orgflow.model.items import Ref
from orgflow.model.organisation import Person
from orgflow.rules.rule import rule
from orgflow.text import phrase


@rule("skill-coverage-gap", Severity.ERROR, family="coverage", needs=("channels", "skills", "shifts", "people"))
def skill_coverage_gap(graph: OrgGraph) -> Iterator[Problem]:
    """
    Hours in which nobody on duty has a skill that the channel needs.

    渠道所需的技能在某些时段无人具备。

    **Why.** The rota counts heads, and heads are there; but in these hours none of them can help, and customers are
    told to call again.

    **Fix.** Put somebody with the skill on these shifts, train those who are on them, or shorten the hours of the
    channel. A post that `requires` the skill has it whenever it is on duty. Otherwise its holders must be named, all of
    them: one who states no `shifts` may be on any that names the post. Silent where a post that serves the channel has
    nobody with the skill at all, which is no matter of hours.

    **改法。** 把具备该技能的人排入这些班次，或培训当班人员，或缩短渠道开放时间。
    岗位 `requires` 该技能的，当班即视为具备；否则须列出全部任职者。若接待岗位完全无人具备该技能，则不属于本规则。
    """
    from orgflow.hours import uncovered

    for channel in graph.team.channels.values():
        servers = [role for role in graph.rota.servers(channel) if not graph.team.roles[role.partition(":")[2]].bot]
        there = graph.rota.hours_of_any(servers) if channel.needs and servers else None
        if channel.open is None or there is None:
            continue
        unmanned = uncovered(channel.open, there)
        for skill in channel.needs:
            able = _able(graph, servers, skill)
            gap = uncovered(channel.open, able).without(unmanned) if able else None
            if gap:
                yield Problem(
                    at=skill.at,
                    say=phrase(
                        "{channel} needs {skill}, which nobody on duty has {gap}",
                        "「{channel}」需要「{skill}」，但{gap} 当班人员中无人具备",
                        channel=channel.label,
                        skill=graph.label(skill.address),
                        gap=gap.words,
                    ),
                    subjects=(channel.address, skill.address),
                    witness=Witness("interval", (channel.address, skill.address, gap.text)),
                    hint=phrase(
                        "Put somebody with `{skill}` on duty in these hours.",
                        "请在这段时间安排具备 `{skill}` 的人当班。",
                        skill=skill.id,
                    ),
                )


def _able(graph: OrgGraph, servers: list[str], skill: Ref) -> tuple[Hours, ...] | None:
    """When somebody with a skill is on duty in one of the posts; None where nobody can tell, or a post has no such."""

    def has(person: Person) -> bool:
        return skill in (person.skills or {})

    found: dict[Hours, None] = {}
    for role in servers:
        required = requirements(graph, role).get(skill)
        all_have = required is not None and not required.preferred
        hours = graph.rota.hours(role) if all_have else graph.rota.hours_of_those(role, has)
        if not hours:
            return None
        found |= dict.fromkeys(hours)
    return tuple(found)
