"""When each step of a path is due: what a trace prints, and what proves that a path breaks a promise."""

from collections.abc import Mapping
from dataclasses import dataclass

from orgflow.flow.knowledge import Knowledge
from orgflow.flow.net import Arc, Firing, Net
from orgflow.flow.pace import Pace
from orgflow.flow.paths import NotAPath, Path, follow
from orgflow.model.workflows import Exit, Step
from orgflow.text import phrase


@dataclass(frozen=True, slots=True)
class Row:
    """A step on the way: when the case comes to it and when it leaves, in seconds since the case began. `exit` is the
    way out, None where there is no choice; `last` says that its `then` is taken. `limited` is False where nothing
    limits the stay, so that nobody can tell when it ends."""

    step: Step
    exit: Exit | None
    last: bool
    arrival: int
    due: int
    limited: bool


def schedule(net: Net, knowledge: Knowledge, said: Path, pace: Pace, moments: Mapping[int, int]) -> tuple[Row, ...]:
    """When each step of a path is due at a pace. `moments` are those at which cases begin, by the arc; a case that an
    event of the whole case takes elsewhere goes on at the moment of its arc.

    Raises `NotAPath` where no case can go this way, or takes an exit too often or its `then` too early.
    """
    there: dict[int, int] = {}
    times: dict[str, int] = {}
    rows = []
    for happened, _ in follow(net, knowledge, said):
        if isinstance(happened, Arc):
            there = {}
            _put(net, there, happened.number, moments.get(happened.number, 0))
            continue
        _count(happened, times)
        moment = max(there.pop(arc) for arc in happened.taken)
        due, lacking = pace(happened.node, happened.chosen, moment) if happened.chosen else (moment, False)
        for arc in happened.put:
            _put(net, there, arc, due)
        way, last = (happened.chosen.exit, happened.chosen.last) if happened.chosen else (None, False)
        rows.append(Row(happened.node.step, way, last, moment, due, not lacking))
    return tuple(rows)


def _put(net: Net, there: dict[int, int], arc: int, moment: int) -> None:
    """A token comes to an arc; where it enters a step with events that do not interrupt, one to each of these too."""
    there[arc] = moment
    entered = net.nodes[net.arcs[arc].target]
    if entered.silent and entered.kind == "fork":
        there.update(dict.fromkeys(entered.out, moment))


def _count(firing: Firing, times: dict[str, int]) -> None:
    exit_, last = (firing.chosen.exit, firing.chosen.last) if firing.chosen else (None, False)
    if exit_ is None or exit_.at_most is None:
        return
    times[exit_.address] = times.get(exit_.address, 0) + 1
    if last != (times[exit_.address] > exit_.at_most):
        raise NotAPath(phrase("{way} is not counted so", "{way} 的次数不符", way=exit_.address))
