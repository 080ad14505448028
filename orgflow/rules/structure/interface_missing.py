"""Work that passes from unit to unit is handed over, not thrown over."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.flow import Flow, closure
from orgflow.model.vendors import Handoff
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("interface-missing", Severity.WARNING, family="structure", needs=("handoffs", "units", "workflows"))
def interface_missing(graph: OrgGraph) -> Iterator[Problem]:
    """
    A workflow that passes from one unit to another without a hand-over that they have agreed on.

    流程跨部门流转，双方却没有交接约定。

    **Why.** Most of the time that a customer waits, the case lies between two units. Each believes that it is the other
    one's turn.

    Asked where a role of one unit takes over from a role of another, neither unit within the other. A step that takes
    over `within` a time has a hand-over already. Each pair of units is told once. Silent while the team declares no
    hand-over at all.

    **Fix.** Declare the hand-over under `handoffs`, or write `within` on the step that takes over.

    **改法。** 在 `handoffs` 中写明交接约定，或在接手的步骤写 `within`。
    """
    told: dict[tuple[str, str], None] = {}
    agreed = list(graph.team.handoffs.values())
    for workflow in graph.team.workflows.values():
        flow = graph.flow(workflow.id)
        for step in flow.steps.values():
            taking = _unit(graph, step)
            for before in _taken_over_from(graph, flow, step) if taking and not step.within else ():
                giving = _unit(graph, before)
                if giving is None or taking is None or (giving, taking) in told or _is_one(graph, giving, taking):
                    continue
                told[giving, taking] = None
                if not any(_covers(graph, handoff, before, step) for handoff in agreed):
                    yield _problem(graph, before, step, giving, taking)


def _taken_over_from(graph: OrgGraph, flow: Flow, step: Step) -> Iterator[Step]:
    """The last steps before one that somebody performs; what nobody performs stands in the lane of what leads to it."""

    def before(name: str) -> Iterator[str]:
        if name == step.id or graph.performer(flow.steps[name].address) is None:
            yield from (way.source for way in flow.into(name))

    for name in closure([step.id], before):
        if name != step.id and graph.performer(flow.steps[name].address):
            yield flow.steps[name]


def _unit(graph: OrgGraph, step: Step) -> str | None:
    """The one unit that a step is done in."""
    performer = graph.performer(step.address)
    if performer is None:
        return None
    if performer.source.startswith("unit:"):
        return performer.source
    homes = list(graph.homes(performer.source))
    return homes[0] if len(homes) == 1 else None


def _is_one(graph: OrgGraph, one: str, other: str) -> bool:
    return other in graph.led_to([one], Edge.PART_OF) or one in graph.led_to([other], Edge.PART_OF)


def _covers(graph: OrgGraph, handoff: Handoff, before: Step, step: Step) -> bool:
    sides = ((handoff.from_, before), (handoff.to, step))
    return all(side is not None and side.address in _stands_for(graph, one) for side, one in sides)


def _stands_for(graph: OrgGraph, step: Step) -> dict[str, None]:
    """Who performs a step, with the units that this is in."""
    performer, unit = graph.performer(step.address), _unit(graph, step)
    units = graph.led_to([unit], Edge.PART_OF) if unit else {}
    return {**units, performer.source: None} if performer else units


def _problem(graph: OrgGraph, before: Step, step: Step, giving: str, taking: str) -> Problem:
    return Problem(
        at=step.at,
        say=phrase(
            "{taking} takes over from {giving} in “{step}”, and they have agreed on no hand-over",
            "「{taking}」在「{step}」接手「{giving}」的工作，双方没有交接约定",
            taking=graph.label(taking),
            giving=graph.label(giving),
            step=graph.label(step.address),
        ),
        subjects=(giving, taking, step.address),
        witness=Witness("path", (before.address, step.address)),
        related=(Note(before.at, Text(en="comes from here", zh="由此转来")),),
        hint=phrase(
            "Declare it: `handoffs: {{ID: {{from: {giving}, to: {taking}, within: 4h, contact: ROLE}}}}`.",
            "请声明：`handoffs: {{ID: {{from: {giving}, to: {taking}, within: 4h, contact: 岗位}}}}`。",
            giving=giving.partition(":")[2],
            taking=taking.partition(":")[2],
        ),
    )
