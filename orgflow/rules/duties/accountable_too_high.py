"""Who answers for work is near enough to see it."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("accountable-too-high", Severity.INFO, family="duties", needs=("duties",))
def accountable_too_high(graph: OrgGraph, *, between: int = 2) -> Iterator[Problem]:
    """
    A duty whose accountable stands far above everybody who does it.

    负最终责任者比所有执行者高出太多级的职责。

    **Why.** Who answers for it sees neither the work nor those who do it, and hears of a fault when the customer has
    gone. Guides to RACI ask for the lowest level that can answer.

    **Fix.** Make a post in between accountable. Told where two or more levels stand between the accountable and each of
    those responsible (`between`), and only where the duty itself names its accountable, not its area.

    **改法。** 改由中间层级的岗位负最终责任。职责沿用领域的负责人时不提示。
    """
    for duty in graph.team.duties.values():
        doers = graph.into(duty.address, Edge.RESPONSIBLE)
        if duty.states("accountable") and doers:
            for answering in graph.into(duty.address, Edge.ACCOUNTABLE):
                if all(_levels(graph, answering.source, doer.source) >= between for doer in doers):
                    yield _problem(graph, answering, doers)


def _levels(graph: OrgGraph, upper: str, lower: str) -> int:
    """How many levels stand between two posts; none where the one is not above the other."""
    return graph.layer(lower) - graph.layer(upper) - 1 if graph.is_above(upper, lower) else 0


def _problem(graph: OrgGraph, answering: Link, doers: list[Link]) -> Problem:
    nearest = min(doers, key=lambda doer: graph.layer(doer.source))
    middle = next(graph.chain(nearest.source))
    return Problem(
        at=answering.at,
        say=phrase(
            "{upper} answers for “{duty}” from {n} levels above {lower}",
            "「{upper}」为「{duty}」负最终责任，比执行者「{lower}」高 {n} 级",
            upper=graph.label(answering.source),
            duty=graph.label(answering.target),
            lower=graph.label(nearest.source),
            n=_levels(graph, answering.source, nearest.source) + 1,
        ),
        subjects=(answering.target, answering.source),
        witness=Witness("conflict", (nearest.source, *_line(graph, nearest.source, answering.source))),
        related=tuple(Note(doer.at, Text(en="does it", zh="负责执行")) for doer in doers),
        hint=phrase(
            "Make {post} accountable, or another in between.",
            "请改由「{post}」或其他中间岗位负最终责任。",
            post=graph.label(middle),
        ),
    )


def _line(graph: OrgGraph, lower: str, upper: str) -> Iterator[str]:
    """Who stands above a post, up to another."""
    for post in graph.chain(lower):
        yield post
        if post == upper:
            return
