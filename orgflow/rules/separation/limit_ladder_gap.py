"""For every amount somebody may approve it."""

from collections.abc import Iterator

from orgflow.expressions.tree import names
from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.guards import decisions
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Role
from orgflow.model.values import Money, parse_money
from orgflow.model.workflows import Step
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, phrase

_OTHER_CURRENCY = (
    "“{step}”: limits and amount are in different currencies, which cannot be compared",
    "「{step}」：审批权限与金额的币种不同，无法比较",
)
_ASKED_FOR = (
    "“{step}”: conditions of the workflow ask for the amount; which amounts come here is not known",
    "「{step}」：流程中有条件按金额分流，无法确定哪些金额会到达此处",
)


@rule("limit-ladder-gap", Severity.ERROR, family="separation")
def limit_ladder_gap(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    Amounts that nobody on the line may approve.

    存在无人有权审批的金额。

    **Why.** The case climbs to the top, and nobody there may say yes. It is then decided by whoever dares.

    **Fix.** Give a post on the line an `authority` up to the largest amount, bound the amount by `max`, or add the
    outcome `beyond`, which says what happens then. Asked where the requester is known and the amount has a `max`; a
    line without any authority of that kind covers nothing. Nobody can tell where the limits are in another currency, or
    where a condition of the workflow asks for the amount, so that not every amount may come here: then the check is
    skipped.

    **改法。** 提高汇报线上某岗位的 `authority`，用 `max` 限定金额，或增加出口 `beyond` 说明超限时的处理。
    权限与金额币种不同，或流程条件已按金额分流时，无法判断，跳过检查。
    """
    for workflow in graph.team.workflows.values():
        case = graph.team.cases.get(workflow.case.id) if workflow.case else None
        for step in workflow.steps.values():
            approval = step.approves
            if approval is None or not approval.kind or not approval.amount or "beyond" in (step.outcomes or {}):
                continue
            attribute = case.attributes.get(approval.amount.id.rpartition(".")[2]) if case else None
            largest = _money(attribute.max) if attribute else None
            for requester in _requesters(graph, step) if largest else ():
                limits = list(_limits(graph, requester, approval.kind))
                if largest is None or _covers(limits, largest):
                    continue
                if any(limit.currency != largest.currency for _, limit in limits):
                    yield _skip(step, _OTHER_CURRENCY)
                elif _is_asked_for(graph, workflow.id, approval.amount.id.rpartition(".")[2]):
                    yield _skip(step, _ASKED_FOR)
                else:
                    yield _problem(graph, step, requester, limits, largest)
                    break


def _covers(limits: list[tuple[Role, Money]], largest: Money) -> bool:
    return any(limit.currency == largest.currency and limit.amount >= largest.amount for _, limit in limits)


def _skip(step: Step, reason: tuple[str, str]) -> Skip:
    return Skip(phrase(*reason, step=step.label), step.place("approves"), step.address)


def _is_asked_for(graph: OrgGraph, workflow: str, attribute: str) -> bool:
    return any(
        attribute in names(guard.condition)
        for decision in decisions(graph)
        if decision.step.address.startswith(f"step:{workflow}.")
        for guard in decision.guards.values()
    )


def _money(value: object) -> Money | None:
    return parse_money(value) if isinstance(value, str) and value[-1:].isalpha() else None


def _requesters(graph: OrgGraph, step: Step) -> Iterator[str]:
    """The posts that perform what comes straight before."""
    flow = graph.flow(step.address.partition(":")[2].partition(".")[0])
    for way in flow.into(step.id):
        performer = graph.performer(flow.steps[way.source].address)
        post = graph.team.roles.get(performer.source.partition(":")[2]) if performer else None
        # A bot has no line up; who set it to work is not known here.
        if post and not post.bot:
            yield post.address


def _limits(graph: OrgGraph, requester: str, kind: str) -> Iterator[tuple[Role, Money]]:
    """Who on the line up, the requester included, may approve how much of a kind."""
    for address in (requester, *graph.chain(requester)):
        role = graph.items.get(address)
        if isinstance(role, Role) and kind in (role.authority or {}):
            yield role, (role.authority or {})[kind]


def _problem(
    graph: OrgGraph,
    step: Step,
    requester: str,
    limits: list[tuple[Role, Money]],
    largest: Money,
) -> Problem:
    highest = max((limit for _, limit in limits), key=lambda limit: limit.amount, default=None)
    say = (
        phrase(
            "nobody up the line from {requester} may approve more than {limit} in “{step}”, but it may be {largest}",
            "「{requester}」的汇报线上无人可在「{step}」审批超过 {limit} 的金额，而金额可达 {largest}",
            requester=graph.label(requester),
            limit=highest.words(),
            step=graph.label(step.address),
            largest=largest.words(),
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
        witness=Witness("interval", (step.address, requester, *(role.address for role, _ in limits))),
        related=tuple(
            Note(role.place("authority"), phrase("up to {limit}", "至 {limit}", limit=limit.words()))
            for role, limit in limits
        ),
        hint=Text(
            en="Raise an `authority`, or add the outcome `beyond: STEP`.",
            zh="请提高 `authority`，或增加出口 `beyond: 步骤`。",
        ),
    )
