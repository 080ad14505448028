"""Whoever serves customers can ask somebody above while they are on duty."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.flow import closure
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("supervisor-coverage-gap", Severity.WARNING, family="coverage", needs=("shifts", "roles"))
def supervisor_coverage_gap(graph: OrgGraph) -> Iterator[Problem]:
    """
    A shift of front-line posts in hours in which nobody above them is on duty.

    一线当班、而上级无人当班的班次。

    **Why.** The hardest customers come in the evening. Without somebody to ask, agents promise what they may not, or
    put everything off until the morning.

    **Fix.** Put a supervisor, a deputy or somebody on call on the rota in these hours. Counted are all posts above a
    front-line post of the shift, their deputies, and whoever is responsible for a duty that supervises or coaches; one
    that no shift names is there while the team is open (`calendar`). Silent where nobody can tell when one of them is
    on duty.

    **改法。** 在这段时间安排主管、代理人或待命人员。
    计入的有：一线岗位的各级上级及其代理人，以及负责督导、辅导类职责的岗位；未排班的按团队营业时间（`calendar`）计。
    """
    from orgflow.hours import uncovered

    anywhere = graph.rota.hours_of_any(graph.supervisors)
    if anywhere is None:
        return
    for shift in graph.team.shifts.values():
        posts = [graph.team.roles[ref.id] for ref in shift.roles or {}]
        front = [post for post in posts if post.front_line and not post.bot]
        leads = _leads(graph, front) if shift.hours and not shift.on_call else {}
        given = graph.rota.hours_of_any(leads) if leads else None
        gap = uncovered(shift.hours, (*given, *anywhere)) if shift.hours and given is not None else None
        if gap:
            yield Problem(
                at=shift.place("hours"),
                say=phrase(
                    "nobody above {post} is on duty {gap}",
                    "{gap} 没有「{post}」的上级当班",
                    post=front[0].label,
                    gap=gap.words,
                ),
                subjects=(shift.address,),
                witness=Witness("interval", (shift.address, gap.text)),
                hint=Text(
                    en="Put one of those above, or a deputy of theirs, on duty or on call in these hours.",
                    zh="请在这段时间安排上级或其代理人当班或待命。",
                ),
            )


def _leads(graph: OrgGraph, front: list[Role]) -> dict[str, None]:
    """The posts above those in front, and their deputies."""
    first = dict.fromkeys(post.address for post in front)
    above = closure(first, lambda role: (link.target for link in graph.out(role, Edge.REPORTS_TO)))
    found = {role: None for role in above if role.startswith("role:") and role not in first}
    found |= {link.source: None for role in tuple(found) for link in graph.into(role, Edge.DEPUTY_OF)}
    return {role: None for role in found if role not in first}
