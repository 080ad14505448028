"""Who approves which amount: for every approval and everybody who may ask for it.

What the requester's own authority covers is approved at once; the rest by the lowest post up the requester's line whose
authority covers it. Only the amounts with which a case can come there are looked at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from orgflow.expressions.domains import STEPS, Domain, Value
from orgflow.expressions.tree import Call, Constant, Expression, Name
from orgflow.flow.cells import Undecided
from orgflow.flow.guards import attributes
from orgflow.flow.knowledge import Knowledge, Known, knowledge_for
from orgflow.flow.net import net
from orgflow.flow.paths import Path
from orgflow.flow.product import MOST, Product, TooMany, Watch
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Role
from orgflow.model.values import Money
from orgflow.model.workflows import Step, Workflow
from orgflow.text import Text, phrase

_CURRENCY = Text(en="the limits and the amount are in different currencies", zh="权限与金额的币种不同")


@dataclass(frozen=True, slots=True)
class Band:
    """Amounts from `low` to `high`, both included and None where nothing bounds them, and the post that approves them:
    the requester's own, one up the line, or none."""

    low: Decimal | None
    high: Decimal | None
    approver: str | None


@dataclass(frozen=True, slots=True)
class Approval:
    """What happens to the amounts that a requester can come with to a step.

    `amount` is the attribute, `unit` its currency if that is stated; `line` are the posts from the requester upwards
    that have an authority of its kind. `path` leads a case there whose amount nobody may approve, the lowest of the
    first band without an approver; `knowledge` is what it is to be walked with.
    """

    step: Step
    requester: str
    amount: str
    unit: str
    line: tuple[tuple[Role, Money], ...]
    bands: tuple[Band, ...] = ()
    path: Path = ()
    knowledge: Knowledge | None = None
    undecided: Text | None = None

    @property
    def uncovered(self) -> Band | None:
        """The lowest amounts that nobody may approve."""
        return next((band for band in self.bands if band.approver is None), None)

    @property
    def approvers(self) -> tuple[str, ...]:
        """The posts above the requester that some amount needs."""
        found = (band.approver for band in self.bands)
        return tuple(dict.fromkeys(post for post in found if post not in (None, self.requester) and post))


def approvals(graph: OrgGraph) -> tuple[Approval, ...]:
    """One for each approval and each post that may ask for it; made once for each graph."""
    return graph.once("approvals", lambda: tuple(_approvals(graph)))


def band_of(graph: OrgGraph, step: Step, requester: str, amount: Decimal) -> Band | None:
    """The band in which an amount lies that a post comes with to a step; None where that is not known."""
    for found in approvals(graph):
        if found.step is step and found.requester == requester:
            for band in found.bands:
                if (band.low is None or band.low <= amount) and (band.high is None or amount <= band.high):
                    return band
    return None


def _approvals(graph: OrgGraph) -> Iterator[Approval]:
    for workflow in graph.team.workflows.values():
        known = attributes(graph, workflow)
        for step in workflow.steps.values():
            amount = step.approves.amount.id.rpartition(".")[2] if step.approves and step.approves.amount else None
            kind = _kind(workflow, graph, step)
            if amount in known and amount and kind and known[amount].kind in ("money", "decimal", "integer"):
                for requester in dict.fromkeys(_requesters(graph, step)):
                    line = tuple(_line(graph, requester, kind))
                    yield _approval(
                        graph, workflow, Approval(step, requester, amount, known[amount].unit, line), known[amount]
                    )


def _kind(workflow: Workflow, graph: OrgGraph, step: Step) -> str | None:
    """The kind of authority that is asked for: as the step says, or its amount."""
    if step.approves is None or step.approves.kind or not step.approves.amount or not workflow.case:
        return step.approves.kind if step.approves else None
    attribute = graph.team.cases[workflow.case.id].attributes.get(step.approves.amount.id.rpartition(".")[2])
    return attribute.limit if attribute else None


def _requesters(graph: OrgGraph, step: Step) -> Iterator[str]:
    """The posts that may have done what comes before; what nobody in particular does is passed over. A bot has no line
    up: who set it to work is not known."""
    flow = graph.flow(step.address.partition(":")[2].partition(".")[0])
    seen = {step.id: None}
    waiting = [step.id]
    while waiting:
        for way in flow.into(waiting.pop()):
            if way.source in seen:
                continue
            seen[way.source] = None
            performer = graph.performer(flow.steps[way.source].address)
            role = graph.items.get(performer.source) if performer else None
            if isinstance(role, Role) and not role.bot:
                yield role.address
            elif performer is None and not flow.steps[way.source].approves:
                waiting.append(way.source)


def _line(graph: OrgGraph, requester: str, kind: str) -> Iterator[tuple[Role, Money]]:
    for address in (requester, *graph.chain(requester)):
        role = graph.items.get(address)
        if isinstance(role, Role) and kind in (role.authority or {}):
            yield role, (role.authority or {})[kind]


def _approval(graph: OrgGraph, workflow: Workflow, asked: Approval, domain: Domain) -> Approval:
    amount = asked.amount
    net_ = net(graph, workflow.id)
    node = net_.core[asked.step.id]
    line = tuple((role, limit) for role, limit in asked.line if limit.currency == domain.unit or not domain.unit)
    try:
        known = knowledge_for(graph, workflow.id, _limits(amount, line))
        certain, possible = (
            Product(net_, known, Watch({node: {}}), counted=sure, certain=sure).arrivals(node) for sure in (True, False)
        )
    except Undecided as undecided:
        return replace(asked, undecided=undecided.reason)
    except TooMany:
        return replace(asked, undecided=phrase("there are more than {most} states", "状态超过 {most} 个", most=MOST))
    bands = tuple(_bands(known, amount, domain, line, certain))
    first = next((band for band in bands if band.approver is None), None)
    if first is None:
        open_ = any(band.approver is None for band in _bands(known, amount, domain, line, possible))
        return replace(asked, bands=bands, undecided=next(iter(known.free.values())) if open_ else None)
    if len(line) < len(asked.line):
        # What nobody may approve in this currency somebody may in another.
        return replace(asked, undecided=_CURRENCY)
    path = next(path for each, path in certain.items() if each & _mask(known, amount, first.low))
    return replace(asked, bands=bands, path=path, knowledge=known)


def _limits(amount: str, line: tuple[tuple[Role, Money], ...]) -> Expression:
    """A condition that tells all amounts apart which the posts of a line do."""
    told: Expression = Call("<=", (Name(amount, 0), Constant(0, 0)), 0)
    for _, limit in line:
        told = Call("&&", (told, Call("<=", (Name(amount, 0), Constant(limit.amount, 0)), 0)), 0)
    return told


def _bands(
    known: Knowledge, amount: str, domain: Domain, line: tuple[tuple[Role, Money], ...], arrivals: Mapping[Known, Path]
) -> Iterator[Band]:
    """The amounts with which a case can arrive, those that are next to each other and have one approver together."""
    axis = known.axes[amount]
    values = [Decimal(value) for value in axis.values if value is not None]
    open_: Band | None = None
    for place, value in enumerate(values):
        following = values[place + 1] - STEPS[domain.kind] if place + 1 < len(values) else domain.high
        if not any(each & _mask(known, amount, value) for each in arrivals):
            if open_ is not None:
                yield open_
            open_ = None
            continue
        approver = next((role.address for role, limit in line if value <= limit.amount), None)
        if open_ is not None and open_.approver != approver:
            yield open_
            open_ = None
        open_ = Band(open_.low if open_ else _written(value), _written(following), approver)
    if open_ is not None:
        yield open_


def _written(number: Decimal | None) -> Decimal | None:
    """A number without the cents that it has not: 500, not 500.00."""
    return Decimal(int(number)) if number is not None and number == int(number) else number


def _mask(known: Knowledge, amount: str, value: Value | None) -> Known:
    axis = known.axes[amount]
    return axis.having[axis.values.index(value)]
