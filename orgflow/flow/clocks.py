"""Whether promises can be kept: the slowest way of a case, when everybody is as quick as can be and when everybody
takes all the time that there is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from orgflow.expressions.tree import Expression
from orgflow.flow.cells import Undecided as TooManyCells
from orgflow.flow.guards import condition
from orgflow.flow.knowledge import UNSET, Knowledge, Known, knowledge, knowledge_for
from orgflow.flow.longest import Arrival, TooMany, arrival
from orgflow.flow.net import Arc, Firing, Net, Node, net
from orgflow.flow.pace import Pace
from orgflow.flow.paths import NotAPath, Path, Place, follow
from orgflow.flow.pledges import Pledge, pledges
from orgflow.flow.quickest import Leaving, earliest
from orgflow.flow.schedule import Row, schedule
from orgflow.flow.starts import starts
from orgflow.flow.timing import Measure
from orgflow.flow.unrolled import Endless, Unrolled
from orgflow.graph import OrgGraph
from orgflow.graph.flow import closure
from orgflow.hours import Clock, DatedClock, SteadyClock, Undecided
from orgflow.model.hours import Hours
from orgflow.model.items import Located
from orgflow.model.values import Percent
from orgflow.model.workflows import Exit, Step
from orgflow.text import Text, phrase

# Later than anything that somebody plans.
_NEVER = 10**12

Answer = Literal["feasible", "at risk", "infeasible", "not decided"]


@dataclass(frozen=True, slots=True)
class Timed:
    """What the clocks say of a promise.

    `latest` is when the slowest case has it done if everybody takes all the time there is, and `needed`, where that
    is later than `due` or unlimited, when it has if everybody is as quick as can be; or, by the `measure` "quickest",
    when the quickest case has. All are seconds since the case
    began by `clock`: on a steady one in business time seconds of open time, or open days of 24 hours; else seconds
    that elapse, from the worst time to begin. `path` is the critical one; it breaks the promise where the answer says
    so, at the pace of `measure`. `reason` says why nothing is decided.
    """

    pledge: Pledge
    answer: Answer
    due: int | None = None
    needed: int | None = None
    latest: int | None = None
    path: Path = ()
    clock: Clock | None = None
    reason: Text | None = None
    measure: Measure = "latest"

    @property
    def begin(self) -> datetime | None:
        """The worst time to begin, where that matters."""
        return self.clock.begin if isinstance(self.clock, DatedClock) else None


def clocks(graph: OrgGraph) -> tuple[Timed, ...]:
    """What the clocks say of every promise of the team; worked out once for each graph."""
    return graph.once(
        "clocks",
        lambda: tuple(
            timed(graph, pledge) for flow in graph.team.workflows.values() for pledge in pledges(graph, flow)
        ),
    )


def timed(graph: OrgGraph, pledge: Pledge) -> Timed:
    """What the clocks say of a promise."""
    try:
        return _Case(graph, pledge).timed()
    except (Undecided, TooManyCells) as undecided:
        return Timed(pledge, "not decided", reason=undecided.reason)


def timetable(graph: OrgGraph, found: Timed) -> tuple[Row, ...]:
    """When each step of the critical path is due; nothing where there is none."""
    if found.clock is None or not found.path:
        return ()
    return _Case(graph, found.pledge).timetable(found.path, found.clock, found.measure)


def at_best(graph: OrgGraph, found: Timed) -> tuple[int, int] | None:
    """When the quickest case and the slowest have it done if everybody is as quick as can be; None where nobody can
    tell."""
    if found.clock is None:
        return None
    return _Case(graph, found.pledge).at_best(found.clock)


def first_arrival(graph: OrgGraph, pledge: Pledge, step: Step) -> Arrival | None:
    """When the quickest case comes to a step while a promise that runs in elapsed time is open, and on which way; None
    where no case does, or nobody can tell."""
    try:
        return _Case(graph, pledge).first(step)
    except (TooMany, Undecided, TooManyCells, NotAPath):
        return None


class _Case:
    """The cases of one promise, and the ways that they can take until it is kept."""

    def __init__(self, graph: OrgGraph, pledge: Pledge) -> None:
        self.graph, self.pledge = graph, pledge
        self.net: Net = net(graph, pledge.workflow.id)
        self.knowledge, self.only = _cases(graph, pledge)
        begins = self.net.starts
        if pledge.owner is not pledge.workflow:
            begins = {name: arc for name, arc in begins.items() if not pledge.workflow.starts[name].called}
        self.begins = tuple(begins.values())
        self.doing = frozenset(
            node.number for node in self.net.nodes if not node.silent and pledge.act in graph.acts(node.step.address)
        )
        self.ways = self._ways(self.begins)

    def timed(self) -> Timed:
        """The answer, from the worst time to begin."""
        if not any(True for _ in self.ways.beginnings()):
            return self._undecided(self._never())
        return max((self._judged(clock) for clock in self._clocks()), key=_badness)

    def timetable(self, said: Path, clock: Clock, measure: Measure) -> tuple[Row, ...]:
        """When each step of a path is due. Raises `NotAPath`."""
        moments = dict.fromkeys(self.begins, 0) | dict(self._timers(clock))
        pace = Pace(self.graph, clock, measure, self.pledge.pauses)
        return schedule(self.net, self.knowledge, said, pace, moments)

    def at_best(self, clock: Clock) -> tuple[int, int] | None:
        """When the quickest case and the slowest have it done if everybody is as quick as can be."""
        quickest, slowest = self._earliest(self.ways, clock), self._arrival(clock, "best")
        return (quickest.moment, slowest.moment) if quickest and slowest else None

    def first(self, step: Step) -> Arrival | None:
        """When the quickest case comes to a step that is on the way."""
        core = self.net.core[step.id]
        clock = SteadyClock()
        pace = Pace(self.graph, clock, "quickest", self.pledge.pauses)
        steps = (node.step for node in map(self.net.nodes.__getitem__, self.ways.nodes) if not node.silent)
        if core not in self.ways.nodes or any(isinstance(term, Hours) for term in pace.terms(steps)):
            return None

        def leaves(node: Node, arc: Arc | None) -> bool:
            return node.number == core or self._does(node, arc)

        def leaving(node: Node, arc: Arc, moment: int) -> int:
            if node.number == core:
                return moment
            # Whoever has it done before does not come with an open promise.
            return _NEVER if self._does(node, arc) else pace(node, arc, moment)[0]

        found = self._earliest(replace(self.ways, done=leaves), clock, leaving)
        if found is None or found.moment >= _NEVER:
            return None
        there = found.path[: len(found.path) - found.path[::-1].index(step.address) - 1]
        self.timetable(there, clock, "quickest")
        return replace(found, path=there)

    def _judged(self, clock: Clock) -> Timed:
        """The answer for one clock."""
        due = clock.after(0, self.pledge.within)
        try:
            found = self._slowest(clock, due)
        except Endless as endless:
            label = self.graph.label(endless.node.step.address)
            say = "nothing limits how often a case comes back to “{step}”", "案件回到「{step}」的次数没有上限"
            found = self._undecided(phrase(*say, step=label))
        except TooMany:
            found = self._undecided(
                Text(en="the workflow has more ways than are followed", zh="流程的走法过多，未逐一计算")
            )
        if found.answer in ("feasible", "infeasible"):
            return found
        needed = self._hopeless(clock, due)
        if needed is None:
            return found
        return replace(
            found,
            answer="infeasible",
            due=due,
            needed=needed.moment,
            path=needed.path,
            clock=clock,
            reason=None,
            measure="quickest",
        )

    def _hopeless(self, clock: Clock, due: int) -> Arrival | None:
        """The quickest way, where not even that keeps the promise; None where it does or nobody can tell."""
        if any(self._is_done_inside(self.net.nodes[number].step) for number in self.ways.nodes):
            return None
        try:
            quickest = self._earliest(self.ways, clock)
            if quickest is None or quickest.moment <= due:
                return None
            self.timetable(quickest.path, clock, "quickest")
        except (TooMany, NotAPath):
            return None
        return quickest

    def _slowest(self, clock: Clock, due: int) -> Timed:
        """The answer as far as the slowest cases tell it. Raises `Endless` and `TooMany`."""
        latest = self._arrival(clock, "latest")
        if latest is None:
            return self._undecided(self._never())
        found = Timed(self.pledge, "feasible", due, latest=latest.moment, path=latest.path, clock=clock)
        slow: list[tuple[Answer, Arrival, Measure]] = [("at risk", latest, "latest")]
        if latest.moment > due or latest.lacking:
            at_best = self._arrival(clock, "best")
            assert at_best is not None  # Both paces go the same ways.
            found = replace(found, needed=at_best.moment)
            slow.insert(0, ("infeasible", at_best, "best"))
        doubt: Text | None = None
        for answer, last, measure in slow:
            if last.moment > due:
                doubt = self._doubt(last.path, clock, measure, due)
                if doubt is None:
                    return replace(found, answer=answer, path=last.path, measure=measure)
        if doubt is None and latest.lacking:
            label = self.graph.label(latest.lacking.step.address)
            doubt = phrase("“{step}” has no deadline", "「{step}」没有写明时限", step=label)
        return replace(found, answer="not decided", reason=doubt) if doubt else found

    def _arrival(self, clock: Clock, measure: Measure) -> Arrival | None:
        """When the slowest has it done; a timer of the case counts if the case can still be under way when it goes
        off."""
        pace = Pace(self.graph, clock, measure, self.pledge.pauses)
        found = arrival(self.ways, dict.fromkeys(self.begins, 0), pace)
        for arc, moment in self._timers(clock):
            if found and (moment < found.moment or found.lacking):
                other = arrival(self._ways((arc,)), {arc: moment}, pace)
                if other and (other.moment > found.moment or other.lacking):
                    found = other
        return found

    def _earliest(self, ways: Unrolled, clock: Clock, leaving: Leaving | None = None) -> Arrival | None:
        """When the quickest has it done; an event of the case that is no timer may come at any time."""
        pace = Pace(self.graph, clock, "quickest", self.pledge.pauses)
        moments = dict.fromkeys((*self.begins, *self.net.events.values()), 0) | dict(self._timers(clock))
        return earliest(replace(ways, begins=tuple(moments)), moments, leaving or (lambda *at: pace(*at)[0]))

    def _timers(self, clock: Clock) -> Iterator[tuple[int, int]]:
        """The arcs on which timers of the whole case take it on, and when."""
        for event in self.net.flow.events:
            arc = self.net.events.get(event.id)
            moment = event_moment(self.pledge, event, clock) if arc is not None else None
            if arc is not None and moment is not None:
                yield arc, moment

    def _ways(self, begins: tuple[int, ...]) -> Unrolled:
        return Unrolled(self.net, self.knowledge, begins, self._does, self.only)

    def _does(self, node: Node, arc: Arc | None) -> bool:
        """Whether the act is done when a node is left; not where an event takes the case away from it."""
        return node.number in self.doing and not (arc and arc.exit and arc.exit.kind == "event")

    def _clocks(self) -> Iterator[Clock]:
        nodes = (self.net.nodes[number] for number in self.ways.nodes)
        steps = [node.step for node in nodes if not node.silent]
        terms = Pace(self.graph, SteadyClock(), "best", self.pledge.pauses).terms(steps)
        return starts(self.graph, self.pledge.clock, self.pledge.within, terms)

    def _doubt(self, said: Path, clock: Clock, measure: Measure, due: int) -> Text | None:
        """Why a path may not break the promise after all; None if it does."""
        beside = Text(en="steps that run side by side depend on each other", zh="并行步骤之间相互影响")
        try:
            rows = self.timetable(said, clock, measure)
            *_, (last, place) = follow(self.net, self.knowledge, said)
        except NotAPath:
            return beside
        for row in rows:
            label = self.graph.label(row.step.address)
            if self._is_done_inside(row.step):
                return phrase("it may be done inside “{step}”", "可能在「{step}」内部就已完成", step=label)
            if row.step.address in self.knowledge.free:
                why = self.knowledge.free[row.step.address]
                say = "the conditions of “{step}” are not followed: {why}", "「{step}」的条件未能推算：{why}"
                return phrase(*say, step=label, why=why)
        done = [row for row in rows if self.pledge.act in self.graph.acts(row.step.address)]
        first = min(row.due for row in done if row.exit is None or row.exit.kind != "event")
        return None if first > due and not self._is_done_beside(_left(place, last)) else beside

    def _is_done_beside(self, tokens: tuple[int, ...]) -> bool:
        """Whether a token that was left behind may do the act before the others do."""

        def onward(number: int) -> Iterator[int]:
            node = self.net.nodes[number]
            yield from (self.net.arcs[arc].target for arc in node.out if node.kind not in ("join", "maybe"))

        nodes = (self.net.nodes[number] for number in closure((self.net.arcs[arc].target for arc in tokens), onward))
        return any(self.pledge.act in self.graph.acts(node.step.address) for node in nodes if not node.silent)

    def _is_done_inside(self, step: Step) -> bool:
        """Whether a workflow that a step calls does the act."""
        if step.workflow is None or self.pledge.act in self.graph.acts(step.address):
            return False
        flows = self.graph.team.workflows

        def called(name: str) -> Iterator[str]:
            return (each.workflow.id for each in flows[name].steps.values() if each.workflow)

        steps = (each for name in closure([step.workflow.id], called) for each in flows[name].steps.values())
        return any(self.pledge.act in self.graph.acts(each.address) for each in steps)

    def _never(self) -> Text:
        return Text(en="no step on any way does it", zh="没有任何步骤履行该承诺")

    def _undecided(self, reason: Text) -> Timed:
        return Timed(self.pledge, "not decided", reason=reason)


def event_moment(pledge: Pledge, event: Exit, clock: Clock) -> int | None:
    """When a timer of the whole case goes off; None for what is no timer, or one of another promise."""
    if isinstance(event.after, Percent):
        return clock.share(0, pledge.within, event.after) if event.of == pledge.act else None
    return clock.after(0, event.after) if event.after else None


def _cases(graph: OrgGraph, pledge: Pledge) -> tuple[Knowledge, Known]:
    """What is known in the workflow, and the combinations of the cases that a promise is about, as long as nobody knows
    their severity and then."""
    flow = pledge.workflow
    asked = " || ".join(f'severity == "{name}"' for name in pledge.severities)
    read = condition(graph, flow, Located(asked, pledge.owner.node)) if asked else None
    if not isinstance(read, Expression):
        known = knowledge(graph, flow.id)
        return known, known.everything
    known = knowledge_for(graph, flow.id, read)
    axis = known.axes["severity"]
    unset = axis.having[0] if axis.values[0] is UNSET else 0
    return known, known.split(read)[0] | unset


def _left(place: Place, last: Firing | Arc) -> tuple[int, ...]:
    """The tokens that the last to go has left behind."""
    put = last.put if isinstance(last, Firing) else (last.number,)
    return place.tokens[: len(place.tokens) - len(put)]


def _badness(found: Timed) -> tuple[int, int]:
    """The worst answer first, and of two alike the one that is later."""
    late = (found.latest or 0) - (found.due or 0)
    return ("feasible", "not decided", "at risk", "infeasible").index(found.answer), late
