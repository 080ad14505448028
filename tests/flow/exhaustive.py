"""What can happen in a workflow, found by trying everything: every order, every token, every single case.

Written from docs/semantics.md alone, for small flows; it shares nothing with `orgflow.flow` but the model. A place is a
step, a way out that leads into a join, or an event that may happen beside its step.
"""

import operator
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Any

from orgflow.model.workflows import Exit, Step, Workflow

Place = tuple[str, ...]
Values = tuple[int | None, ...]
# What a token came through: of each event beside a step, in which of the rounds that are under way it happened.
Rounds = tuple[tuple[str, str, int], ...]
Tokens = tuple[tuple[Place, Rounds], ...]
State = tuple[Tokens, Values]
MOST = 2_000
_COMPARE: dict[str, Any] = {"<": operator.lt, ">=": operator.ge, "==": operator.eq}


@dataclass
class Truth:
    """All that can go wrong: the steps at which tokens meet, the joins that wait for ever, the steps that set one
    attribute at the same time, and whether some case goes round for ever. `done` are the steps that are done at all."""

    meeting: set[str] = field(default_factory=set)
    deadlock: set[str] = field(default_factory=set)
    writing: set[tuple[str, ...]] = field(default_factory=set)
    livelock: bool = False
    done: set[str] = field(default_factory=set)
    states: int = 0

    @property
    def sound(self) -> bool:
        """Whether nothing goes wrong."""
        return not (self.meeting or self.deadlock or self.writing or self.livelock)


class Everything:
    """Tries everything on a flow whose attributes are integers from 0 to `high`, by name whether they are given.

    Conditions compare an attribute with a number, or with another attribute.
    """

    def __init__(self, workflow: Workflow, given: dict[str, bool], high: int) -> None:
        self.flow = workflow
        self.names = list(given)
        self.ways = {name: list(step.exits) for name, step in workflow.steps.items()}
        self.values = range(high + 1)
        set_ = {ref.id.rpartition(".")[2] for step in workflow.steps.values() for ref in _sets(step)}
        unset = [name in set_ and not is_given for name, is_given in given.items()]
        self.first = list(product(*([None] if late else self.values for late in unset)))
        self.found = Truth()
        self.met: dict[Tokens, list[tuple[str, bool]]] = {}
        self.setting = {place: self._sets_at(place) for place in self._places()}
        self.groups = {name: self._groups(step) for name, step in workflow.steps.items() if step.type == "join"}

    def truth(self) -> Truth | None:
        """Look at every state; None where there are too many."""
        found = self.found
        seen: dict[State, list[State]] = {}
        over: set[State] = set()
        starts = [self._entered((), _NOBODY, start.next, "", ()) for start in self.flow.starts.values() if start.next]
        waiting = deque((tokens, values) for tokens in starts for values in self.first)
        while waiting:
            state = waiting.popleft()
            if state in seen:
                continue
            if len(seen) > MOST:
                return None
            seen[state] = []
            tokens, values = state
            met = {name for name, own in self._met(tokens) if not own}
            found.meeting |= met
            found.writing |= set(self._writing(tokens))
            moves = (
                []
                if met
                else [move for move in dict.fromkeys(self._moves(tokens, values)) if not self._rounds_meet(move[0])]
            )
            if not moves:
                over.add(state)
                found.deadlock |= {place[0] for place, _ in tokens if not met}
            seen[state] = moves
            waiting.extend(moves)
            if tokens and not met:
                waiting.extend(self._events(values))
        found.livelock = _cannot_reach(seen, over)
        found.states = len(seen)
        return found

    def _moves(self, tokens: Tokens, values: Values) -> Iterator[State]:
        for token in dict.fromkeys(tokens):
            place, rounds = token
            step, rest = self.flow.steps[place[0]], _without(tokens, [token])
            if len(place) == 2:
                event = (step.events or {})[place[1]]
                yield (rest, values)
                within = (*rounds, (*place, _unused(tokens, place)))
                for after in self._set(values, event):
                    yield from ((on, after) for on in self._taken(rest, step, event, within))
            elif len(place) == 1:
                self.found.done.add(step.id)
                # What may happen beside a step happens while it is not done.
                beside = [other for other in rest if len(other[0]) == 2 and other[0][0] == step.id]
                yield from self._gone(_without(rest, beside), step, values, rounds)
        for name, groups in self.groups.items():
            there = [next((token for token in tokens if token[0] in group), None) for group in groups]
            taken = [token for token in there if token]
            if groups and len(taken) == len(groups):
                self.found.done.add(name)
                # What was joined with something else is not beside it any more.
                rounds = tuple(each for each in taken[0][1] if all(each in rounds for _, rounds in taken))
                yield from self._gone(_without(tokens, taken), self.flow.steps[name], values, rounds)

    def _gone(self, rest: Tokens, step: Step, values: Values, rounds: Rounds) -> Iterator[State]:
        """A step is done: the tokens and values after it."""
        ways = [way for way in self.ways[step.id] if not _is_soft(way)]
        if step.type == "parallel":
            for way in ways:
                assert way.next
                rest = self._entered(rest, step, way.next, way.address, rounds)
            yield (rest, values)
        else:
            for after in self._set(values, step):
                for way in self._open(ways, after):
                    for last in self._set(after, way):
                        yield from ((tokens, last) for tokens in self._taken(rest, step, way, rounds))

    def _open(self, ways: list[Exit], values: Values) -> Iterator[Exit]:
        fitting = [way for way in ways if way.when and self._holds(way.when.text, values)]
        for way in ways:
            if way in fitting or (not way.when and not way.otherwise) or (way.otherwise and not fitting):
                yield way

    def _taken(self, rest: Tokens, step: Step, way: Exit, rounds: Rounds) -> Iterator[Tokens]:
        for target, name in ((way.next, way.address), (way.then, f"{way.address}.then")):
            if target:
                yield self._entered(rest, step, target, name, rounds)

    def _entered(self, rest: Tokens, source: Step, target: Any, way: str, rounds: Rounds) -> Tokens:
        step = self.flow.steps[target.address.rpartition(".")[2]]
        if step.type == "end":
            self.found.done.add(step.id)
            return rest
        if step.type != "join":
            soft = [((step.id, event.id), rounds) for event in (step.events or {}).values() if _is_soft(event)]
            return tuple(sorted((*rest, ((step.id,), rounds), *soft)))
        place = (step.id, source.id, way)
        # What nobody waits for lies there for ever; one such token is as bad as many.
        lost = not any(place in group for group in self.groups[step.id])
        if lost and any(place == other for other, _ in rest):
            return rest
        return tuple(sorted((*rest, (place, rounds))))

    def _events(self, values: Values) -> Iterator[State]:
        for event in (self.flow.events or {}).values():
            for after in self._set(values, event):
                yield from ((tokens, after) for tokens in self._taken((), _NOBODY, event, ()))

    def _met(self, tokens: Tokens) -> list[tuple[str, bool]]:
        """Where two tokens are in one place, or in one group of a join; and whether they belong to two rounds of what
        happens beside a step, so that they have nothing to do with each other."""
        if tokens not in self.met:
            self.met[tokens] = [
                (one[0], _are_apart(ours, theirs))
                for (one, ours), (other, theirs) in combinations(tokens, 2)
                if one[0] == other[0]
                if (one == other and len(one) < 3)
                or any(one in group and other in group for group in self.groups.get(one[0], ()))
            ]
        return self.met[tokens]

    def _rounds_meet(self, tokens: Tokens) -> bool:
        """Whether all that meet belong to rounds of their own: what comes of it is seen when one is over sooner."""
        met = [own for _, own in self._met(tokens)]
        return bool(met) and all(met)

    def _writing(self, tokens: Tokens) -> Iterator[tuple[str, ...]]:
        places = dict.fromkeys(place for place, _ in tokens if self.setting.get(place))
        for one, other in combinations(places, 2):
            if self.setting[one] & self.setting[other]:
                yield tuple(sorted((one[0], other[0])))

    def _places(self) -> Iterator[Place]:
        for step in self.flow.steps.values():
            yield (step.id,)
            yield from ((step.id, event) for event in step.events or {})

    def _sets_at(self, place: Place) -> set[str]:
        step = self.flow.steps[place[0]]
        items: Iterable[Step | Exit] = (
            [(step.events or {})[place[1]]] if len(place) == 2 else [step, *(e for e in step.exits if not _is_soft(e))]
        )
        return {ref.address for item in items for ref in item.sets}

    def _groups(self, join: Step) -> list[set[Place]]:
        into = [
            (join.id, step.id, name)
            for step in self.flow.steps.values()
            for way in step.exits
            for target, name in ((way.next, way.address), (way.then, f"{way.address}.then"))
            if target and target.address == join.address
        ]
        if join.of is None:
            return [{place} for place in into]
        parallel = self.flow.steps[join.of.address.rpartition(".")[2]]
        groups: list[set[Place]] = []
        for branch in parallel.exits:
            ways, waiting = {(parallel.id, branch.address)}, [branch]
            while waiting:
                for name in _targets(waiting.pop()):
                    for way in self.flow.steps[name].exits if name not in (join.id, parallel.id) else ():
                        if (name, way.address) not in ways:
                            ways.add((name, way.address))
                            waiting.append(way)
            group = {place for place in into if (place[1], place[2].removesuffix(".then")) in ways}
            merged = [other for other in groups if other & group]
            groups = [other for other in groups if not other & group]
            if group:
                groups.append(group.union(*merged))
        return groups

    def _set(self, values: Values, item: Step | Exit) -> Iterator[Values]:
        names = {ref.id.rpartition(".")[2] for ref in item.sets}
        if not names:
            yield values
            return
        choices = [self.values if name in names else [value] for name, value in zip(self.names, values, strict=True)]
        yield from product(*choices)

    def _holds(self, condition: str, values: Values) -> bool:
        one, compared, other = condition.split(" ")
        named = dict(zip(self.names, values, strict=True))
        left, right = (named[side] if side in named else int(side) for side in (one, other))
        return left is not None and right is not None and bool(_COMPARE[compared](left, right))


_NOBODY = Step(address="step:nobody.nobody", node=None)  # type: ignore[arg-type]


def _is_soft(way: Exit) -> bool:
    return way.kind == "event" and way.interrupting is False


def _sets(step: Step) -> Iterator[Any]:
    yield from step.sets
    for way in step.exits:
        yield from way.sets


def _targets(way: Exit) -> list[str]:
    return [target.address.rpartition(".")[2] for target in (way.next, way.then) if target]


def _without(tokens: Tokens, taken: Iterable[tuple[Place, Rounds]]) -> Tokens:
    left = list(tokens)
    for token in taken:
        left.remove(token)
    return tuple(left)


def _are_apart(ours: Rounds, theirs: Rounds) -> bool:
    begun = {each[:2]: each for each in ours}
    return any(begun.get(each[:2], each) != each for each in theirs)


def _unused(tokens: Tokens, place: Place) -> int:
    """The first number that no round of an event has which is still under way."""
    used = {number for _, rounds in tokens for *event, number in rounds if tuple(event) == place}
    return next(number for number in range(len(used) + 1) if number not in used)


def _cannot_reach(seen: dict[State, list[State]], over: set[State]) -> bool:
    """Whether some state cannot reach one that is over."""
    before: dict[State, list[State]] = {}
    for state, following in seen.items():
        for after in following:
            before.setdefault(after, []).append(state)
    good, waiting = set(over), list(over)
    while waiting:
        for state in before.get(waiting.pop(), ()):
            if state not in good:
                good.add(state)
                waiting.append(state)
    return len(good) < len(seen)
