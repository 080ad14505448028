"""Whoever serves a channel can do what it takes."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.abilities import Abilities
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("channel-skill-mismatch", Severity.ERROR, family="skills", needs=("channels", "skills"))
def channel_skill_mismatch(graph: OrgGraph) -> Iterator[Problem]:
    """
    A role that serves a channel without the skills that the channel needs.

    服务某渠道的岗位不具备该渠道所需的技能。

    **Why.** A good voice writes no good mail. Customers on the channel get whoever is free.

    **Fix.** Require the skill of the role or of its unit, or let another role serve the channel. A unit has a skill if
    one of its posts has. Silent while no role or unit requires anything, on bots and on external posts.

    **改法。** 在岗位或其部门的 `requires` 中写明该技能，或改由其他岗位服务该渠道。部门中有一个岗位具备即可。
    若没有任何岗位或部门写明要求，则不提示；机器人和外部岗位不检查。
    """
    if not requires_anything(graph):
        return
    abilities = Abilities(graph)
    for channel in graph.team.channels.values():
        for server in channel.served_by:
            lacking = abilities.lacking(server.address, channel.needs)
            if lacking:
                names = listed(graph.label(skill.address) for skill in lacking)
                yield Problem(
                    at=server.at,
                    say=phrase(
                        "{server} serves {channel}, but is not required to have {skills}",
                        "「{server}」服务「{channel}」，任职要求中却没有所需的{skills}",
                        server=graph.label(server.address),
                        channel=channel.label,
                        skills=names,
                    ),
                    subjects=(channel.address, server.address, *(skill.address for skill in lacking)),
                    witness=Witness("conflict", (server.address, *(skill.address for skill in lacking))),
                    related=tuple(Note(skill.at, Text(en="needed here", zh="此处需要")) for skill in lacking),
                    hint=phrase(
                        "Require {skills} of {server}, or let somebody else serve the channel.",
                        "请在「{server}」的任职要求中加入{skills}，或改由他人服务该渠道。",
                        skills=names,
                        server=graph.label(server.address),
                    ),
                )


def requires_anything(graph: OrgGraph) -> bool:
    """Whether any post or unit of the team says what it requires."""
    return any(link.source.startswith(("role:", "unit:")) for link in graph.links(Edge.NEEDS))
