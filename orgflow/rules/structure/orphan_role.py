"""Every post has its place in the line."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.source import Span
from orgflow.text import Text, phrase


@rule("orphan-role", Severity.WARNING, family="structure")
def orphan_role(graph: OrgGraph) -> Iterator[Problem]:
    """
    A role that stands outside all reporting lines.

    游离于汇报线之外的岗位。

    **Why.** Nobody plans its work, judges it or helps when it is stuck.

    A role with neither superior nor reports is found. Where the team declares its top, by `head` or by
    `reports_to: none`, so is every other role without a superior. A line to a unit that has no head leads to nobody.
    Silent while the team draws no reporting line at all, for bots and external posts, and for front-line roles, which
    front-line-without-supervisor looks after.

    **Fix.** Say whom it reports to, or `reports_to: none` where it is a top of its own.

    **改法。** 写明其上级；若确为最高岗位，写 `reports_to: none`。
    """
    if not any(graph.links(Edge.REPORTS_TO)):
        return
    head = graph.team.profile.head
    top = next((role.place("reports_to") for role in graph.roles if role.reports_to == ()), None)
    declared = head.at if head else top
    for role in graph.roles:
        lines = graph.out(role.address, Edge.REPORTS_TO)
        if role.bot or role.external or role.reports_to == () or (head and head.address == role.address):
            continue
        leads = graph.reports(role.address) or graph.out(role.address, Edge.HEADS)
        if any(not line.target.startswith("unit:") for line in lines) or (leads and not declared):
            continue
        if role.front_line and (lines or not graph.reports(role.address)):
            continue
        yield _problem(graph, role, declared)


def _problem(graph: OrgGraph, role: Role, declared: Span | None) -> Problem:
    lines = graph.out(role.address, Edge.REPORTS_TO)
    say, related = (
        phrase("{role} reports to nobody", "{role}没有上级", role=role.label),
        (Note(declared, Text(en="the top of the team is another role", zh="团队的最高岗位另有其人")),)
        if declared
        else (),
    )
    if lines:
        unit = graph.items[lines[0].target]
        say = phrase(
            "{role} reports to {unit}, which has nobody else at its head"
            if graph.out(role.address, Edge.HEADS)
            else "{role} reports to {unit}, which has no head",
            "{role}向{unit}汇报，而该部门没有其他负责人"
            if graph.out(role.address, Edge.HEADS)
            else "{role}向{unit}汇报，而该部门没有负责人",
            role=role.label,
            unit=unit.label,
        )
        related = (Note(unit.at, Text(en="the unit", zh="该部门")),)
    return Problem(
        at=lines[0].at if lines else role.at,
        say=say,
        subjects=(role.address,),
        witness=Witness("absence", (role.address,)),
        related=related,
        hint=Text(
            en="Name its superior: `reports_to: ROLE`; for a top of its own write `reports_to: none`.",
            zh="请写明上级：`reports_to: 岗位`；若为最高岗位，写 `reports_to: none`。",
        ),
    )
