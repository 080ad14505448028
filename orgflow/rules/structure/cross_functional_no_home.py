"""Whoever is lent to a team has a home to go back to."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Ref
from orgflow.model.organisation import Role, Unit
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("cross-functional-no-home", Severity.WARNING, family="structure", needs=("units",))
def cross_functional_no_home(graph: OrgGraph) -> Iterator[Problem]:
    """
    A cross-functional unit whose members have no home unit, or one that nobody leads.

    跨职能团队的成员没有归属部门，或其归属部门无人负责。

    **Why.** Members from sales, marketing and operations work here for a while. Somebody at home keeps their place,
    judges them and takes them back.

    A unit with `placement: cross-functional` is found when it lists no members; a front-line role that stands in it,
    when others are listed with their home and it is not; a member, when its home is this unit or one within it, or when
    nobody heads its home or a unit above and it reports to nobody but the head of this unit.

    **Fix.** List the members, each with the unit it comes from: `members: {phone_agent: operations}`.

    **改法。** 列出成员及其归属部门：`members: {phone_agent: operations}`。
    """
    inside: dict[str, list[Role]] = {}
    for role in graph.roles:
        if role.front_line and role.unit:
            inside.setdefault(role.unit.address, []).append(role)
    for unit in graph.team.units.values():
        if unit.placement == "cross-functional" and not unit.members:
            say = phrase(
                "{unit} is cross-functional but lists no members",
                "「{unit}」为跨职能团队，却未列出成员",
                unit=unit.label,
            )
            yield _problem(unit, say, (unit.address,))
        members = {role.address: home for role, home in (unit.members or {}).items()}
        for role in inside.get(unit.address, ()) if members else ():
            if role.address not in members:
                say = phrase(
                    "{role} has no home beside {unit}",
                    "「{role}」在「{unit}」之外没有归属部门",
                    role=role.label,
                    unit=unit.label,
                )
                yield _problem(unit, say, (role.address, unit.address), role)
        for address, home in members.items():
            fault = _fault(graph, unit, address, home)
            if fault:
                say = phrase(*fault, role=graph.label(address), home=graph.label(home.address))
                yield _problem(unit, say, (address, unit.address), home)


def _fault(graph: OrgGraph, unit: Unit, role: str, home: Ref) -> tuple[str, str] | None:
    """What is wrong with a member's home."""
    above = graph.led_to([home.address], Edge.PART_OF)
    if unit.address in above:
        return (
            "the home of {role} lies within the unit that it is lent to",
            "「{role}」的归属部门就在其被借调的团队之内",
        )
    line = graph.superior(role)
    led_at_home = line is not None and not (unit.head and line.target == unit.head.address)
    if not led_at_home and not any(graph.into(one, Edge.HEADS) for one in above):
        return "nobody leads {home}, the home of {role}", "「{role}」的归属部门「{home}」没有负责人"
    return None


def _problem(unit: Unit, say: Text, subjects: tuple[str, ...], where: Role | Ref | None = None) -> Problem:
    return Problem(
        at=where.at if where else unit.place("placement"),
        say=say,
        subjects=subjects,
        witness=Witness("absence", subjects),
        related=(Note(unit.at, Text(en="the cross-functional unit", zh="该跨职能团队")),) if where else (),
        hint=phrase(
            "Write on {unit} the unit that each member comes from, one with a head: `members: {{ROLE: UNIT}}`.",
            "请在「{unit}」上写明各成员的归属部门（须有负责人）：`members: {{岗位: 部门}}`。",
            unit=unit.label,
        ),
    )
