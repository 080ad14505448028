"""Search all that can happen in a workflow for something that should not, and give the shortest way to it.

What is searched are the states of the net together with what is known of the case and a small automaton that watches
some steps. What can happen side by side is taken in every order only where the order can matter (see `orders`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from orgflow.flow.knowledge import Knowledge, Known
from orgflow.flow.net import Arc, Firing, Net, Node
from orgflow.flow.orders import Moves, Orders, exits, sets
from orgflow.flow.paths import Path, moved, path

# More states than a flow has that somebody can still explain.
MOST = 20_000
# Where the automaton goes when nothing can go wrong any more, and when it has.
SAFE, WRONG = -1, -2


class TooMany(Exception):
    """There are more states than are looked at."""


@dataclass(frozen=True, slots=True)
class Watch:
    """An automaton that begins in mode 0.

    `moves` says for the nodes that it watches which mode leads to which; `wrong_at_end` are the modes in which no case
    may come to an end. Where it is `ordinary`, cases that an event of the whole case moves are not looked at. Those
    alone count that are like `when` by then and have never been like `unless`: combinations of what is known.
    """

    moves: Moves
    wrong_at_end: tuple[int, ...] = ()
    ordinary: bool = False
    when: Known | None = None
    unless: Known = 0

    def counts(self, known: Known) -> bool:
        """Whether it matters of what is known of a case that something goes wrong."""
        return self.when is None or bool(known & self.when)

    def after(self, mode: int, node: Node, known: Known) -> int:
        """The mode once a node has fired, of which this was known before."""
        if node.silent or node.number not in self.moves:
            return mode
        after = self.moves[node.number].get(mode, mode)
        return mode if after == WRONG and not self.counts(known) else after


@dataclass(frozen=True, slots=True)
class _State:
    """A token lies on the first of all arcs on which it would wait for the same; `times` is how often each exit was
    taken that may be taken only so often."""

    tokens: tuple[int, ...]
    known: Known
    mode: int
    times: tuple[int, ...]


class Product:
    """The states of one net beside a watch, and the search in them.

    `counted` keeps to `at_most`; else such an exit and its `then` are free choices. `certain` leaves out the decisions
    whose conditions cannot be followed, so that what is found can really happen.
    """

    def __init__(self, net: Net, knowledge: Knowledge, watch: Watch, *, counted: bool, certain: bool) -> None:
        self._net, self._knowledge, self._watch, self._certain = net, knowledge, watch, certain
        limited = (arc.exit.address for arc in net.arcs if arc.exit and arc.exit.at_most is not None)
        self._limited = {address: place for place, address in enumerate(dict.fromkeys(limited))} if counted else {}
        self._events = () if watch.ordinary else tuple(net.arcs[arc] for arc in net.events.values())
        self._alike = tuple(_first_alike(arc, net.nodes[arc.target]) for arc in net.arcs)
        self._orders = Orders(
            net,
            knowledge,
            watch.moves,
            never=frozenset(node.number for node in net.nodes if self._never_first(node)),
            looks=watch.when is not None,
            watches=bool(self._events),
        )
        # From where, and by what, each state was reached first.
        self._came: dict[_State, tuple[_State | None, Firing | Arc]] = {}

    def found(self) -> Path | None:
        """The shortest path on which something goes wrong; None if nothing can. Raises `TooMany`."""
        for state in self._states():
            ended = not state.tokens and state.mode in self._watch.wrong_at_end and self._watch.counts(state.known)
            if ended or state.mode == WRONG:
                return self._path(state)
        return None

    def modes(self) -> dict[int, Path]:
        """Every mode that a case can come into, and the shortest path to it. Raises `TooMany`."""
        found: dict[int, _State] = {}
        for state in self._states():
            found.setdefault(state.mode, state)
        return {mode: self._path(state) for mode, state in found.items()}

    def arrivals(self, node: int) -> dict[Known, Path]:
        """All that can be known of a case when a watched node has its turn, and the shortest path there. Raises
        `TooMany`."""
        found: dict[Known, _State] = {}
        for state in self._states():
            if any(self._net.arcs[arc].target == node for arc in state.tokens):
                found.setdefault(state.known, state)
        return {known: self._path(state) for known, state in found.items()}

    def _states(self) -> Iterator[_State]:
        """Every state, those that take fewest firings first."""
        self._came.clear()
        for number in self._net.starts.values():
            known = self._knowledge.beginning & ~self._watch.unless
            begin = _State((self._alike[number],), known, 0, (0,) * len(self._limited))
            self._came.setdefault(begin, (None, self._net.arcs[number]))
        waiting = list(self._came)
        for state in waiting:
            yield state
            for event, after in self._onward(state):
                if after not in self._came:
                    self._came[after] = (state, event)
                    waiting.append(after)
            if len(self._came) > MOST:
                raise TooMany

    def _never_first(self, node: Node) -> bool:
        """Whether its place among all that happens is looked at."""
        return (
            any(exit_.address in self._limited for exit_ in exits(self._net, node))
            or (self._certain and node.step.address in self._knowledge.free)
            # An event of the case, and what counts, find what is known by then.
            or ((bool(self._events) or self._watch.when is not None) and sets(self._net, self._knowledge, node))
        )

    def _onward(self, state: _State) -> Iterator[tuple[Firing | Arc, _State]]:
        ready = list(self._net.ready(state.tokens))
        first = self._orders.first(ready, state.tokens, state.known) if len(ready) > 1 else None
        for node, taken in [first] if first else ready:
            mode = self._watch.after(state.mode, node, state.known)
            for firing in self._net.choices(node, taken) if mode != SAFE else ():
                times = self._times(state.times, firing)
                known = self._knowledge.after(firing, state.known) & ~self._watch.unless
                if times is not None and known and self._is_followed(firing):
                    tokens = sorted(self._alike[arc] for arc in moved(state.tokens, firing))
                    yield firing, _State(tuple(tokens), known, mode, times)
        for arc in self._events if state.tokens else ():
            known = self._knowledge.taken(arc.exit, state.known) & ~self._watch.unless if arc.exit else state.known
            yield arc, _State((self._alike[arc.number],), known, state.mode, state.times)

    def _times(self, times: tuple[int, ...], firing: Firing) -> tuple[int, ...] | None:
        """How often each exit was taken after this; None if it was taken too often, or its `then` too early."""
        exit_ = firing.chosen.exit if firing.chosen else None
        if firing.chosen is None or exit_ is None or exit_.at_most is None or exit_.address not in self._limited:
            return times
        place = self._limited[exit_.address]
        if firing.chosen.last:
            return times if times[place] >= exit_.at_most else None
        return (*times[:place], times[place] + 1, *times[place + 1 :]) if times[place] < exit_.at_most else None

    def _is_followed(self, firing: Firing) -> bool:
        exit_ = firing.chosen.exit if firing.chosen else None
        guarded = exit_ is not None and exit_.kind in ("branch", "row")
        return not (self._certain and guarded and firing.node.step.address in self._knowledge.free)

    def _path(self, state: _State) -> Path:
        happened = []
        at: _State | None = state
        while at is not None:
            at, event = self._came[at]
            happened.append(event)
        said: Path = ()
        while happened:
            arc = happened.pop()
            assert isinstance(arc, Arc)
            firings = []
            while happened and isinstance(happened[-1], Firing):
                firings.append(happened.pop())
            said += path(self._net, arc, (each for each in firings if isinstance(each, Firing)))
        return said


def _first_alike(arc: Arc, node: Node) -> int:
    """The arc that stands for all on which a token waits for the same."""
    if node.kind != "join":
        return node.into[0]
    return next((group[0] for group in node.groups if arc.number in group), arc.number)
