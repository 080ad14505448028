"""A superior for one report is a relay."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("span-too-narrow", Severity.INFO, family="structure")
def span_too_narrow(graph: OrgGraph, *, team: int = 8) -> Iterator[Problem]:
    """
    A manager with a single report.

    只有一名下属的管理岗位。

    **Why.** Such a level passes things on. It costs a salary and a day, and decides little (Orgvue counts it among the
    first places to look).

    Each head of the manager has at most one head below. Assistants and bots are not counted. Silent for a team of fewer
    than `team` heads (our default), and where a report does not state its headcount.

    **Fix.** Let the report answer to the level above, or give the manager more to lead.

    **改法。** 让该下属直接向上一级汇报，或为管理者增加管理范围。
    """
    if sum(role.team_heads for role in graph.roles) < team:
        return
    for role in graph.roles:
        lines = graph.reports(role.address)
        posts = [post for line in lines if isinstance(post := graph.items[line.source], Role)]
        led = [post for post in posts if not post.assistant and not post.bot]
        heads = sum(post.heads for post in led)
        # In a circle nobody is a manager; that is reporting-cycle's to tell.
        if not 0 < heads <= role.heads or not all(post.headcount for post in led) or not graph.layer(role.address):
            continue
        yield Problem(
            at=role.at,
            say=phrase(
                "only {report} reports to {role}" if heads == 1 else "each {role} leads one head only: {report}",
                "只有{report}一人向{role}汇报" if heads == 1 else "每名{role}只带一名下属：{report}",
                report=led[0].label,
                role=role.label,
            ),
            subjects=(role.address,),
            witness=Witness("conflict", (role.address, led[0].address)),
            related=(Note(lines[posts.index(led[0])].at, Text(en="the only line", zh="唯一的汇报线")),),
            hint=Text(
                en="Let the report answer to the level above, or widen what the manager leads.",
                zh="让该下属直接向上一级汇报，或扩大管理范围。",
            ),
        )
