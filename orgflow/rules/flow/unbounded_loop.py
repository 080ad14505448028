"""Nobody is sent round as often as somebody likes."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.net import Net, net
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
        flow = graph.flow(workflow.id)
        for group in _rounds(flow, net(graph, workflow.id)):
            yield _problem(graph, flow, [step for name, step in flow.steps.items() if name in group])


def _has_deadline(workflow: Workflow) -> bool:
    return any(event.after and (event.next or event.escalate) for event in (workflow.events or {}).values())


def _rounds(flow: Flow, net: Net) -> Iterator[set[str]]:
    """The groups of steps between which a case goes to and fro without limit, and from which an end can be reached."""
    looping = dict.fromkeys(net.nodes[number].step.id for number in net.looping)
    if not looping:
        return
    import networkx

    ways = [way for name in looping for way in _unlimited(flow.out(name)) if way.target in looping]
    lead: networkx.DiGraph[str] = networkx.DiGraph((way.source, way.target) for way in ways)
    reachable, ending = flow.reachable(), flow.can_end()
    for group in networkx.strongly_connected_components(lead):
        goes_round = len(group) > 1 or any(lead.has_edge(name, name) for name in group)
        if goes_round and any(name in reachable and name in ending for name in group):
            yield group


def _unlimited(ways: list[Way]) -> Iterator[Way]:
    for way in ways:
        exit_ = way.exit
        counted = exit_.at_most is not None and not way.last
        if not (counted or exit_.when or exit_.otherwise or exit_.kind in ("row", "event", "arm")):
            yield way


def _past(flow: Flow, step: str) -> dict[str, None]:
    """The steps that a case can come to without a step."""
    begins = (name for name in flow.beginnings() if name != step)
    return closure(begins, lambda name: (way.target for way in flow.out(name) if way.target != step))


def _problem(graph: OrgGraph, flow: Flow, steps: list[Step]) -> Problem:
    names = {step.id: None for step in steps}
    ways = [way for step in steps for way in _unlimited(flow.out(step.id)) if way.target in names]
    # The way back: every case comes by its target before it comes to its source; rather one that somebody chooses.
    choices = [way for way in ways if len(flow.out(way.source)) > 1]
    back = next((way for way in (*choices, *ways) if way.source not in _past(flow, way.target)), (choices or ways)[0])
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
