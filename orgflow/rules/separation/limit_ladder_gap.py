"""For every amount somebody may approve it."""

from collections.abc import Iterator
from decimal import Decimal

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.approvals import Approval, Band, approvals
from orgflow.graph import OrgGraph
from orgflow.model.values import Money
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, phrase


@rule("limit-ladder-gap", Severity.ERROR, family="separation", needs=("workflows",))
def limit_ladder_gap(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    Amounts that nobody on the line may approve.

    存在无人有权审批的金额。

    **Why.** The case climbs to the top, and nobody there may say yes. It is then decided by whoever dares.

    Asked of the amounts with which a case can come to the approval, after all conditions on the way: the authority of
    whoever asks for it covers them, or that of a post up the line. A line without any authority of that kind covers
    nothing. Silent where nothing bounds the amount, by its `max` or a condition, and where a bot asks. Where limits are
    in another currency than the amount, nobody can tell.

    **Fix.** Give a post on the line an `authority` up to the largest amount, bound the amount by `max`, or add the
    outcome `beyond`, which says what happens then.

    **改法。** 提高汇报线上某岗位的 `authority`，用 `max` 限定金额，或增加出口 `beyond` 说明超限时的处理。
    """
    told: dict[str, None] = {}
    for approval in approvals(graph):
        step, band = approval.step, approval.uncovered
        if "beyond" in (step.outcomes or {}) or step.address in told:
            continue
        if approval.undecided:
            yield Skip(
                phrase("“{step}”: {why}", "「{step}」：{why}", step=graph.label(step.address), why=approval.undecided),
                step.place("approves"),
                step.address,
            )
        elif band and band.low is not None and band.high is not None:
            told[step.address] = None
            yield _problem(graph, approval, band, band.low, band.high)


def _problem(graph: OrgGraph, approval: Approval, band: Band, low: Decimal, high: Decimal) -> Problem:
    step, requester = approval.step, approval.requester
    limits = [limit for _, limit in approval.line]
    currency = approval.unit or (limits[0].currency if limits else "")
    highest = max((limit for limit in limits if limit.amount < low), key=lambda limit: limit.amount, default=None)
    say = (
        phrase(
            "nobody up the line from {requester} may approve more than {limit} in “{step}”, but it may be {largest}",
            "「{requester}」的汇报线上无人可在「{step}」审批超过 {limit} 的金额，而金额可达 {largest}",
            requester=graph.label(requester),
            limit=highest.words(),
            step=graph.label(step.address),
            largest=Money(high, currency).words(),
        )
        if highest
        else phrase(
            "nobody up the line from {requester} may approve anything in “{step}”",
            "「{requester}」的汇报线上没有任何岗位有权在「{step}」审批",
            requester=graph.label(requester),
            step=graph.label(step.address),
        )
    )
    return Problem(
        at=step.place("approves"),
        say=say,
        subjects=(step.address, requester),
        witness=Witness("case", (step.address, requester, f"{approval.amount}={low}")),
        related=tuple(
            Note(role.place("authority"), phrase("up to {limit}", "至 {limit}", limit=limit.words()))
            for role, limit in approval.line
        ),
        hint=Text(
            en="Raise an `authority`, or add the outcome `beyond: STEP`.",
            zh="请提高 `authority`，或增加出口 `beyond: 步骤`。",
        ),
    )
