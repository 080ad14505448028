"""Follow every case through a net, as far as one order of what happens in parallel stands for all others.

In each state a single node goes on if that changes nothing for the other tokens: none of them can come to it, and none
can set or ask for what it sets. So no way is lost in which two tokens meet, a token waits for ever, or two steps set
one attribute; and branches that have nothing to do with each other are not interleaved.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from orgflow.flow.history import meeting
from orgflow.flow.knowledge import Knowledge, Known
from orgflow.flow.net import Arc, Firing, Node
from orgflow.flow.places import Marking, Move, Places
from orgflow.flow.races import Races

# More states than these are not looked at.
MOST = 100_000
# How a case goes wrong: a token waits for ever; two meet where one is awaited; two steps set one attribute at a time.
FaultKind = Literal["deadlock", "meeting", "writing"]


class State(NamedTuple):
    """Where the tokens are, and what is known of the case. `free` where the way led through a decision whose conditions
    are not followed, so that nobody can tell whether a case comes here."""

    marking: Marking
    known: Known
    free: bool


class Step(NamedTuple):
    """A node takes tokens from some places and goes on by a move."""

    node: Node
    taken: Marking
    move: Move


class Fault(NamedTuple):
    """What goes wrong at which node, and in which state. Where tokens meet, `last` is what makes the second of them;
    where two steps set one attribute, `beside` is the other."""

    kind: FaultKind
    node: Node
    state: State
    free: bool
    last: Step | None = None
    beside: Node | None = None


class Search:
    """All states of a net, and what is wrong among them.

    `came` says of each state from where and how it was reached first, or the arc on which a case begins; `onward` where
    it goes on. `done` are the nodes that some case passes, by number. `whole` is whether there were not too many.
    """

    def __init__(
        self, places: Places, races: Races, free: frozenset[int], knowledge: Knowledge | None, most: int = MOST
    ) -> None:
        """`free` are the decisions that are not followed, by number; without knowledge every way counts as possible."""
        self._places = places
        self._races = races
        self._free = free
        self._knowledge = knowledge
        self.came: dict[State, tuple[State, Step] | Arc] = {}
        self.onward: dict[State, list[tuple[State, Node]]] = {}
        self.done: dict[int, None] = {}
        self._faults: dict[tuple[object, ...], Fault] = {}
        # States in which tokens meet: wrongly, or each in a round of its own, which is not followed.
        self._broken: dict[State, None] = {}
        self._left: dict[State, None] = {}
        self.whole = self._run(most)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """One for each place, on the shortest way there is."""
        return tuple(self._faults.values())

    def path(self, state: State, last: Step | None = None) -> tuple[Arc, tuple[Firing, ...]]:
        """Where a case begins that comes into a state, and what happens on the way there, and after it."""
        steps = [last] if last else []
        while not isinstance(came := self.came[state], Arc):
            state = came[0]
            steps.append(came[1])
        return came, tuple(_firings(self._places, came, reversed(steps)))

    @cached_property
    def stuck(self) -> list[State]:
        """The states from which no case comes to an end, or to a fault, in the order in which they were reached."""
        return self._never_over(frozenset())

    @cached_property
    def unsure(self) -> list[State]:
        """The same, but for what conditions that are not followed may bring about: whichever way they take."""
        return self._never_over(self._free)

    def _never_over(self, adverse: frozenset[int]) -> list[State]:
        """The states that come to an end on no way; on not all ways, where one of some nodes goes on."""
        before: dict[State, list[tuple[State, int]]] = {}
        lacking: dict[tuple[State, int], int] = {}
        for state, following in self.onward.items():
            for after, node in following:
                before.setdefault(after, []).append((state, node.number))
                if node.number in adverse:
                    lacking[state, node.number] = lacking.get((state, node.number), 0) + 1
        waiting = [state for state in self.onward if not self.onward[state] or state in self._broken]
        over = dict.fromkeys(waiting)
        while waiting:
            for state, number in before.get(waiting.pop(), ()):
                lacking[state, number] = lacking.get((state, number), 1) - 1
                if lacking[state, number] < 1 and state not in over:
                    over[state] = None
                    waiting.append(state)
        return [state for state in self.onward if state not in over]

    def _run(self, most: int) -> bool:
        waiting = deque(self._beginnings())
        while waiting:
            state = waiting.popleft()
            if state in self.onward:
                continue
            onward = self.onward[state] = []
            waiting.extend(self._events(state))
            for step, following in self._following(state):
                if following.free and (certain := following._replace(free=False)) in self.came:
                    following = certain
                onward.append((following, step.node))
                self.done[step.node.number] = None
                self.done.update(step.move.ends)
                self.came.setdefault(following, (state, step))
                if following not in self.onward:
                    waiting.append(following)
            if len(self.came) > most:
                return False
        self._leave()
        return True

    def _leave(self) -> None:
        """Take out what leads only to what is not followed."""
        before: dict[State, list[State]] = {}
        for state, following in self.onward.items() if self._left else ():
            for after, _ in following:
                before.setdefault(after, []).append(state)
        waiting = list(self._left)
        while waiting:
            left = waiting.pop()
            if self.onward.get(left) or left in self._broken:
                continue
            self.onward.pop(left, None)
            for state in before.get(left, ()):
                if state in self.onward:
                    self.onward[state] = [pair for pair in self.onward[state] if pair[0] != left]
                    waiting.append(state)

    def _beginnings(self) -> Iterator[State]:
        known = self._knowledge.beginning if self._knowledge else 1
        yield from (self._begun(number, known, free=False) for number in self._places.net.starts.values())

    def _events(self, state: State) -> Iterator[State]:
        """Where an event of the whole case takes it from a state."""
        for number in self._places.net.events.values() if state.marking else ():
            exit_, known = self._places.net.arcs[number].exit, state.known
            if exit_ and self._knowledge:
                known = self._knowledge.taken(exit_, known)
            yield self._begun(number, known, free=state.free)

    def _begun(self, number: int, known: Known, *, free: bool) -> State:
        """Where a case is that begins on an arc."""
        begin = self._places.net.arcs[number]
        state = State(self._places.of[number], known, free)
        if not state.marking:
            self.done[begin.target] = None
        self.came.setdefault(state, begin)
        return state

    def _following(self, state: State) -> Iterator[tuple[Step, State]]:
        ready = self._places.ready(state.marking)
        if not ready and state.marking:
            self._dead(state)
        for node, taken in self._chosen(state, ready):
            rest = state.marking & ~taken
            free = state.free or node.number in self._free
            for move in self._places.moves[node.number]:
                known = self._knowledge.after(move.firing, state.known) if self._knowledge else state.known
                if not known:
                    continue
                step = Step(node, taken, move)
                if met := (move.twice | move.put & rest) & ~self._places.lost:
                    if ("meeting", met) not in self._faults and self._is_own(state, step):
                        self._left[state] = None
                        continue
                    self._broken[state] = None
                    at = self._places.at[met.bit_length() - 1]
                    self._tell(Fault("meeting", at, state, free, step), met)
                else:
                    yield step, State(rest | move.put, known, free)

    def _chosen(self, state: State, ready: list[tuple[Node, Marking]]) -> list[tuple[Node, Marking]]:
        """One node that may go on before the others, upstream first; all where there is none."""
        if len(ready) < 2:
            return ready
        for node, taken in ready:
            if node.silent and node.kind == "fork":
                # Who comes to a step begins it.
                return [(node, taken)]
        for node, taken in ready:
            if node.kind == "maybe":
                # It is decided at once, or in any order where it sets what others set or ask for.
                touching = self._races.touching.get(node.number)
                bound = touching and self._places.reached(state.marking & ~taken) & touching
                return self._all(state, ready) if bound else [(node, taken)]
        order = self._places.net.order
        ready.sort(key=lambda pair: (pair[0].number in self._free, -order[pair[0].number]))
        for node, taken in ready:
            touching = self._races.touching.get(node.number, 0)
            if not self._places.reached(state.marking & ~taken) & (taken | touching):
                return [(node, taken)]
        return self._all(state, ready)

    def _all(self, state: State, ready: list[tuple[Node, Marking]]) -> list[tuple[Node, Marking]]:
        """All that can happen, having looked at what two of them set."""
        for at, (node, _) in enumerate(ready):
            for other, place in ready[at + 1 :]:
                if self._races.writing.get(node.number, 0) & place:
                    self._tell(Fault("writing", node, state, state.free, beside=other), node.number, other.number)
        return ready

    def _is_own(self, state: State, last: Step) -> bool:
        """Whether tokens that meet are what goes on beside two rounds of one step."""
        return bool(self._places.beside) and meeting(self._places.net, *self.path(state, last)).own

    def _dead(self, state: State) -> None:
        """Where tokens wait for ever: those that nobody will take, or the first join that lacks one."""
        if lost := state.marking & self._places.lost:
            at = lost.bit_length() - 1
            self._tell(Fault("deadlock", self._places.at[at], state, state.free), lost)
            return
        order = self._places.net.order
        node = max(self._places.waiting(state.marking), key=lambda node: order[node.number])
        self._tell(Fault("deadlock", node, state, state.free), node.number)

    def _tell(self, fault: Fault, *where: int) -> None:
        known = self._faults.setdefault((fault.kind, *where), fault)
        if known.free and not fault.free:
            self._faults[fault.kind, *where] = fault


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
