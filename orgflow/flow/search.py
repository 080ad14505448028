"""Follow all cases through a net, as far as one order of what happens in parallel stands for all others.

Of each marking it is kept which cases come to it (see `knowledge`); so conditions add nothing to the number of states.

In each marking a single node goes on if that changes nothing for the other tokens: none of them can come to it, and
none can set or ask for what it sets. So no way is lost in which two tokens meet, a token waits for ever, or two steps
set one attribute; and branches that have nothing to do with each other are not interleaved.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from orgflow.flow.history import meeting
from orgflow.flow.knowledge import Knowledge, Known
from orgflow.flow.net import Arc, Firing, Node
from orgflow.flow.places import Marking, Move, Places
from orgflow.flow.races import Races

# As often is it looked what cases do next.
MOST = 100_000
# How a case goes wrong: a token waits for ever; two meet where one is awaited; two steps set one attribute at a time.
FaultKind = Literal["deadlock", "meeting", "writing"]


class State(NamedTuple):
    """Where the tokens are. `free` where the way led through a decision whose conditions are not followed, so that
    nobody can tell whether a case comes here."""

    marking: Marking
    free: bool


class Step(NamedTuple):
    """A node takes tokens from some places and goes on by a move."""

    node: Node
    taken: Marking
    move: Move


class Way(NamedTuple):
    """How a state can go on: to which state, or, where tokens meet, in which places; `own` if each of these tokens goes
    on beside a round of its own, which is not followed."""

    step: Step
    after: State | None
    met: Marking = 0
    own: bool = False


class Arrival(NamedTuple):
    """New cases that come to a state: by which step and from which cases of which state, or where they begin."""

    known: Known
    begin: Arc | None
    before: State | None = None
    step: Step | None = None
    of: Known = 0


class Fault(NamedTuple):
    """What goes wrong with which cases of a state, at which node. Where tokens meet, `last` is what makes the second of
    them; where two steps set one attribute, `beside` is the other."""

    kind: FaultKind
    node: Node
    state: State
    known: Known
    free: bool
    last: Step | None = None
    beside: Node | None = None


class Search:
    """All states of a net, and what is wrong among them.

    `known` says which cases come to a state, `ways` how it goes on; `done` are the nodes that some case passes, by
    number. `whole` is whether there was not too much to look at.
    """

    def __init__(
        self, places: Places, races: Races, free: frozenset[int], knowledge: Knowledge | None, most: int = MOST
    ) -> None:
        """`free` are the decisions that are not followed, by number; without knowledge every way counts as possible."""
        self.places = places
        self.free = free
        self._races = races
        self._knowledge = knowledge
        self.known: dict[State, Known] = {}
        self.ways: dict[State, list[Way]] = {}
        self.done: dict[int, None] = {}
        self._arrivals: dict[State, list[Arrival]] = {}
        self._waiting: dict[State, Known] = {}
        self._queue: deque[State] = deque()
        self._faults: dict[tuple[object, ...], Fault] = {}
        self.whole = self._run(most)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """One for each place, on the shortest way there is."""
        return tuple(self._faults.values())

    def after(self, step: Step, known: Known) -> Known:
        """The cases that go on by a step, as they are then."""
        return self._knowledge.after(step.move.firing, known) if self._knowledge else known

    def before(self, step: Step, known: Known) -> Known:
        """The cases that are like this once they went on by a step, as they may have been."""
        return self._knowledge.before(step.move.firing, known) if self._knowledge else known

    def path(self, state: State, known: Known, last: Step | None = None) -> tuple[Arc, tuple[Firing, ...]]:
        """Where one of some cases begins that come to a state, what happens on its way, and what comes after it."""
        if last:
            known &= self.before(last, self.after(last, known))
        one, steps = known & -known, [last] if last else []
        while True:
            arrival = next(arrival for arrival in self._arrivals[state] if arrival.known & one)
            if arrival.begin:
                return arrival.begin, tuple(_firings(self.places, arrival.begin, reversed(steps)))
            assert arrival.before
            assert arrival.step
            steps.append(arrival.step)
            one = self.before(arrival.step, one) & arrival.of
            state, one = arrival.before, one & -one

    def _run(self, most: int) -> bool:
        known = self._knowledge.beginning if self._knowledge else 1
        for number in self.places.net.starts.values():
            self._begin(number, known, free=False)
        looked = 0
        while self._queue:
            state = self._queue.popleft()
            self._look(state, self._waiting.pop(state))
            looked += 1
            if looked > most:
                return False
        return True

    def _look(self, state: State, known: Known) -> None:
        """What some cases that are new to a state do next."""
        if state not in self.ways:
            self.ways[state] = list(self._ways(state, known))
        for at, way in enumerate(self.ways[state]):
            on = self.after(way.step, known)
            if not on:
                continue
            self.done[way.step.node.number] = None
            self.done.update(way.step.move.ends)
            if way.after:
                self._arrive(way.after, on, None, state, way.step, known)
            elif not way.own:
                self._meet(state, known, at)
        if state.marking:
            self._events(state, known)

    def _ways(self, state: State, known: Known) -> Iterator[Way]:
        ready = self.places.ready(state.marking)
        if not ready and state.marking:
            self._dead(state, known)
        for node, taken in self._chosen(state, known, ready):
            rest = state.marking & ~taken
            after_free = state.free or node.number in self.free
            for move in self.places.moves[node.number]:
                met = (move.twice | move.put & rest) & ~self.places.lost
                yield Way(Step(node, taken, move), None if met else State(rest | move.put, after_free), met)

    def _chosen(self, state: State, known: Known, ready: list[tuple[Node, Marking]]) -> list[tuple[Node, Marking]]:
        """One node that may go on before the others, upstream first; all where there is none."""
        if len(ready) < 2:
            return ready
        order = self.places.net.order
        ready.sort(key=lambda pair: (_rank(pair[0]), pair[0].number in self.free, -order[pair[0].number]))
        for node, taken in ready:
            if node.silent and node.kind == "fork":
                # Who comes to a step begins it.
                return [(node, taken)]
            touching = self._races.touching.get(node.number, 0)
            if node.kind == "maybe":
                # It is decided at once, or in any order where it sets what others set or ask for.
                if touching and self.places.reached(state.marking & ~taken) & touching:
                    break
                return [(node, taken)]
            if not self.places.reached(state.marking & ~taken) & (taken | touching):
                return [(node, taken)]
        for at, (node, _) in enumerate(ready):
            for other, place in ready[at + 1 :]:
                if self._races.writing.get(node.number, 0) & place:
                    fault = Fault("writing", node, state, known, state.free, beside=other)
                    self._tell(fault, *sorted((node.number, other.number)))
        return ready

    def _dead(self, state: State, known: Known) -> None:
        """Where tokens wait for ever: those that nobody will take, or the first join that lacks one."""
        if lost := state.marking & self.places.lost:
            at = lost.bit_length() - 1
            self._tell(Fault("deadlock", self.places.at[at], state, known, state.free), lost)
            return
        order = self.places.net.order
        node = max(self.places.waiting(state.marking), key=lambda node: order[node.number])
        self._tell(Fault("deadlock", node, state, known, state.free), node.number)

    def _meet(self, state: State, known: Known, at: int) -> None:
        """Tokens meet on a way out of a state."""
        step, _, met, _ = self.ways[state][at]
        told = self._faults.get(("meeting", met))
        if told is None and self.places.beside and meeting(self.places.net, *self.path(state, known, step)).own:
            self.ways[state][at] = Way(step, None, met, own=True)
            return
        node, free = self.places.at[met.bit_length() - 1], state.free or step.node.number in self.free
        self._tell(Fault("meeting", node, state, known, free, step), met)

    def _tell(self, fault: Fault, *where: int) -> None:
        told = self._faults.setdefault((fault.kind, *where), fault)
        if told.free and not fault.free:
            self._faults[fault.kind, *where] = fault

    def _events(self, state: State, known: Known) -> None:
        """Events of the whole case take it elsewhere."""
        for number in self.places.net.events.values():
            exit_ = self.places.net.arcs[number].exit
            taken = self._knowledge.taken(exit_, known) if exit_ and self._knowledge else known
            self._begin(number, taken, free=state.free)

    def _begin(self, number: int, known: Known, *, free: bool) -> None:
        begin = self.places.net.arcs[number]
        state = State(self.places.of[number], free)
        if not state.marking:
            self.done[begin.target] = None
        self._arrive(state, known, begin)

    def _arrive(
        self,
        state: State,
        known: Known,
        begin: Arc | None,
        before: State | None = None,
        step: Step | None = None,
        of: Known = 0,
    ) -> None:
        met = self.known.get(state, 0)
        new = known & ~met
        if state.free:
            # Cases that certainly come here need not come by chance.
            new &= ~self.known.get(State(state.marking, free=False), 0)
        if not new:
            return
        self.known[state] = met | new
        self._arrivals.setdefault(state, []).append(Arrival(new, begin, before, step, of))
        if state in self._waiting:
            self._waiting[state] |= new
        else:
            self._waiting[state] = new
            self._queue.append(state)


def _rank(node: Node) -> int:
    """What is decided first: that a step begins, then what happens beside it."""
    return 2 if not node.silent else 0 if node.kind == "fork" else 1


def _firings(places: Places, begin: Arc, steps: Iterable[Step]) -> Iterator[Firing]:
    """What happens, with the arcs from which tokens are taken. Ends take theirs at once."""
    lying = {places.of[begin.number]: begin.number}
    for step in steps:
        taken = tuple(arc for place, arc in lying.items() if place & step.taken)
        lying = {place: arc for place, arc in lying.items() if not place & step.taken}
        firing = Firing(step.node, taken, step.move.firing.chosen)
        yield firing
        for arc in firing.put:
            if place := places.of[arc]:
                lying[place] = arc
            else:
                yield Firing(places.net.nodes[places.net.arcs[arc].target], (arc,))
