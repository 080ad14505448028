"""The swimlane of a workflow: who does what in which order, by when, and where it goes when time runs out."""

from collections.abc import Iterator, Sequence

from orgflow.diagram import Lane, Link, Phase, Shape, Stop, Swimlane
from orgflow.finding import Finding
from orgflow.flow.trace import Trace
from orgflow.graph import Flow, OrgGraph
from orgflow.graph.lanes import NOBODY, lanes_of_steps
from orgflow.model.items import Item, Ref
from orgflow.model.organisation import Party
from orgflow.model.service import Escalation
from orgflow.model.values import Percent
from orgflow.model.workflows import Exit, Start, Step
from orgflow.text import Text, listed, phrase
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.passage import case_subtitle, case_title, passed
from orgflow.views.people import called
from orgflow.views.ways import conditions_in_words, event_label, way_label
from orgflow.views.words import Wording, counted, spoken

NAME = "swimlane"


def swimlane(
    graph: OrgGraph,
    workflow: str,
    wording: Wording,
    path: str,
    findings: Sequence[Finding] = (),
    trace: Trace | None = None,
) -> Swimlane:
    """The diagram of a workflow, by its id; with `findings`, those about its steps and ladders become callouts; with
    the `trace` of a case its way stands out."""
    flow = graph.flow(workflow)
    lanes = lanes_of_steps(graph, flow)
    ladders = _ladders(graph, flow)
    stops = [*_entries(flow, lanes, wording), *_steps(graph, flow, lanes, wording)]
    stops += [_ladder(ladder, lanes, wording) for ladder in ladders.values()]
    links = [*_first_links(flow), *_links(graph, flow, wording)]
    links += [_climb(step, exit_, wording) for step, exit_ in _escalations(flow)]
    shown = {stop.id for stop in stops}
    hands = sum(not _is_outside(graph, lane) and lane != NOBODY for lane in dict.fromkeys(lanes.values()))
    marked = callouts(findings, wording, lambda finding: _targets(flow, finding, shown))
    title, subtitle = _title(flow, hands, len(marked)), _subtitle(graph, flow)
    if trace:
        title, subtitle = case_title(flow.workflow.label, trace, graph), case_subtitle(trace, graph)
    return Swimlane(
        NAME,
        caption(graph, wording, path, title=title, subtitle=subtitle, description=_description(flow)),
        tuple(_lane(graph, address, wording) for address in _order(graph, stops)),
        tuple(stops),
        tuple(links),
        tuple(Phase(name, wording.label(label)) for name, label in (flow.workflow.phases or {}).items()),
        marked,
        passed(trace, stops, links) if trace else (),
    )


def _order(graph: OrgGraph, stops: list[Stop]) -> list[str]:
    """Lanes: the customer and other parties first, then by first appearance, so that most ways run downwards."""
    used = dict.fromkeys(stop.lane for stop in stops)
    outside = [address for address in used if _is_outside(graph, address)]
    return [*outside, *(address for address in used if address not in outside)]


def _is_outside(graph: OrgGraph, address: str) -> bool:
    return address.startswith(("party:", "vendor:")) or isinstance(graph.items.get(address), Party)


def _lane(graph: OrgGraph, address: str, wording: Wording) -> Lane:
    label = Text(en="Nobody named", zh="无人执行") if address == NOBODY else called(graph, address, wording.people)
    if address not in graph.items:
        # Who need not be declared has a name for use in sentences.
        label = Text(en=label.get("en").capitalize(), zh=label.get("zh"))
    return Lane(address, wording.label(label), outside=_is_outside(graph, address))


def _entries(flow: Flow, lanes: dict[str, str], wording: Wording) -> Iterator[Stop]:
    """Starts, and events of the whole case that move it."""
    for start in flow.starts:
        if start.next:
            target = start.next.address.rpartition(".")[2]
            lane = _caller(start) or lanes[target]
            phase = _phase(flow.steps[target])
            yield Stop(start.address, lane, "start", wording.label(_start_label(start)), phase=phase)
    for event in flow.events:
        if event.next:
            target = event.next.address.rpartition(".")[2]
            lane = event.from_.address if event.from_ else lanes[target]
            label = event.label_ or event.name or event.message or event.label
            yield Stop(event.address, lane, "start", wording.label(label), phase=_phase(flow.steps[target]))


def _caller(start: Start) -> str:
    if start.from_:
        return start.from_.address
    return "party:customer" if start.channels else ""


def _start_label(start: Start) -> Text:
    return start.label_ or start.name or start.message or start.label


def _steps(graph: OrgGraph, flow: Flow, lanes: dict[str, str], wording: Wording) -> Iterator[Stop]:
    for name, step in flow.steps.items():
        yield Stop(
            step.address,
            lanes[name],
            _SHAPES.get(step.type, "task"),
            wording.label(graph.label(step.address)),
            detail=wording.say(_detail(step)),
            phase=_phase(step),
        )


_SHAPES: dict[str, Shape] = {
    "decision": "decision",
    "parallel": "parallel",
    "join": "join",
    "wait": "wait",
    "send": "send",
    "call": "call",
    "end": "end",
}


def _detail(step: Step) -> Text:
    """The deadline, and that lateness goes up where no ladder is drawn for it."""
    words = _within(step)
    if any(exit_.escalate and exit_.escalate.address == "up" for exit_ in step.exits):
        return phrase("{words}, then up", "{words}，逾期上报", words=words)
    return words


def _within(step: Step) -> Text:
    if step.within is None:
        return Text()
    return phrase("≤ {time}", "≤ {time}", time=spoken(step.within))


def _phase(step: Step) -> str:
    return step.phase.address.rpartition(".")[2] if step.phase else ""


def _first_links(flow: Flow) -> Iterator[Link]:
    for start in flow.starts:
        if start.next:
            yield Link(f"{start.address}>", start.address, start.next.address)
    for event in flow.events:
        if event.next:
            yield Link(f"{event.address}>", event.address, event.next.address, "message")


def _links(graph: OrgGraph, flow: Flow, wording: Wording) -> Iterator[Link]:
    asked = conditions_in_words(graph)
    for way in flow.ways():
        exit_ = way.exit
        source, target = flow.steps[way.source].address, flow.steps[way.target].address
        timed = exit_.kind == "event"
        label = wording.label(way_label(flow.steps[way.source], exit_, way.last, asked.get(exit_.address)))
        yield Link(
            f"{exit_.address}{'+' if way.last else '>'}",
            source,
            target,
            "timer" if timed and exit_.after else "flow",
            label.first,
            label.second,
        )


def _escalations(flow: Flow) -> Iterator[tuple[Step, Exit]]:
    for step in flow.steps.values():
        for exit_ in step.exits:
            if exit_.escalate and exit_.escalate.kind == "escalation" and not exit_.next:
                yield step, exit_


def _climb(step: Step, exit_: Exit, wording: Wording) -> Link:
    assert exit_.escalate is not None
    label, target = wording.label(event_label(exit_)), exit_.escalate.address
    return Link(f"{exit_.address}^", step.address, target, "escalation", label.first, label.second)


def _ladders(graph: OrgGraph, flow: Flow) -> dict[str, Escalation]:
    """The ladders that steps of the flow climb, by address."""
    found: dict[str, Escalation] = {}
    for _, exit_ in _escalations(flow):
        assert exit_.escalate is not None
        item = graph.items[exit_.escalate.address]
        assert isinstance(item, Escalation)
        found[item.address] = item
    return found


def _ladder(ladder: Escalation, lanes: dict[str, str], wording: Wording) -> Stop:
    # It stands with whoever has the case first.
    owners = [rung.owner.address for rung in ladder.levels if rung.owner]
    lane = next(iter((*owners, *lanes.values())))
    return Stop(
        ladder.address,
        lane,
        "call",
        wording.label(ladder.label),
        detail=wording.say(counted(len(ladder.levels), "level", "levels", "级")),
    )


def _title(flow: Flow, hands: int, gaps: int) -> Text:
    steps = _steps_of_work(flow)
    promise = (flow.workflow.promise or {}).get("resolve")
    roles = counted(hands, "role", "roles", "个执行岗位")
    counts = phrase("{steps} by {roles}", "{steps}、{roles}", steps=steps, roles=roles) if hands else steps
    if gaps:
        tail = phrase("; {n} to mend", "，有 {n}待改", n=counted(gaps, "finding", "findings", "处"))
    elif promise and promise.within:
        tail = phrase(", solved within {time}", "，承诺 {time}内解决", time=spoken(promise.within))
    else:
        tail = Text()
    return phrase(
        "{flow}: {counts}{tail}", "{flow}：{counts}{tail}", flow=flow.workflow.label, counts=counts, tail=tail
    )


def _subtitle(graph: OrgGraph, flow: Flow) -> Text:
    """The team, and what watches the whole case."""
    base = phrase("{team}: who does what by when", "{team}：谁在何时做什么", team=graph.team.profile.label)
    for event in flow.events:
        if event.escalate and isinstance(event.after, Percent):
            ladder: Item | None = graph.items.get(event.escalate.address)
            return phrase(
                "{base}; at {n} % of the promise the case climbs to {ladder}",
                "{base}；用时达承诺的 {n}% 时逐级升级：{ladder}",
                base=base,
                n=f"{event.after.value:f}",
                ladder=_climbers(graph, ladder) if isinstance(ladder, Escalation) else Text(),
            )
    return base


def _climbers(graph: OrgGraph, ladder: Escalation) -> Text:
    owners: list[Ref] = [rung.owner for rung in ladder.levels if rung.owner]
    return listed(graph.items[owner.address].label for owner in owners if owner.address in graph.items)


def _description(flow: Flow) -> Text:
    return phrase(
        "Swimlane of {flow}: {steps}.",
        "{flow}的泳道图：{steps}。",
        flow=flow.workflow.label,
        steps=_steps_of_work(flow),
    )


def _steps_of_work(flow: Flow) -> Text:
    """How many steps somebody does or waits for; ends, forks and joins are none."""
    work = sum(step.type not in ("end", "parallel", "join") for step in flow.steps.values())
    return counted(work, "step", "steps", "个步骤")


def _targets(flow: Flow, finding: Finding, shown: set[str]) -> tuple[str, ...] | None:
    """What to mark: the steps that the finding names, or that climb the ladder it names."""
    prefix = f"step:{flow.workflow.id}."
    found: list[str] = []
    concerned = False
    for subject in finding.problem.subjects:
        if subject.startswith(prefix) or subject in shown:
            concerned = concerned or subject.startswith((prefix, "escalation:", "start:", "exit:"))
            found += [subject] if subject in shown else []
        elif subject == flow.workflow.address:
            concerned = True
        elif subject.startswith("escalation:"):
            watching = [event for event in flow.events if event.escalate and event.escalate.address == subject]
            concerned = concerned or bool(watching)
    return tuple(dict.fromkeys(found)) if concerned else None
