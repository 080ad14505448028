"""One limit has one figure."""

from collections.abc import Iterator
from decimal import Decimal

from orgflow.expressions.tree import names
from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.cells import Undecided
from orgflow.flow.guards import Decision, Guard, decisions
from orgflow.flow.thresholds import extent
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Role
from orgflow.model.service import Attribute, Escalation, Rung
from orgflow.model.values import Money
from orgflow.rules.decisions.wording import called
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

# What somebody does who settles a matter within the own limit.
_SETTLING = frozenset(("decide", "approve", "execute", "resolve"))
_CENT = Decimal("0.01")
_HINT = Text(en="Write the figure that holds in both places.", zh="请确定以哪个数值为准，两处写成一致。")


@rule("threshold-inconsistent", Severity.WARNING, family="decisions")
def threshold_inconsistent(graph: OrgGraph) -> Iterator[Problem]:
    """
    One limit with two figures.

    同一额度在两处数值不同。

    **Why.** The process sends 800 to somebody who may give 500. Either the customer waits for nothing, or the limit is
    ignored, and then it is none.

    Said where it can be proven. A role has one `authority`, and a level of an escalation ladder states another for the
    same role and kind. Or a decision parts amounts at a figure: below it a role settles the matter (`decide`,
    `approve`, `execute`, `resolve`), above it somebody must approve, and the role's own `authority` of that kind ends
    elsewhere. The amount is an attribute whose `limit` names the kind of authority; one cent more or less does not
    count.

    **Fix.** Decide which figure holds, and write it in both places.

    **改法。** 确定以哪个数值为准，两处写成一致。
    """
    for ladder in graph.team.escalations.values():
        for rung in ladder.levels:
            role = graph.team.roles.get(rung.role.id) if rung.role else None
            for kind, limit in (rung.authority or {}).items():
                own = (role.authority or {}).get(kind) if role else None
                if role and own and own.currency == limit.currency and own.amount != limit.amount:
                    yield _ladder(ladder, rung, limit, role, own)
    for decision in decisions(graph):
        case = graph.team.workflows[decision.step.address.partition(":")[2].partition(".")[0]].case
        attributes = graph.team.cases[case.id].attributes if case else {}
        for attribute in attributes.values():
            if attribute.limit and _asks_approval(graph, decision, attribute):
                yield from _branches(graph, decision, attribute, attribute.limit)


def _asks_approval(graph: OrgGraph, decision: Decision, attribute: Attribute) -> bool:
    """Whether some branch of a decision leads to an approval of the amount."""
    flow = graph.team.workflows[decision.step.address.partition(":")[2].partition(".")[0]]
    targets = [flow.steps[exit_.next.address.rpartition(".")[2]] for exit_ in decision.step.exits if exit_.next]
    asked = [step.approves for step in targets if step.approves]
    return any(
        approval.kind == attribute.limit and approval.amount and approval.amount.id.rpartition(".")[2] == attribute.id
        for approval in asked
    )


def _branches(graph: OrgGraph, decision: Decision, attribute: Attribute, kind: str) -> Iterator[Problem]:
    for guard in decision.guards.values():
        if attribute.id not in names(guard.condition) or guard.exit.next is None:
            continue
        step = graph.items[guard.exit.next.address]
        performer = graph.performer(step.address)
        role = graph.items.get(performer.source) if performer else None
        own = (role.authority or {}).get(kind) if isinstance(role, Role) else None
        if own is None or not isinstance(role, Role) or _SETTLING.isdisjoint(graph.acts(step.address)):
            continue
        domain = decision.domains[attribute.id]
        try:
            reach = extent(guard.condition, decision.domains, attribute.id)
        except Undecided:
            continue
        most = reach[1] if reach else None
        if most is not None and own.currency == domain.unit and abs(most - own.amount) > _CENT:
            yield _branch(graph, decision, guard, Money(most.normalize(), domain.unit), role, own)


def _ladder(ladder: Escalation, rung: Rung, limit: Money, role: Role, own: Money) -> Problem:
    return Problem(
        at=rung.place("authority"),
        say=phrase(
            "“{ladder}” lets “{role}” approve up to {limit}, the role itself up to {own}",
            "「{ladder}」中「{role}」的额度为 {limit}，而岗位本身的额度为 {own}",
            ladder=ladder.label,
            role=role.label,
            limit=limit.words(),
            own=own.words(),
        ),
        subjects=(ladder.address, role.address),
        witness=Witness("conflict", (rung.address, role.address)),
        related=(Note(role.place("authority"), phrase("up to {own}", "至 {own}", own=own.words())),),
        hint=_HINT,
    )


def _branch(graph: OrgGraph, decision: Decision, guard: Guard, most: Money, role: Role, own: Money) -> Problem:
    return Problem(
        at=guard.at,
        say=phrase(
            "“{branch}” of “{step}” lets “{role}” settle up to {most}, but the role may decide up to {own}",
            "「{step}」的「{branch}」让「{role}」处理至 {most}，而该岗位的额度为 {own}",
            branch=called(guard),
            step=graph.label(decision.step.address),
            role=role.label,
            most=most.words(),
            own=own.words(),
        ),
        subjects=(decision.step.address, role.address),
        witness=Witness("conflict", (guard.exit.address, role.address)),
        related=(Note(role.place("authority"), phrase("up to {own}", "至 {own}", own=own.words())),),
        hint=_HINT,
    )
