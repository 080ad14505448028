"""What can be known of a case on its way: which values its attributes can have after the decisions it has passed.

Every attribute has finitely many cells (see `cells`), so what is known is a set of combinations of cells; it is kept as
the bits of one number. A decision keeps the combinations that take the branch; a step that sets an attribute makes all
its values possible again.

Only attributes that tie a decision to what was before it are followed: those that two steps ask for, or one step to
which a case can come back, and those that are not set from the beginning. Whatever else a decision asks for is free.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod

from orgflow.expressions.domains import Value
from orgflow.expressions.evaluation import compiled, holds
from orgflow.expressions.tree import Expression, names
from orgflow.flow.cells import Undecided, axes
from orgflow.flow.guards import Decision, attributes, decisions
from orgflow.flow.net import Firing, Net, net
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Exit, Step, Workflow
from orgflow.text import Text

Known = int
# An attribute that no step has set yet has this value.
UNSET = None
# The most combinations that are followed in a workflow, and the most that one decision may have.
MOST = 1 << 14
_Values = tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """The values of an attribute that are followed; two combinations that differ by one value of it are `stride` bits
    apart; `having` are the combinations that have each of the values."""

    values: _Values
    stride: int
    having: tuple[Known, ...]

    def anything(self, known: Known) -> Known:
        """What is known once the attribute has been set to some value."""
        lowest = 0
        for place, mask in enumerate(self.having):
            lowest |= (known & mask) >> (place * self.stride)
        spread = 0
        for place, value in enumerate(self.values):
            if value is not UNSET:
                spread |= lowest << (place * self.stride)
        return spread

    def before(self, known: Known) -> Known:
        """What may have been known before the attribute was set, if this is known afterwards."""
        lowest = 0
        for place, mask in enumerate(self.having):
            if self.values[place] is not UNSET:
                lowest |= (known & mask) >> (place * self.stride)
        spread = 0
        for place in range(len(self.values)):
            spread |= lowest << (place * self.stride)
        return spread

    def between(self, first: int, end: int) -> Known:
        """The combinations whose value stands from one place up to another."""
        block = (1 << self.stride) - 1
        return self.having[first] // block * ((1 << (end - first) * self.stride) - 1)

    def alike(self, value: Value) -> Known:
        """The combinations whose value no condition can tell from this one."""
        return self.having[_alike(self.values, value)]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The arithmetic of what is known in one workflow.

    `beginning` is what is known of every new case, `everything` what can be known at all. `free` says of which steps
    the conditions are not followed, by address, and why: a way through one of them is possible as far as can be told.
    `taking` are the combinations that each exit of a decision takes, by its address. `setting` are the attributes that
    steps and exits set, by address, and those that they may set. `late` are the attributes that a case begins without.
    """

    axes: Mapping[str, Axis]
    beginning: Known
    everything: Known
    taking: Mapping[str, Known]
    setting: Mapping[str, tuple[str, ...]]
    perhaps: Mapping[str, tuple[str, ...]]
    free: Mapping[str, Text]
    late: tuple[str, ...]

    def after(self, firing: Firing, known: Known) -> Known:
        """What is known once a node has fired; 0 if no case can go that way."""
        if not firing.node.silent:
            known = self._set(firing.node.step.address, known)
        exit_ = firing.chosen.exit if firing.chosen else None
        return known if exit_ is None else self.taken(exit_, known)

    def taken(self, exit_: Exit, known: Known) -> Known:
        """What is known once a way out has been taken; 0 if no case can take it."""
        known &= self.taking.get(exit_.address, known)
        return self._set(exit_.address, known) if known else 0

    def before(self, firing: Firing, known: Known) -> Known:
        """What may have been known before a node fired, if this is known afterwards."""
        exit_ = firing.chosen.exit if firing.chosen else None
        if exit_ is not None:
            known = self._unset(exit_.address, known)
            known &= self.taking.get(exit_.address, known)
        return known if firing.node.silent else self._unset(firing.node.step.address, known)

    def split(self, condition: Expression) -> tuple[Known, Known]:
        """The combinations in which a condition holds of whose attributes all are followed, and those in which it does
        not though all of them are set."""
        test, read = compiled(condition), tuple(names(condition))
        met = unmet = 0
        for places in product(*(range(len(self.axes[name].values)) for name in read)):
            one, case = self.everything, {}
            for name, place in zip(read, places, strict=True):
                one &= self.axes[name].having[place]
                if (value := self.axes[name].values[place]) is not UNSET:
                    case[name] = value
            if holds(test, case):
                met |= one
            elif len(case) == len(read):
                unmet |= one
        return met, unmet

    def example(self, known: Known) -> dict[str, Value]:
        """One case of which this can be known, the first by the order of attributes and values; what is not set yet
        is left out."""
        case: dict[str, Value] = {}
        for name, axis in self.axes.items():
            value, mask = next(pair for pair in zip(axis.values, axis.having, strict=True) if known & pair[1])
            known &= mask
            if value is not UNSET:
                case[name] = value
        return case

    def _unset(self, address: str, known: Known) -> Known:
        for name in self.perhaps.get(address, ()):
            known |= self.axes[name].before(known)
        for name in self.setting.get(address, ()):
            known = self.axes[name].before(known)
        return known

    def _set(self, address: str, known: Known) -> Known:
        for name in self.setting.get(address, ()):
            known = self.axes[name].anything(known)
        for name in self.perhaps.get(address, ()):
            known |= self.axes[name].anything(known)
        return known


def knowledge(graph: OrgGraph, workflow: str) -> Knowledge:
    """The knowledge of a workflow, by its id; made once for each graph."""
    return graph.once(f"knowledge of {workflow}", lambda: _knowledge(graph, net(graph, workflow)))


def knowledge_for(graph: OrgGraph, workflow: str, condition: Expression) -> Knowledge:
    """The knowledge of a workflow in which all that a condition asks for is followed.

    Raises `Undecided` where that cannot be done.
    """
    axes([condition], attributes(graph, graph.team.workflows[workflow]), MOST)
    return _knowledge(graph, net(graph, workflow), condition)


def decisions_of(graph: OrgGraph, workflow: str) -> Sequence[Decision]:
    """The decisions of a workflow that have conditions, by its id."""

    def by_workflow() -> dict[str, list[Decision]]:
        found: dict[str, list[Decision]] = {}
        for decision in decisions(graph):
            flow = decision.step.address.partition(":")[2].partition(".")[0]
            found.setdefault(flow, []).append(decision)
        return found

    return graph.once("decisions by workflow", by_workflow).get(workflow, ())


def _knowledge(graph: OrgGraph, net_: Net, besides: Expression | None = None) -> Knowledge:
    workflow = net_.flow.workflow
    asked, free = _readable(graph, workflow)
    late = _late(graph, workflow)
    values = _values(graph, workflow, asked, late, besides)
    followed = _followed(net_, asked, values, free, tuple(names(besides)) if besides else ())
    made = _axes({name: values[name] for name in followed})
    count = prod(len(values[name]) for name in followed)
    everything = (1 << count) - 1
    beginning = everything
    for axis in made.values():
        beginning &= axis.having[0] if axis.values[0] is UNSET else everything
    taking: dict[str, Known] = {}
    for decision in asked:
        if decision.step.address not in free:
            taking |= dict(_taking(decision, values, made, everything))
    sets = {address: tuple(name for name in found if name in made) for address, found in _setting(workflow)}
    perhaps = {
        step.address: tuple(name for name in set_in_called(graph, step) if name in made)
        for step in workflow.steps.values()
        if step.workflow
    }
    return Knowledge(made, beginning, everything, taking, sets, perhaps, free, late)


def _readable(graph: OrgGraph, workflow: Workflow) -> tuple[list[Decision], dict[str, Text]]:
    """The decisions whose conditions can be followed, and for the others why not."""
    asked, free = [], {}
    for decision in decisions_of(graph, workflow.id):
        if decision.faulty:
            free[decision.step.address] = Text(en="a condition cannot be read", zh="有条件无法读取")
            continue
        try:
            axes((guard.condition for guard in decision.guards.values()), decision.domains, MOST)
        except Undecided as undecided:
            free[decision.step.address] = undecided.reason
        else:
            asked.append(decision)
    return asked, free


def _values(
    graph: OrgGraph, workflow: Workflow, asked: Iterable[Decision], late: tuple[str, ...], besides: Expression | None
) -> dict[str, _Values]:
    """One value for each stretch of every attribute that some condition asks for, `UNSET` first where a case begins
    without it."""
    values: dict[str, _Values] = {}
    conditions = [guard.condition for decision in asked for guard in decision.guards.values()]
    conditions += [besides] if besides else []
    domains = attributes(graph, workflow)
    for name, stretches in axes(conditions, domains, most=sys.maxsize).items():
        values[name] = (UNSET, *stretches) if name in late else stretches
    return values


def _late(graph: OrgGraph, workflow: Workflow) -> tuple[str, ...]:
    """The attributes that a case of this workflow begins without: a step sets them, and nothing has set them before."""
    if any(start.called or start.after for start in workflow.starts.values()):
        # Whoever calls this flow, or comes before it, may have set everything.
        return ()
    attributes = graph.team.cases[workflow.case.id].attributes if workflow.case else {}
    given = [name for name, attribute in attributes.items() if attribute.given]
    sets = dict.fromkeys(name for _, found in _setting(workflow) for name in found)
    return tuple(name for name in sets if name not in given)


def _followed(
    net_: Net,
    asked: Iterable[Decision],
    values: Mapping[str, _Values],
    free: dict[str, Text],
    first: tuple[str, ...],
) -> tuple[str, ...]:
    """The attributes that tie a decision to what was before it, after those to follow at any rate: those that most
    steps ask for first, as many as can be followed. Decisions that ask for one that cannot are entered in `free`."""
    readers: dict[str, list[Step]] = {}
    for decision in asked:
        read = dict.fromkeys(name for guard in decision.guards.values() for name in names(guard.condition))
        for name in read:
            readers.setdefault(name, []).append(decision.step)
    tying = [
        name
        for name, steps in readers.items()
        if values[name][0] is UNSET or len(steps) > 1 or any(net_.core[step.id] in net_.looping for step in steps)
    ]
    followed = list(first)
    count = prod(len(values[name]) for name in first)
    for name in sorted((name for name in tying if name not in first), key=lambda name: -len(readers[name])):
        if count * len(values[name]) <= MOST:
            count *= len(values[name])
            followed.append(name)
            continue
        for step in readers[name]:
            free[step.address] = Text(
                en="the decisions ask for too many attributes together", zh="各判断涉及的条件组合过多"
            )
    return tuple(followed)


def _axes(values: Mapping[str, _Values]) -> dict[str, Axis]:
    count = prod(len(each) for each in values.values())
    made: dict[str, Axis] = {}
    stride = 1
    for name, each in values.items():
        block, period = (1 << stride) - 1, stride * len(each)
        # One bit at the beginning of each period.
        beginnings = ((1 << count) - 1) // ((1 << period) - 1)
        made[name] = Axis(each, stride, tuple((block << place * stride) * beginnings for place in range(len(each))))
        stride = period
    return made


def _taking(
    decision: Decision, values: Mapping[str, _Values], made: Mapping[str, Axis], everything: Known
) -> Iterator[tuple[str, Known]]:
    """For each way out of a decision, by its address, the combinations that take it."""
    tests = {name: compiled(guard.condition) for name, guard in decision.guards.items()}
    exits = {exit_.id: exit_ for exit_ in decision.step.exits if exit_.kind in ("branch", "row")}
    own = axes((guard.condition for guard in decision.guards.values()), decision.domains, MOST)
    told = [_told_apart(own[name], values[name], made.get(name), everything) for name in own]
    masks = dict.fromkeys(exits, 0)
    for drawn in product(*(stretches.items() for stretches in told)):
        one, case = everything, {}
        for name, (value, having) in zip(own, drawn, strict=True):
            one &= having
            if value is not UNSET:
                case[name] = value
        for name in _taken(decision, exits, [name for name, test in tests.items() if holds(test, case)]):
            masks[name] |= one
    return ((exits[name].address, mask) for name, mask in masks.items())


def _told_apart(
    own: tuple[Value, ...], values: _Values, axis: Axis | None, everything: Known
) -> dict[Value | None, Known]:
    """The values of an attribute that one decision can tell apart, each with the combinations that have it, or one that
    the decision cannot tell from it; whatever they are, if the attribute is not followed."""
    found: dict[Value | None, Known] = {}
    if isinstance(own[-1], Decimal):
        # Each stands for all up to the next: looked up, since there may be many values and many decisions.
        numbers = [each for each in values if isinstance(each, Decimal)]
        begin = unset = len(values) - len(numbers)
        if unset:
            found[UNSET] = axis.having[0] if axis else everything
        ends = [bisect_left(numbers, each) + unset for each in own[1:] if isinstance(each, Decimal)]
        for number, end in zip(own, (*ends, len(values)), strict=True):
            if begin < end:
                found[number] = axis.between(begin, end) if axis else everything
            begin = end
        return found
    for place, value in enumerate(values):
        alike = value if value is UNSET else own[_alike(own, value)]
        found[alike] = found.get(alike, 0) | (axis.having[place] if axis else everything)
    return found


def _alike(values: Sequence[Value | None], value: Value) -> int:
    """The place of the value that conditions which tell only these apart cannot tell from another one."""
    if isinstance(values[-1], Decimal):
        # Each stands for all up to the next.
        numbers = [each for each in values if isinstance(each, Decimal)]
        return max(bisect_right(numbers, Decimal(value)) - 1, 0) + len(values) - len(numbers)
    # Whatever no condition names stands last.
    return values.index(value) if value in values else len(values) - 1


def _taken(decision: Decision, exits: Mapping[str, Exit], hit: list[str]) -> Iterator[str]:
    """The ways out that a case may take whose conditions hold for `hit`."""
    yield from hit[:1] if decision.hit in ("first", "priority") else hit
    for name, exit_ in exits.items():
        if exit_.otherwise and not hit:
            yield name
    yield from (branch.id for branch in decision.bare)


def _setting(workflow: Workflow) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The attributes that each step and each way out sets, by its address."""
    events = (workflow.events or {}).values()
    ways = (exit_ for step in workflow.steps.values() for exit_ in step.exits)
    items: Iterable[Step | Exit] = (*workflow.steps.values(), *ways, *events)
    for item in items:
        if item.sets:
            yield item.address, tuple(ref.id.rpartition(".")[2] for ref in item.sets)


def set_in_called(graph: OrgGraph, step: Step) -> dict[str, None]:
    """The attributes that the flow called by a step, or one that it calls in turn, can set."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = [step.workflow]
    while waiting:
        ref = waiting.pop()
        if ref is None or ref.id in seen:
            continue
        seen.add(ref.id)
        callee = graph.team.workflows[ref.id]
        found |= {name: None for _, names_ in _setting(callee) for name in names_}
        waiting += [each.workflow for each in callee.steps.values() if each.workflow]
    return found
