"""Nobody is sent round as often as somebody likes."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Flow, OrgGraph
from orgflow.graph.flow import Way, closure
from orgflow.model.workflows import Step, Workflow
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("unbounded-loop", Severity.WARNING, family="flow", needs=("workflows",))
def unbounded_loop(graph: OrgGraph) -> Iterator[Problem]:
    """
    A way back that may be taken any number of times.

    可以无限次返回的路径。

    **Why.** A case that two people cannot agree on goes to and fro between them, and nobody above ever sees it.

    **Fix.** Say how often the way back may be taken, and where the case goes then: `at_most: 2, then: STEP`. Silent
    where something else ends it: a condition that decides (whether it can ever change is for `livelock`), an event, a
    wait for somebody outside, or a deadline of the whole case. Each group of steps that lead to each other is reported
    once, at one of its ways back.

    **改法。** 写明最多返回几次、之后去哪里：`at_most: 2, then: 步骤`。
    """
    for workflow in graph.team.workflows.values():
        if _has_deadline(workflow):
            continue
        flow, told = graph.flow(workflow.id), set[str]()
        ending = flow.can_end()
        for name in flow.reachable():
            if name not in told and name in ending:
                group = _round(flow, name)
                told |= group.keys()
                if name in group:
                    yield _problem(graph, flow, [flow.steps[each] for each in flow.steps if each in group])


def _has_deadline(workflow: Workflow) -> bool:
    return any(event.after and (event.next or event.escalate) for event in (workflow.events or {}).values())


def _round(flow: Flow, name: str) -> dict[str, None]:
    """The steps between which a case can go to and fro from a step without limit; none if it cannot come back."""
    onward = closure((way.target for way in _unlimited(flow.out(name))), lambda step: _targets(flow, step))
    back = closure([name], lambda step: (way.source for way in _unlimited(flow.into(step))))
    return {step: None for step in onward if step in back} if name in onward else {}


def _targets(flow: Flow, name: str) -> Iterator[str]:
    return (way.target for way in _unlimited(flow.out(name)))


def _unlimited(ways: list[Way]) -> Iterator[Way]:
    for way in ways:
        exit_ = way.exit
        counted = exit_.at_most is not None and not way.last
        if not (counted or exit_.when or exit_.otherwise or exit_.kind in ("row", "event", "arm")):
            yield way


def _problem(graph: OrgGraph, flow: Flow, steps: list[Step]) -> Problem:
    names = {step.id: place for place, step in enumerate(steps)}
    ways = [way for step in steps for way in _unlimited(flow.out(step.id)) if way.target in names]
    # The way back: somebody chooses it, and it leads to what was written before.
    choices = [way for way in ways if len(flow.out(way.source)) > 1] or ways
    back = next((way for way in choices if names[way.target] <= names[way.source]), choices[0])
    source, target = flow.steps[back.source], flow.steps[back.target]
    return Problem(
        at=source.at if back.exit.kind == "next" else back.exit.at,
        say=phrase(
            "from “{source}” a case may go back to “{target}” any number of times",
            "案件可以从「{source}」无限次返回「{target}」",
            source=graph.label(source.address),
            target=graph.label(target.address),
        ),
        subjects=tuple(step.address for step in steps),
        witness=Witness("cycle", tuple(step.address for step in steps)),
        related=tuple(
            Note(step.at, Text(en="goes round with it", zh="同在此循环中")) for step in steps if step is not source
        ),
        hint=Text(
            en="Say how often, and where the case goes then: `at_most: 2, then: STEP`.",
            zh="请写明最多几次、之后去哪里：`at_most: 2, then: 步骤`。",
        ),
    )
