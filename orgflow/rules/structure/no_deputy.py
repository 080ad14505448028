"""Somebody stands in."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph, lost
from orgflow.model.organisation import Role
from orgflow.model.values import Money
from orgflow.rules.rule import rule
from orgflow.rules.structure.vacant_critical_post import is_vacant
from orgflow.text import Text, phrase


@rule("no-deputy", Severity.WARNING, family="structure")
def no_deputy(graph: OrgGraph) -> Iterator[Problem]:
    """
    A post that others wait for, and nobody stands in.

    他人离不开、却无人代理的岗位。

    **Why.** On the day that its only holder is ill, approvals stop and complaints climb to an empty chair.

    A role counts when others report to it, when it has authority that nobody above it has as well, or when an
    escalation ladder names it. Silent for a post with two heads or more, for bots and external posts, and while no role
    of the team names a deputy. Of vacant posts vacant-critical-post speaks.

    **Fix.** Name who acts in the holder's absence.

    **改法。** 写明缺席时由谁代理。
    """
    if not any(graph.links(Edge.DEPUTY_OF)):
        return
    for role in graph.roles:
        deputies = [line for line in graph.into(role.address, Edge.DEPUTY_OF) if line.source != role.address]
        reason = reason_to_wait(graph, role)
        # Whoever had a deputy in the base has lost it in the variant: that is a fault of its own.
        lacking = not deputies and not lost(graph, role.address, Edge.DEPUTY_OF)
        if not lacking or reason is None or role.heads > 1 or role.bot or role.external or is_vacant(role):
            continue
        yield Problem(
            at=role.at,
            say=phrase(
                "nobody stands in for {role}, {reason}",
                "{role}{reason}，却无人代理",
                role=role.label,
                reason=reason,
            ),
            subjects=(role.address,),
            witness=Witness("absence", (role.address,)),
            hint=Text(en="Name who acts in its absence: `deputy: [ROLE]`.", zh="请写明代理岗位：`deputy: [岗位]`。"),
        )


def reason_to_wait(graph: OrgGraph, role: Role) -> Text | None:
    """Why others cannot do without the post."""
    ladders = graph.into(role.address, Edge.CLIMBS_TO)
    if ladders:
        return phrase("to whom {ladder} leads", "是「{ladder}」的一级", ladder=graph.label(ladders[0].source))
    if not all(_is_covered(graph, role, kind, limit) for kind, limit in (role.authority or {}).items()):
        return Text(en="who has authority of its own", zh="有审批权限")
    if graph.reports(role.address):
        return Text(en="to whom others report", zh="带有下属")
    return None


def _is_covered(graph: OrgGraph, role: Role, kind: str, limit: Money) -> bool:
    """Whether somebody up the line may approve what the post may: there an approval goes when it is not there."""
    above = (graph.items.get(address) for address in graph.chain(role.address))
    limits = ((post.authority or {}).get(kind) for post in above if isinstance(post, Role) and not is_vacant(post))
    return any(found and found.currency == limit.currency and found.amount >= limit.amount for found in limits)
