"""Every case can come to an end."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Flow, OrgGraph
from orgflow.model.workflows import Exit
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase

# How many steps of a group are named.
_SHOWN = 3


@rule("cannot-complete", Severity.ERROR, family="flow", needs=("workflows",))
def cannot_complete(graph: OrgGraph) -> Iterator[Problem]:
    """
    Steps from which no way leads to an end.

    无法走到任何结束步骤的步骤。

    **Why.** A case that gets there is passed round for ever. The customer never hears that it is over, and no promise
    of the flow is ever kept or broken.

    **Fix.** Give one of the steps a way to an end. Each group of steps that a case cannot leave is reported once.
    Silent where a way out of the group leads nowhere, which is a `dead-end`, where no step at all is an end, which is a
    `missing-end`, and where a deadline of the whole case leads to an end.

    **改法。** 为其中一个步骤增加通向结束的出口。
    """
    for workflow in graph.team.workflows.values():
        flow = graph.flow(workflow.id)
        rescues = list(_rescues(flow))
        if flow.is_endless() or any(event.after for event in rescues):
            continue
        traps = [trap for trap in flow.traps() if not any(_is_loose(flow, name) for name in trap)]
        yield from (_trap(graph, flow, trap, rescues) for trap in traps)


def _rescues(flow: Flow) -> Iterator[Exit]:
    """Events of the whole case that take it to an end from wherever it is."""
    can_end = flow.can_end()
    for event in flow.events:
        if any(target.address.rpartition(".")[2] in can_end for target in event.targets):
            yield event


def _is_loose(flow: Flow, step: str) -> bool:
    return any(True for _ in flow.loose_ends(step))


def _trap(graph: OrgGraph, flow: Flow, trap: tuple[str, ...], rescues: list[Exit]) -> Problem:
    steps = [flow.steps[name] for name in trap]
    names = listed(phrase("“{step}”", "「{step}」", step=graph.label(step.address)) for step in steps[:_SHOWN])
    more = len(steps) - _SHOWN
    return Problem(
        at=steps[0].at,
        say=phrase(
            "from {names} no way leads to an end"
            if more < 1
            else "from {names} and {more} more no way leads to an end",
            "从{names}走不到任何结束步骤" if more < 1 else "从{names}等 {n} 个步骤走不到任何结束步骤",
            names=names,
            more=more,
            n=len(steps),
        ),
        subjects=tuple(step.address for step in steps),
        witness=Witness("absence", tuple(step.address for step in steps)),
        related=(
            *(Note(step.at, Text(en="goes round with it", zh="同在此循环中")) for step in steps[1:]),
            *(
                Note(event.at, Text(en="only this can still end the case", zh="只有此事件还能结束"))
                for event in rescues
            ),
        ),
        hint=Text(en="Give one of them a way to an end.", zh="请为其中一个步骤增加通向结束的出口。"),
    )
