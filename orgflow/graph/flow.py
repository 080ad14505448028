"""Where a case can go in one workflow: the structure only, whatever guards and counters say."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from orgflow.model.workflows import Exit, Start, Step, Workflow


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
        return _closure(self.beginnings(), lambda step: (way.target for way in self._out[step]))

    def can_end(self) -> dict[str, None]:
        """The steps from which some end can be reached."""
        ends = (name for name, step in self.steps.items() if step.type == "end")
        return _closure(ends, lambda step: (way.source for way in self._into[step]))


def _ways(name: str, exits: Iterable[Exit]) -> Iterator[Way]:
    for exit_ in exits:
        if exit_.next:
            yield Way(name, _name(exit_.next.address), exit_)
        if exit_.then:
            yield Way(name, _name(exit_.then.address), exit_, last=True)


def _name(address: str) -> str:
    return address.rpartition(".")[2]


def _closure(begin: Iterable[str], onward: Callable[[str], Iterable[str]]) -> dict[str, None]:
    """All that can be reached, in the order of discovery."""
    found = dict.fromkeys(begin)
    waiting = list(found)
    while waiting:
        for step in onward(waiting.pop()):
            if step not in found:
                found[step] = None
                waiting.append(step)
    return found
