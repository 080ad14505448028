"""Values that a case can have, and that no decision of any workflow for such cases leads anywhere."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgflow.expressions.tree import Call, Constant, Expression, Name, names
from orgflow.flow.cells import Undecided
from orgflow.flow.guards import Decision, decisions, judged
from orgflow.graph import OrgGraph


@dataclass(frozen=True, slots=True)
class Unrouted:
    """A value of an attribute of a case, by their ids, and the steps that ask for the attribute, by address."""

    case: str
    attribute: str
    value: str
    steps: tuple[str, ...]


def unrouted(graph: OrgGraph) -> tuple[Unrouted, ...]:
    """All of them. Where nobody can tell of one decision, nothing is said of what it asks for."""
    return graph.once("unrouted values", lambda: tuple(_unrouted(graph)))


def _unrouted(graph: OrgGraph) -> Iterator[Unrouted]:
    asking: dict[tuple[str, str], list[Decision]] = {}
    for decision in decisions(graph):
        workflow = graph.team.workflows[decision.step.address.partition(":")[2].partition(".")[0]]
        if workflow.case:
            read = {name: None for guard in decision.guards.values() for name in names(guard.condition)}
            for name in read:
                asking.setdefault((workflow.case.id, name), []).append(decision)
    for (case, name), asked in asking.items():
        domain = asked[0].domains[name]
        # A table that collects leads on whatever its rows say.
        wanted = [decision for decision in asked if decision.hit != "collect"]
        if domain.kind != "enum" or not all(map(_leaves_some, wanted)) or not wanted:
            continue
        try:
            routed = {value: None for decision in asked for value in _routed(decision, name)}
        except Undecided:
            continue
        steps = tuple(decision.step.address for decision in wanted)
        yield from (Unrouted(case, name, value, steps) for value in domain.values if value not in routed)


def _leaves_some(decision: Decision) -> bool:
    complete = decision.otherwise or decision.bare or decision.faulty
    return not complete and decision.coverage is not None and decision.coverage.gap is not None


def _routed(decision: Decision, attribute: str) -> Iterator[str]:
    """The values of an attribute with which a case can take some branch."""
    branches = {f"branch {name}": guard.condition for name, guard in decision.guards.items()}
    values: Mapping[str, Expression] = {
        value: Call("==", (Name(attribute, 0), Constant(value, 0)), 0) for value in decision.domains[attribute].values
    }
    found = judged(
        {**branches, **{f"value {value}": condition for value, condition in values.items()}}, decision.domains
    )
    yield from (value for value in values if any((branch, f"value {value}") in found.overlaps for branch in branches))
