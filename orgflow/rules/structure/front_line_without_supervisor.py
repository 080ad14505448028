"""Whoever faces customers can turn to somebody."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.model.organisation import Party, Role
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("front-line-without-supervisor", Severity.ERROR, family="structure")
def front_line_without_supervisor(graph: OrgGraph) -> Iterator[Problem]:
    """
    A front-line role that nobody supervises.

    无人督导的一线岗位。

    **Why.** Whoever faces an angry customer needs somebody at hand who may decide more, and who listens in and coaches.

    The line up is missing, or leads to a unit without head, to a party other than a superior, or, where duties say who
    supervises, to another front-line role that does not supervise. A front-line role at the top of its own line is its
    own supervisor. Silent while the team draws no reporting line at all, for bots and external posts, and for roles
    that report to each other in a circle.

    **Fix.** Let it report to a supervisor, or give the superior a duty that does `supervise` or `coach`.

    **改法。** 让其向主管汇报，或为上级设置 `supervise`、`coach` 类职责。
    """
    if not any(graph.links(Edge.REPORTS_TO)):
        return
    for role in graph.roles:
        lines = graph.out(role.address, Edge.REPORTS_TO)
        faults = [fault for line in lines if (fault := _fault(graph, role, line))]
        supervised = len(faults) < len(lines) if lines else _leads_itself(graph, role)
        if not role.front_line or role.bot or role.external or supervised:
            continue
        if graph.in_cycle(role.address, Edge.REPORTS_TO):
            continue
        nobody = phrase(
            "{role} faces customers and reports to nobody", "{role}直接面对客户，却没有上级", role=role.label
        )
        yield Problem(
            at=lines[0].at if lines else role.place("reports_to"),
            say=faults[0] if faults else nobody,
            subjects=(role.address,),
            witness=Witness("absence", (role.address, *(line.target for line in lines))),
            related=tuple(
                Note(graph.items[line.target].at, Text(en="where its line leads", zh="汇报线指向这里"))
                for line in lines
                if line.target in graph.items
            ),
            hint=Text(
                en="Let it report to a role that supervises: `reports_to: ROLE`.",
                zh="请让其向负责督导的岗位汇报：`reports_to: 岗位`。",
            ),
        )


def _leads_itself(graph: OrgGraph, role: Role) -> bool:
    """The owner of a small shop serves customers and has nobody above."""
    head = graph.team.profile.head
    return bool(graph.reports(role.address)) or (head is not None and head.address == role.address)


def _fault(graph: OrgGraph, role: Role, line: Link) -> Text | None:
    """Why the superior at the end of this line is no supervisor; None if it is one."""
    superior = graph.items.get(line.target)
    if isinstance(superior, Role):
        if not superior.front_line or superior.address in graph.supervisors or not graph.supervisors:
            return None
        en, zh = (
            "{role} reports to {superior}, who faces customers too and supervises nobody",
            "{role}向{superior}汇报，而后者同样面对客户，并不承担督导职责",
        )
    elif line.target.startswith("unit:"):
        en, zh = "{role} reports to {superior}, which has no head", "{role}向{superior}汇报，而该部门没有负责人"
    elif isinstance(superior, Party) and superior.kind == "superior":
        return None
    else:
        en, zh = "{role} reports to {superior}, outside the team", "{role}向团队之外的{superior}汇报"
    return phrase(en, zh, role=role.label, superior=graph.label(line.target))
