"""Where one branch ends, the next begins."""

from collections.abc import Iterable, Iterator

from orgflow.expressions.domains import Domain
from orgflow.expressions.tree import Call, Constant, Expression, Name
from orgflow.expressions.words import condition_in_words
from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.arrivals import arriving
from orgflow.flow.guards import Decision, decisions
from orgflow.flow.holes import Hole
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Role
from orgflow.model.service import Attribute, Rung
from orgflow.model.values import Money, parse_money
from orgflow.rules.decisions.wording import called
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("boundary-gap", Severity.WARNING, family="decisions")
def boundary_gap(graph: OrgGraph) -> Iterator[Problem]:
    """
    A boundary that neither side takes, or that is in two currencies.

    分界值两边都不接，或币种不一致。

    **Why.** `amount < 100` and `amount > 100` read as if they were complete, and the customer with exactly 100 waits.
    `<= 100` and `>= 101` forget the cents. Amounts in two currencies cannot be compared at all.

    An error where no other branch takes such a case; a warning where the branch for all the rest does, for there it was
    hardly meant to go. Silent there for whole numbers and for zero: in between may be what is meant. Also said of an
    attribute whose `min` and `max` are in two currencies, and of one whose `limit` is in another currency than all the
    authority of that kind.

    **Fix.** Write `<=` or `>=` on one side. State one currency.

    **改法。** 在其中一边写 `<=` 或 `>=`；金额统一为一个币种。
    """
    for decision in decisions(graph):
        if decision.bare or decision.hit == "collect" or not (decision.coverage and decision.coverage.holes):
            continue
        found = arriving(graph, decision, routed=True)
        for hole in found.holes if found else ():
            if not decision.otherwise or _is_meant_for_a_branch(hole, decision.domains[hole.attribute]):
                yield _hole(graph, decision, hole)
    for case in graph.team.cases.values():
        for attribute in case.attributes.values():
            if attribute.type == "money":
                yield from _currencies(graph, attribute)


def _is_meant_for_a_branch(hole: Hole, domain: Domain) -> bool:
    """Whether the branch for all the rest was hardly meant to take what is in between."""
    return domain.kind != "integer" and hole.low != 0


def _hole(graph: OrgGraph, decision: Decision, hole: Hole) -> Problem:
    below, above = decision.guards[hole.below], decision.guards[hole.above]
    rest = Text(en="; the branch for all the rest takes it", zh="，落入其余情况") if decision.otherwise else Text()
    return Problem(
        at=below.at,
        say=phrase(
            "between “{below}” and “{above}” of “{step}” is what neither takes: {what}{rest}",
            "「{step}」的「{below}」与「{above}」之间有空档：{what}{rest}",
            below=called(below),
            above=called(above),
            step=graph.label(decision.step.address),
            what=condition_in_words(_within(hole, decision.domains[hole.attribute]), decision.domains),
            rest=rest,
        ),
        subjects=(decision.step.address,),
        witness=Witness("interval", (below.exit.address, above.exit.address, f"{hole.attribute}={hole.low}")),
        related=(Note(above.at, Text(en="begins here", zh="从这里开始")),),
        hint=Text(en="Write `<=` or `>=` on one side.", zh="请在其中一边写 `<=` 或 `>=`。"),
        severity=None if decision.otherwise else Severity.ERROR,
    )


def _within(hole: Hole, domain: Domain) -> Expression:
    name = Name(hole.attribute, 0)
    low, high = (
        Call("duration", (Constant(f"{value}s", 0),), 0) if domain.kind == "duration" else Constant(value, 0)
        for value in (hole.low.normalize(), hole.high.normalize())
    )
    if hole.low == hole.high:
        return Call("==", (name, low), 0)
    return Call("&&", (Call(">=", (name, low), 0), Call("<=", (name, high), 0)), 0)


def _currencies(graph: OrgGraph, attribute: Attribute) -> Iterator[Problem]:
    bounds = [parse_money(str(bound)) for bound in (attribute.min, attribute.max) if bound is not None]
    own = dict.fromkeys(bound.currency for bound in bounds)
    limits = list(_limits(graph, attribute.limit))
    if len(own) > 1:
        say = phrase("the bounds of “{what}” are in two currencies", "「{what}」的上下限币种不同", what=attribute.label)
        yield _mixed(attribute, say, ())
    elif own and limits and all(limit.currency not in own for _, limit in limits):
        say = phrase(
            "“{what}” is in {own}, in which nobody has authority",
            "「{what}」以 {own} 计，却没有岗位有该币种的额度",
            what=attribute.label,
            own=listed(own),
        )
        yield _mixed(attribute, say, limits)


def _limits(graph: OrgGraph, kind: str | None) -> Iterator[tuple[Role | Rung, Money]]:
    """All authority of a kind, and whose it is."""
    rungs = (rung for ladder in graph.team.escalations.values() for rung in ladder.levels)
    holders: tuple[Role | Rung, ...] = (*graph.team.roles.values(), *rungs)
    for item in holders:
        limit = (item.authority or {}).get(kind or "")
        if limit:
            yield item, limit


def _mixed(attribute: Attribute, say: Text, limits: Iterable[tuple[Role | Rung, Money]]) -> Problem:
    limits = tuple(limits)
    return Problem(
        at=attribute.place("max"),
        say=say,
        subjects=(attribute.address,),
        witness=Witness("conflict", (attribute.address, *(item.address for item, _ in limits))),
        related=tuple(
            Note(item.place("authority"), phrase("up to {limit}", "至 {limit}", limit=limit.words()))
            for item, limit in limits
        ),
        hint=Text(en="State amounts in one currency.", zh="请统一为一个币种。"),
    )
