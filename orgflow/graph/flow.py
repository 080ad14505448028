"""Where a case can go in one workflow: the structure only, whatever guards and counters say."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from orgflow.model.workflows import Exit, Start, Step, Workflow

Node = TypeVar("Node")


@dataclass(frozen=True, slots=True)
class Way:
    """A way from a step to a step. `last` marks the `then` of an exit that may be taken only so often."""

    source: str
    target: str
    exit: Exit
    last: bool = False


class Flow:
    """Steps by id and the ways between them, in the order written.

    An exit of a step leads to its `next` and its `then`; an event of the case may happen at any time, so it is another
    beginning. An exit that only notifies or escalates moves nothing.
    """

    def __init__(self, workflow: Workflow) -> None:
        self.workflow = workflow
        self.steps: dict[str, Step] = workflow.steps
        self.starts: tuple[Start, ...] = tuple(workflow.starts.values())
        self.events: tuple[Exit, ...] = tuple((workflow.events or {}).values())
        self._out: dict[str, list[Way]] = {name: list(_ways(name, step.exits)) for name, step in self.steps.items()}
        self._into: dict[str, list[Way]] = {name: [] for name in self.steps}
        for way in self.ways():
            self._into[way.target].append(way)
        self._places: dict[str, int] = {name: place for place, name in enumerate(self.steps)}

    def ways(self) -> Iterator[Way]:
        """All ways between steps."""
        for ways in self._out.values():
            yield from ways

    def out(self, step: str) -> list[Way]:
        """The ways out of a step. The list is the flow's own: read it only."""
        return self._out[step]

    def into(self, step: str) -> list[Way]:
        """The ways into a step. The list is the flow's own: read it only."""
        return self._into[step]

    def beginnings(self) -> Iterator[str]:
        """Where a case may begin or be moved to from anywhere."""
        for start in self.starts:
            if start.next:
                yield _name(start.next.address)
        for event in self.events:
            for target in event.targets:
                yield _name(target.address)

    def reachable(self) -> dict[str, None]:
        """The steps that some case can reach."""
        return closure(self.beginnings(), self._onward)

    def can_end(self) -> dict[str, None]:
        """The steps from which some end can be reached."""
        return closure((name for name, step in self.steps.items() if step.type == "end"), self._backward)

    def cut_off(self) -> Iterator[tuple[str, ...]]:
        """The steps that no case can reach, a group for each missing way in: first the step that lacks it, then those
        that wait for nothing but this one."""
        reachable = self.reachable()
        for group in _led((name for name in self.steps if name not in reachable), self._onward):
            first, *others = group
            yield first, *self._in_order(others)

    def traps(self) -> Iterator[tuple[str, ...]]:
        """Reachable steps that lead to each other and nowhere else, none of them an end: a case that gets among them
        never ends."""
        reachable, can_end = self.reachable(), self.can_end()
        lost = [name for name in self.steps if name in reachable and name not in can_end]
        for group in _led(lost, self._backward):
            yield tuple(self._in_order(closure([next(iter(group))], self._onward)))

    def is_endless(self) -> bool:
        """Whether every step leads to another and none is an end."""
        return bool(self.steps) and not any(
            step.type == "end" or any(True for _ in self.loose_ends(name)) for name, step in self.steps.items()
        )

    def _in_order(self, names: Iterable[str]) -> list[str]:
        return sorted(names, key=self._places.__getitem__)

    def _onward(self, step: str) -> Iterator[str]:
        return (way.target for way in self._out[step])

    def _backward(self, step: str) -> Iterator[str]:
        return (way.source for way in self._into[step])

    def loose_ends(self, step: str) -> Iterator[Exit | None]:
        """Where a case that leaves a step gets no further: exits that lead nowhere, None for a step that has no way on.

        A boundary event may do no more than remind somebody; whatever else leaves a step must move the case.
        """
        item = self.steps[step]
        on = (item.next, item.branches, item.table and item.table.rows, item.outcomes, item.arms)
        # A wait is not done by anybody's work: an event may be all that ends it.
        rescued = item.type == "wait" and any(exit_.next for exit_ in (item.events or {}).values())
        if item.type != "end" and not rescued and not any(on):
            yield None
        yield from (exit_ for exit_ in item.exits if is_loose(exit_))


def is_loose(exit_: Exit) -> bool:
    """Whether an exit leads nowhere, from the first time or once it was taken as often as it may be."""
    if exit_.next:
        return exit_.at_most is not None and exit_.then is None
    return not exit_.escalate and not (exit_.kind == "event" and exit_.notify)


def closure(begin: Iterable[Node], onward: Callable[[Node], Iterable[Node]]) -> dict[Node, None]:
    """All that can be reached by `onward` from some nodes, these included, in the order of discovery."""
    found = dict.fromkeys(begin)
    waiting = list(found)
    while waiting:
        for step in onward(waiting.pop()):
            if step not in found:
                found[step] = None
                waiting.append(step)
    return found


def _ways(name: str, exits: Iterable[Exit]) -> Iterator[Way]:
    for exit_ in exits:
        if exit_.next:
            yield Way(name, _name(exit_.next.address), exit_)
        if exit_.then:
            yield Way(name, _name(exit_.then.address), exit_, last=True)


def _name(address: str) -> str:
    return address.rpartition(".")[2]


def _led(names: Iterable[str], onward: Callable[[str], Iterable[str]]) -> Iterator[dict[str, None]]:
    """Split steps into as few groups as can be, so that the first of each leads to all others in it.

    The first half of Kosaraju's algorithm: what a depth-first walk leaves last is led to by its own loop at most.
    """
    inside = dict.fromkeys(names)
    seen: dict[str, None] = {}
    left: list[str] = []
    for name in inside:
        stack = [] if name in seen else [(name, iter(onward(name)))]
        seen[name] = None
        while stack:
            step, rest = stack[-1]
            target = next((target for target in rest if target in inside and target not in seen), None)
            if target is None:
                left.append(step)
                stack.pop()
            else:
                seen[target] = None
                stack.append((target, iter(onward(target))))
    told: dict[str, None] = {}
    for first in reversed(left):
        if first not in told:
            group = closure([first], lambda step: (t for t in onward(step) if t in inside and t not in told))
            told.update(group)
            yield group
