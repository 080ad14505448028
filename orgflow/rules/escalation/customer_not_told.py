"""Whoever waits hears that it takes longer."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Ref
from orgflow.model.workflows import Exit, Workflow
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("customer-not-told", Severity.WARNING, family="escalation", needs=("workflows",))
def customer_not_told(graph: OrgGraph) -> Iterator[Problem]:
    """
    A promise that is watched inside, while the customer does not hear that it will slip.

    内部盯着承诺时限，快要逾期时却不告知客户。

    **Why.** A customer who is told in time waits; one who finds out complains again. ISO 10002 has complainants told
    how their case stands.

    Asked of workflows that customers begin and whose events watch a promise (`of`). The customer is told by an event
    with `notify`, or by one that leads to a message to them. Silent while no event of the team tells a customer.

    **Fix.** Add the customer to `notify` of the event: `{after: 75%, of: resolve, notify: customer, escalate: LADDER}`.

    **改法。** 在该事件的 `notify` 中加上客户：`{after: 75%, of: resolve, notify: customer, escalate: 阶梯}`。
    """
    flows = graph.team.workflows.values()
    if not any(_tells(graph, flow, event) for flow in flows for event in _events(flow)):
        return
    for flow in flows:
        watching = [event for event in (flow.events or {}).values() if event.of and event.after]
        begun = any(
            start.channels or (start.from_ and _is_customer(graph, start.from_)) for start in flow.starts.values()
        )
        if begun and watching and not any(_tells(graph, flow, event) for event in _events(flow)):
            yield Problem(
                at=watching[0].at,
                say=phrase(
                    "nobody tells the customer of “{flow}” when the promise will slip",
                    "「{flow}」快要逾期时无人告知客户",
                    flow=flow.label,
                ),
                subjects=(flow.address,),
                witness=Witness("absence", tuple(event.address for event in watching)),
                hint=Text(en="Add the customer to `notify` of this event.", zh="请在该事件的 `notify` 中加上客户。"),
            )


def _begins_with_customer(graph: OrgGraph, flow: Workflow) -> bool:
    return any(start.channels or (start.from_ and _is_customer(graph, start.from_)) for start in flow.starts.values())


def _events(flow: Workflow) -> Iterator[Exit]:
    yield from (flow.events or {}).values()
    for step in flow.steps.values():
        yield from (step.events or {}).values()


def _tells(graph: OrgGraph, flow: Workflow, event: Exit) -> bool:
    """Whether a customer hears of an event that a time sets off."""
    if not event.after:
        return False
    told = (*event.notify, *(flow.steps[event.next.id.rpartition(".")[2]].to if event.next else ()))
    return any(_is_customer(graph, ref) for ref in told)


def _is_customer(graph: OrgGraph, ref: Ref) -> bool:
    party = graph.team.parties.get(ref.id) if ref.kind == "party" else None
    return ref.address == "party:customer" or (party is not None and party.kind == "customer")
