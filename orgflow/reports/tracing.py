"""One case on its way, as a table for people and for machines."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from orgflow.flow.due import due
from orgflow.flow.ladders import levels_above
from orgflow.flow.schedule import Row
from orgflow.flow.spans import length, weekday_and_time
from orgflow.flow.trace import Trace, Visit, Why
from orgflow.graph import OrgGraph
from orgflow.graph.lanes import NOBODY, lanes_of_steps
from orgflow.hours import Clock, DatedClock
from orgflow.reports.excerpt import printable
from orgflow.reports.table import aligned
from orgflow.text import LANGUAGES, Language, Text, listed, phrase
from orgflow.views.ways import event_label, way_label
from orgflow.views.words import spoken

_WHY: dict[Why, Text] = {
    "only": Text(),
    "case": Text(en="decided by the case", zh="由案件决定"),
    "chosen": Text(en="chosen", zh="指定"),
    "assumed": Text(en="assumed", zh="假定"),
    "missed": Text(en="too late", zh="逾期"),
    "counted": Text(en="as often as allowed", zh="次数用尽"),
}
_HEADINGS = (
    Text(en="No.", zh="序号"),
    Text(en="Done by", zh="完成时间"),
    Text(en="Who", zh="执行者"),
    Text(en="Step", zh="步骤"),
    Text(en="Within", zh="时限"),
    Text(en="Way taken", zh="走向"),
)


def trace_text(graph: OrgGraph, trace: Trace, clock: Clock, language: Language) -> str:
    """A line for each step: when it must be done, who, what, within which time, and which way it takes; below it where
    a missed deadline leads."""
    performers = _performers(graph, trace)
    times = [time.get(language) for time in _times(graph, trace, clock)]
    rows: list[tuple[str, ...]] = [tuple(heading.get(language) for heading in _HEADINGS)]
    for number, (visit, performer, time) in enumerate(zip(trace.visits, performers, times, strict=True), start=1):
        within = spoken(visit.step.within).get(language) if visit.step.within else ""
        rows.append(
            (
                f"{number}",
                time,
                _label(graph, performer).get(language),
                graph.label(visit.step.address).get(language),
                within and f"≤ {within}",
                _way(visit).get(language),
            )
        )
        rows += [("", "", "", line.get(language), "", "") for line in _late(graph, performer, visit)]
    head = phrase("{flow}: {case}", "{flow}：{case}", flow=_flow(graph, trace), case=trace.case)
    title = (head if trace.case else _flow(graph, trace)).get(language)
    stopped = f"✗ {printable(trace.stopped.get(language))}\n" if trace.stopped else ""
    unused = ""
    if trace.unused:
        steps = listed(graph.label(step.address) for step in trace.unused)
        unused = printable(phrase("never reached: {steps}", "未经过：{steps}", steps=steps).get(language)) + "\n"
    return f"{printable(title)}\n{aligned(rows)}{stopped}{unused}"


def trace_json(graph: OrgGraph, trace: Trace, clock: Clock) -> str:
    """Version 1 of the JSON document. `arrival` and `due` are seconds since the case began, where they are known."""
    performers = _performers(graph, trace)
    rows: Sequence[Row | None] = due(graph, trace, clock) or [None] * len(trace.visits)
    document = {
        "version": 1,
        "workflow": trace.workflow,
        "start": trace.start.address,
        "case": _both(trace.case),
        "begin": clock.begin.isoformat() if isinstance(clock, DatedClock) else None,
        "steps": [
            _visit(graph, performer, visit, row)
            for visit, performer, row in zip(trace.visits, performers, rows, strict=True)
        ],
        "path": list(trace.path),
        "stopped": _both(trace.stopped) if trace.stopped else None,
        "unused": [step.address for step in trace.unused],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _performers(graph: OrgGraph, trace: Trace) -> list[str]:
    """Who has the case at each visit: the approver of its amount, else in whose lane the step stands."""
    lanes = lanes_of_steps(graph, graph.flow(trace.workflow))
    return [visit.approver or lanes[visit.step.id] for visit in trace.visits]


def _times(graph: OrgGraph, trace: Trace, clock: Clock) -> Iterator[Text]:
    """When each step must be done; behind one that somebody took over late, when at the earliest."""
    late = False
    for visit, row in zip(trace.visits, due(graph, trace, clock) or [None] * len(trace.visits), strict=True):
        time = _time(row, clock) if row else Text()
        yield phrase("{time} or later", "{time}之后", time=time) if late and time else time
        late = late or any(event.escalate and not event.next for event in visit.late)


def _time(row: Row, clock: Clock) -> Text:
    """When the case has left a step at the latest: on the wall, or since it began."""
    if not row.limited:
        return Text(en="no limit", zh="无时限")
    if isinstance(clock, DatedClock):
        return weekday_and_time(clock.wall(row.due), dated=True)
    return phrase("+{time}", "+{time}", time=length(row.due))


def _visit(graph: OrgGraph, performer: str, visit: Visit, row: Row | None) -> dict[str, Any]:
    return {
        "step": visit.step.address,
        "name": _both(graph.label(visit.step.address)),
        "performer": None if performer == NOBODY else performer,
        "within": visit.step.within.words("en") if visit.step.within else None,
        "arrival": row.arrival if row else None,
        "due": row.due if row and row.limited else None,
        "exit": visit.exit.address if visit.exit else None,
        "why": visit.why,
        "late": [
            {
                "event": event.address,
                "notify": [ref.address for ref in event.notify],
                "levels": [level.owner for level in levels_above(graph, event, performer)],
            }
            for event in visit.late
        ],
    }


def _both(text: Text) -> dict[str, str]:
    return {language: text.get(language) for language in LANGUAGES}


def _flow(graph: OrgGraph, trace: Trace) -> Text:
    return graph.team.workflows[trace.workflow].label


def _label(graph: OrgGraph, performer: str) -> Text:
    return Text(en="nobody named", zh="无人执行") if performer == NOBODY else graph.label(performer)


def _way(visit: Visit) -> Text:
    """Which way it takes, and why that one, where there is a choice."""
    label = way_label(visit.step, visit.exit, visit.last) if visit.exit else Text()
    if not label.get("en").strip():
        return Text()
    if not _WHY[visit.why]:
        return phrase("→ {way}", "→ {way}", way=label)
    return phrase("→ {way} ({why})", "→ {way}（{why}）", way=label, why=_WHY[visit.why])


def _late(graph: OrgGraph, performer: str, visit: Visit) -> Iterator[Text]:
    """What happens when the deadline of a step passes: who is told, and who has it then."""
    for event in visit.late:
        told = listed(graph.label(ref.address) for ref in event.notify)
        levels = [
            phrase("{who} ({time})", "{who}（{time}）", who=graph.label(level.owner), time=spoken(level.within))
            if level.within
            else graph.label(level.owner)
            for level in levels_above(graph, event, performer)
        ]
        parts = [phrase("tells {who}", "告知{who}", who=told)] if event.notify else []
        if levels:
            parts.append(
                Text(
                    en=" → ".join(level.get("en") for level in levels),
                    zh=" → ".join(level.get("zh") for level in levels),
                )
            )
        yield phrase("! {when}: {what}", "! {when}：{what}", when=event_label(event), what=listed(parts))
