"""How long a case stays at a step before it takes a certain way out: at best, and at latest.

What somebody does takes its working time at best (`takes`, else the effort of its duties), and at latest the time
within which it is to be done. A timer takes its time; what others do may happen at once, or as late as the first timer
lets it. Decisions, forks and joins take no time unless they state one; neither do waits at which a promise stands
still. An escalation that moves no token adds nothing: `within` is what the step commits itself to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from orgflow.graph import OrgGraph
from orgflow.hours import Clock
from orgflow.model.hours import Hours, parse_hours
from orgflow.model.values import Duration, Percent
from orgflow.model.workflows import Exit, Step

# How fast everybody is: as quick as can be, on the quickest way through called workflows or on the slowest, or as slow
# as they may be.
Measure = Literal["quickest", "best", "latest"]
_WORK = ("task", "send")
_BY_THEMSELVES = ("decision", "parallel", "join", "end")


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage of the time that a step is to be done within."""

    of: Duration
    percent: Percent


Term = Duration | Share | Hours


@dataclass(frozen=True, slots=True)
class Stay:
    """What limits a stay: all of `terms` are over, or (`first`) the first of them. Without any it takes no time.

    `callee` is the workflow whose length has to be added. `lacking` says that nothing limits it.
    """

    terms: tuple[Term, ...] = ()
    first: bool = True
    callee: str | None = None
    lacking: bool = False


NOTHING = Stay()


def end_of(clock: Clock, moment: int, stay: Stay) -> int:
    """When a stay that begins at a moment is over, a callee left aside."""
    ends = [_over(clock, moment, term) for term in stay.terms]
    if not ends:
        return moment
    return min(ends) if stay.first else max(ends)


def stay(graph: OrgGraph, step: Step, exit_: Exit | None, measure: Measure) -> Stay:
    """How long a case stays at a step of a workflow before it leaves by a way out."""
    own = timer(graph, step, exit_) if exit_ else None
    if own is not None:
        return Stay((own,))
    if measure != "latest":
        return _at_best(graph, step, exit_)
    limits = tuple(_limits(graph, step))
    work = _at_best(graph, step, exit_)
    if step.within and any(_is_longer(term, step.within) for term in work.terms):
        return work  # Nobody is in time there.
    if step.workflow and not step.within:
        return Stay(limits, callee=step.workflow.id)
    return Stay(limits, lacking=not limits and step.type not in _BY_THEMSELVES)


def terms(graph: OrgGraph, step: Step) -> Iterator[Term]:
    """Whatever may limit a stay at a step."""
    yield from (term for term in (step.within, step.takes) if term)
    yield from _efforts(graph, step)
    for exit_ in (*(step.arms or {}).values(), *(step.events or {}).values()):
        term = timer(graph, step, exit_)
        if term is not None:
            yield term


def timer(graph: OrgGraph, step: Step, exit_: Exit) -> Term | None:
    """What a way out waits for, if it is a time."""
    if isinstance(exit_.after, Percent):
        return Share(step.within, exit_.after) if step.within else None
    if exit_.after:
        return exit_.after
    return awaited(graph, exit_.until.text) if exit_.until else None


def awaited(graph: OrgGraph, until: str) -> Hours | None:
    """The hours that `until` waits for: those of the team, of a shift, or a time of day; None if nobody can tell."""
    calendar = graph.team.profile.calendar
    if until == "open":
        return calendar.open if calendar else None
    if until in graph.team.shifts:
        return graph.team.shifts[until].hours
    return _time_of_day(until)


def _at_best(graph: OrgGraph, step: Step, exit_: Exit | None) -> Stay:
    if exit_ and exit_.kind == "event":
        return NOTHING  # A message may come at once.
    if step.workflow:
        return Stay(callee=step.workflow.id)
    if step.takes:
        return Stay((step.takes,))
    if step.type not in _WORK:
        return NOTHING
    return Stay(tuple(_efforts(graph, step)), first=False)


def _efforts(graph: OrgGraph, step: Step) -> Iterator[Duration]:
    return (effort for duty in step.duty if (effort := graph.team.duties[duty.id].effort))


def _limits(graph: OrgGraph, step: Step) -> Iterator[Term]:
    """What ends a stay at a step at the latest, if nothing else does."""
    if step.within:
        yield step.within
    moving = (event for event in (step.events or {}).values() if event.next and event.interrupting is not False)
    for exit_ in (*(step.arms or {}).values(), *moving):
        term = timer(graph, step, exit_)
        if term is not None:
            yield term


def _is_longer(term: Term, within: Duration) -> bool:
    seconds = term.seconds if isinstance(term, Duration) else None
    return seconds is not None and within.seconds is not None and seconds > within.seconds


def _over(clock: Clock, moment: int, term: Term) -> int:
    if isinstance(term, Share):
        return clock.share(moment, term.of, term.percent)
    return clock.until(moment, term) if isinstance(term, Hours) else clock.after(moment, term)


def _time_of_day(text: str) -> Hours | None:
    """The one minute of `09:00`."""
    hour, colon, minute = text.partition(":")
    if not (colon and hour.isdigit() and minute.isdigit()):
        return None
    after = int(hour) * 60 + int(minute) + 1
    try:
        return parse_hours(f"{hour:0>2}:{minute:0>2}-{after // 60:02}:{after % 60:02}")
    except ValueError:
        return None
