"""An empty chair decides nothing."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.model.organisation import Role
from orgflow.rules.rule import rule
from orgflow.source import Span
from orgflow.text import Text, phrase


@rule("vacant-critical-post", Severity.WARNING, family="structure")
def vacant_critical_post(graph: OrgGraph) -> Iterator[Problem]:
    """
    A vacant post that others wait for, and nobody acts for it.

    空缺的关键岗位，且无人代理。

    **Why.** Nobody answers for the duty, approvals wait, and complaints climb to an empty chair, while the chart looks
    complete.

    A post is vacant if it says `vacant: true`, or has no heads and is not `external`. It is found when it is
    accountable for a duty or alone responsible for one, has authority, leads others or stands on an escalation ladder,
    and none of its deputies is there to act. Of posts that are filled, no-deputy speaks.

    **Fix.** Name who acts until the post is filled, or give its work to somebody else.

    **改法。** 写明补缺前由谁代理，或把其工作交给其他岗位。
    """
    for role in graph.roles:
        if not is_vacant(role) or any(
            _is_there(graph, line.source) for line in graph.into(role.address, Edge.DEPUTY_OF)
        ):
            continue
        reason = _reason(graph, role)
        if reason:
            say, place = reason
            yield Problem(
                at=role.place("vacant") if role.vacant else role.place("headcount"),
                say=phrase("{role} is vacant and {reason}", "「{role}」空缺，而{reason}", role=role.label, reason=say),
                subjects=(role.address,),
                witness=Witness("absence", (role.address,)),
                related=(Note(place, Text(en="waits for it", zh="此处需要该岗位")),),
                hint=Text(
                    en="Name who acts for it (`deputy: ROLE`), or give this work to another role.",
                    zh="请写明代理岗位（`deputy: 岗位`），或把此项工作交给其他岗位。",
                ),
            )


def is_vacant(role: Role) -> bool:
    """Whether nobody holds a post that people can hold."""
    # Of an external post it is the vendor who counts the heads.
    return not role.bot and (role.vacant or (role.heads == 0 and not role.external))


def _is_there(graph: OrgGraph, address: str) -> bool:
    deputy = graph.items[address]
    return isinstance(deputy, Role) and not is_vacant(deputy)


def _reason(graph: OrgGraph, role: Role) -> tuple[Text, Span] | None:
    """What hangs on the post alone, and where that is written."""
    for rung in graph.into(role.address, Edge.CLIMBS_TO):
        said = phrase("{ladder} leads to it", "「{ladder}」会升级到该岗位", ladder=graph.label(rung.source))
        return said, rung.at
    for duty in graph.out(role.address, Edge.ACCOUNTABLE):
        said = phrase("answers for {duty}", "对「{duty}」负责", duty=graph.label(duty.target))
        return said, duty.at
    for duty in graph.out(role.address, Edge.RESPONSIBLE):
        if len(graph.into(duty.target, Edge.RESPONSIBLE)) == 1:
            said = phrase(
                "is alone responsible for {duty}", "是「{duty}」唯一的执行岗位", duty=graph.label(duty.target)
            )
            return said, duty.at
    if role.authority:
        return Text(en="holds an authority", zh="持有审批权限"), role.place("authority")
    for line in graph.reports(role.address):
        return phrase("leads {report}", "带有下属「{report}」", report=graph.label(line.source)), line.at
    return None
