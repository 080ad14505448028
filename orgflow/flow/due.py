"""When the steps that a traced case passes are due."""

from datetime import datetime

from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import net
from orgflow.flow.pace import Pace
from orgflow.flow.schedule import Row, schedule
from orgflow.flow.trace import Trace
from orgflow.graph import OrgGraph
from orgflow.hours import BusinessTime, Clock, DatedClock, SteadyClock


def clock_of(graph: OrgGraph, workflow: str, at: datetime | None) -> Clock:
    """The clock by which a case of a workflow goes: business time where some promise of it runs on that, else time that
    elapses; from `at` on if that is said."""
    if at is None:
        return SteadyClock()
    calendar = graph.team.profile.calendar
    if calendar is None:
        return DatedClock(at)
    promises = (graph.team.workflows[workflow].promise or {}).values()
    business = any(promise.clock == "business" for promise in promises)
    hours = BusinessTime(calendar.open, calendar.holidays) if business and calendar.open else None
    return DatedClock(at, hours, calendar.zone, calendar.holidays)


def due(graph: OrgGraph, trace: Trace, clock: Clock) -> tuple[Row, ...]:
    """For each visit of a trace when the case comes and when it must have left, if everybody takes all the time there
    is. Nothing where something is waited for until it is open and the clock does not know when that is.

    Raises `Undecided` where the calendar ends.
    """
    waits = any(visit.exit and visit.exit.until for visit in trace.visits)
    if waits and isinstance(clock, SteadyClock):
        return ()
    made, known = net(graph, trace.workflow), knowledge(graph, trace.workflow)
    rows = schedule(made, known, trace.path, Pace(graph, clock, "latest"), {})
    # An event that does not interrupt has a row of its own; it is no visit.
    return tuple(row for row in rows if not (row.exit and row.exit.kind == "event" and row.exit.interrupting is False))
