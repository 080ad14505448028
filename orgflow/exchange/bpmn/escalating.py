"""Escalation written out: one step for each level that may have to take a step over.

BPMN has no ladders. A step that passes upwards when time runs out becomes itself and, for each level above its
performer, a copy with that level's performer and time limit; every copy has the exits of the first, and the last level
has no timer: it must decide. `up` is followed by one level, since the next of the performer's own line has no limit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from orgflow.graph import Flow, OrgGraph
from orgflow.graph.lanes import NOBODY, lanes_of_steps
from orgflow.model.items import Ref
from orgflow.model.service import Escalation
from orgflow.model.values import Duration
from orgflow.model.workflows import Exit, Step
from orgflow.text import Text, phrase

_TASKS = ("task", "call")


@dataclass(frozen=True, slots=True)
class Written:
    """The flow with all levels as steps; the lane and label of each step; `first` names the step that one is a copy of,
    itself for most."""

    flow: Flow
    lanes: Mapping[str, str]
    labels: Mapping[str, Text]
    first: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Level:
    owner: str
    within: Duration | None


def written_out(graph: OrgGraph, flow: Flow) -> Written:
    """A flow in which no step passes to another level without being a step of its own."""
    lanes = lanes_of_steps(graph, flow)
    steps: dict[str, Step] = {}
    labels = {name: graph.label(step.address) for name, step in flow.steps.items()}
    first = {name: name for name in flow.steps}
    for name, step in flow.steps.items():
        steps[name] = step
        for exit_ in _passing(step):
            levels = list(_levels(graph, exit_, lanes[name]))
            names = _names(name, exit_, len(levels), flow.steps)
            steps[name] = _leading_to(steps[name], exit_, names)
            for number, level in enumerate(levels):
                copy = names[number]
                steps[copy] = _taken_over(step, exit_, copy, level, names[number + 1 : number + 2])
                lanes[copy] = level.owner
                first[copy] = name
                labels[copy] = phrase(
                    "{step}: {who} takes over", "{step}（{who}接手）", step=labels[name], who=graph.label(level.owner)
                )
    return Written(Flow(replace(flow.workflow, steps=steps)), lanes, labels, first)


def _passing(step: Step) -> Iterator[Exit]:
    """The exits by which the step itself passes upwards."""
    if step.type in _TASKS:
        for exit_ in (*(step.outcomes or {}).values(), *(step.events or {}).values()):
            if exit_.escalate and not exit_.next and exit_.interrupting is not False:
                yield exit_


def _levels(graph: OrgGraph, exit_: Exit, performer: str) -> Iterator[_Level]:
    assert exit_.escalate is not None
    ladder = graph.items.get(exit_.escalate.address)
    if not isinstance(ladder, Escalation):
        superior = next(iter(graph.chain(performer)), None) if performer != NOBODY else None
        if superior:
            yield _Level(superior, None)
        return
    owners = [(rung.owner.address, rung.within) for rung in ladder.levels if rung.owner]
    known = [owner for owner, _ in owners]
    for owner, within in owners[known.index(performer) + 1 if performer in known else 0 :]:
        yield _Level(owner, within)
        if within is None:
            # Without a limit nothing takes the case away from this level.
            return


def _names(name: str, exit_: Exit, count: int, taken: Mapping[str, Step]) -> list[str]:
    names: list[str] = []
    number = 0
    while len(names) < count:
        number += 1
        if f"{name}_{exit_.id}_{number}" not in taken:
            names.append(f"{name}_{exit_.id}_{number}")
    return names


def _leading_to(step: Step, exit_: Exit, names: list[str]) -> Step:
    """The step with its escalating exit leading to the first level, or only telling the ladder where none is above."""
    led = (
        replace(exit_, next=Ref(f"{step.address.rpartition('.')[0]}.{names[0]}", exit_.node))
        if names
        else replace(exit_, interrupting=False)
    )

    def changed(exits: dict[str, Exit] | None) -> dict[str, Exit] | None:
        return exits and {name: led if one is exit_ else one for name, one in exits.items()}

    return replace(step, outcomes=changed(step.outcomes), events=changed(step.events))


def _taken_over(step: Step, exit_: Exit, name: str, level: _Level, above: list[str]) -> Step:
    prefix = step.address.rpartition(".")[0]
    later = (
        {exit_.id: replace(exit_, kind="event", after=level.within, next=Ref(f"{prefix}.{above[0]}", exit_.node))}
        if above
        else None
    )
    kept = {key: one for key, one in (step.outcomes or {}).items() if one is not exit_}
    return replace(
        step, address=f"{prefix}.{name}", type="task", workflow=None, within=level.within, outcomes=kept or None,
        events=later,
    )  # fmt: skip
