"""What the rules on soundness share: the verdict on each workflow, and how its places are called."""

from collections.abc import Iterable, Iterator

from orgflow.finding import Note, Severity, Witness
from orgflow.flow.net import Arc, Firing, Net, net
from orgflow.flow.paths import path
from orgflow.flow.soundness import Case, Round, Soundness, soundness
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Step, Workflow
from orgflow.rules.rule import Skip
from orgflow.source import Span
from orgflow.text import Text, phrase


def verdicts(graph: OrgGraph) -> Iterator[tuple[Workflow, Net, Soundness]]:
    """Each workflow with its net and what is known of its soundness."""
    for workflow in graph.team.workflows.values():
        yield workflow, net(graph, workflow.id), soundness(graph, workflow.id)


def doubts(graph: OrgGraph, workflow: Workflow, found: Soundness, kind: str, whether: Text) -> Iterator[Skip]:
    """Why it could not be decided whether a fault of some kind is there; `whether` is its name, as a question."""
    for asked, doubt in found.doubts:
        if asked != kind:
            continue
        why = doubt.reason
        if doubt.step:
            why = phrase(
                "it depends on “{step}”: {why}",
                "取决于「{step}」：{why}",
                step=graph.label(doubt.step.address),
                why=doubt.reason,
            )
        reason = phrase("{whether}: {why}", "{whether}：{why}", whether=whether, why=why)
        yield Skip(reason=reason, at=doubt.step.at if doubt.step else workflow.at, subject=workflow.address)


def shown(net: Net, found: Case | Round) -> Witness:
    """The way of a case, as evidence."""
    return Witness("path", path(net, found.begin, found.firings))


def way(graph: OrgGraph, net: Net, arc: Arc) -> Text:
    """What a token comes by: the step before, or one of its ways out where that says more."""
    if arc.source is None:
        return Text(en="the start", zh="起点")
    step = net.nodes[arc.source].step
    if arc.exit and (arc.exit.kind == "event" or step.type == "parallel"):
        return phrase(
            "“{exit}” of “{step}”",
            "「{step}」的「{exit}」",
            exit=arc.exit.label_ or arc.exit.label,
            step=graph.label(step.address),
        )
    return quoted(graph, step)


def quoted(graph: OrgGraph, step: Step) -> Text:
    """A step's label in quotes."""
    return phrase("“{step}”", "「{step}」", step=graph.label(step.address))


def either(parts: Iterable[Text]) -> Text:
    """`a or b`."""
    parts = list(dict.fromkeys(parts))
    return Text(en=" or ".join(part.get("en") for part in parts), zh="或".join(part.get("zh") for part in parts))


def chosen_at(firing: Firing) -> Span:
    """Where the way out is written that was taken at a choice, or not taken."""
    exit_ = firing.chosen.exit if firing.chosen else None
    return exit_.at if exit_ else firing.node.step.at


def rescue(workflow: Workflow) -> tuple[Severity | None, tuple[Note, ...]]:
    """How bad it is that a case gets no further, if a deadline of the whole case takes it on from wherever it is."""
    say = Text(en="only this deadline takes the case further", zh="只有此期限能让案件继续")
    events = [event for event in (workflow.events or {}).values() if event.after and event.next]
    return Severity.WARNING if events else None, tuple(Note(event.at, say) for event in events)
