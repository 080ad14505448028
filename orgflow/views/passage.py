"""The way of one case on the picture of its workflow."""

from collections.abc import Iterator

from orgflow.diagram import Link, Stop
from orgflow.flow.trace import Trace
from orgflow.graph import OrgGraph
from orgflow.text import Text, listed, phrase
from orgflow.views.words import counted


def passed(trace: Trace, stops: list[Stop], links: list[Link]) -> tuple[str, ...]:
    """The ids of the stops and links that the case passes, those of late events with where they lead."""
    named = dict.fromkeys(_links(trace))
    ways = [link for link in links if link.id in named]
    ends = {link.target for link in ways}
    visited = {trace.start.address, *(visit.step.address for visit in trace.visits)}
    return (
        *(stop.id for stop in stops if stop.id in visited or stop.id in ends),
        *(link.id for link in ways),
    )


def _links(trace: Trace) -> Iterator[str]:
    """What links are called that the case may have taken: `>` a way out, `+` its `then`, `^` an escalation."""
    yield f"{trace.start.address}>"
    for visit in trace.visits:
        exits = [visit.exit] if visit.exit else list(visit.step.exits)
        for exit_ in exits:
            yield f"{exit_.address}{'+' if visit.last else '>'}"
        for event in visit.late:
            yield f"{event.address}^"
            if event.interrupting is False:
                yield f"{event.address}>"


def case_title(flow: Text, trace: Trace, graph: OrgGraph) -> Text:
    """How many steps the case passes, and how it ends."""
    work = [visit for visit in trace.visits if visit.step.type not in ("end", "parallel", "join")]
    steps = counted(len(work), "step", "steps", "个步骤")
    if trace.stopped or not trace.visits:
        return phrase("{flow}: this case stops after {n}", "{flow}：本案件经过 {n}后停滞", flow=flow, n=steps)
    return phrase(
        '{flow}: this case takes {n} and ends in "{end}"',
        "{flow}：本案件经过 {n}，以「{end}」结束",
        flow=flow,
        n=steps,
        end=graph.label(trace.visits[-1].step.address),
    )


def case_subtitle(trace: Trace, graph: OrgGraph) -> Text:
    """What is known of the case, and which deadlines it missed."""
    late = [phrase('"{step}"', "「{step}」", step=graph.label(one.step.address)) for one in trace.visits if one.late]
    english = trace.case.get("en")
    case = Text(en=english[:1].upper() + english[1:], zh=trace.case.get("zh"))
    said = case or Text(en="any case", zh="一般案件")
    if late:
        return phrase("{case}; late: {steps}", "{case}；逾期：{steps}", case=said, steps=listed(dict.fromkeys(late)))
    return said
