"""Decisions that ask for what no step has set yet."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from orgflow.expressions.domains import Domain
from orgflow.expressions.tree import Call, Constant, Expression, Name, names
from orgflow.flow.cells import Undecided
from orgflow.flow.guards import Decision, attributes
from orgflow.flow.knowledge import Knowledge, decisions_of, knowledge, knowledge_for, set_in_called
from orgflow.flow.net import Net, net
from orgflow.flow.paths import Path
from orgflow.flow.product import MOST, SAFE, Product, TooMany, Watch
from orgflow.graph import OrgGraph
from orgflow.graph.flow import closure
from orgflow.model.workflows import Step, Workflow
from orgflow.text import Text, phrase


@dataclass(frozen=True, slots=True)
class Unset:
    """An attribute that a decision asks for, and a `path` that leads there past the steps that set it, or why nobody
    knows of any."""

    workflow: Workflow
    decision: Decision
    attribute: str
    setters: tuple[Step, ...]
    path: Path = ()
    undecided: Text | None = None


def unset(graph: OrgGraph) -> tuple[Unset, ...]:
    """What is asked for too early; made once for each graph.

    Whoever calls a workflow, or comes before it, may have set everything. Where no step sets anything and nothing is
    given, nothing is said of who sets what.
    """
    flows = graph.team.workflows.values()
    return graph.once(
        "unset", lambda: tuple(found for flow in flows if _tells(graph, flow) for found in _unset(graph, flow))
    )


def _tells(graph: OrgGraph, workflow: Workflow) -> bool:
    continued = any(start.called or start.after for start in workflow.starts.values())
    attributes = graph.team.cases[workflow.case.id].attributes.values() if workflow.case else ()
    said = any(step.sets for step in workflow.steps.values()) or any(each.given for each in attributes)
    return not continued and said


def _unset(graph: OrgGraph, workflow: Workflow) -> Iterator[Unset]:
    asked = tuple(_asked(graph, workflow))
    # Which way a case takes where something is not set yet is followed, too.
    early = dict.fromkeys(each.attribute for each in asked if each.setters)
    condition = _about({name: attributes(graph, workflow)[name] for name in early})
    try:
        known = knowledge_for(graph, workflow.id, condition) if condition else knowledge(graph, workflow.id)
        for each in asked:
            if path := _path(net(graph, workflow.id), known, each):
                yield replace(each, path=path)
    except Undecided as undecided:
        yield replace(asked[0], undecided=undecided.reason)
    except TooMany:
        yield replace(asked[0], undecided=phrase("there are more than {most} states", "状态超过 {most} 个", most=MOST))


def _asked(graph: OrgGraph, workflow: Workflow) -> Iterator[Unset]:
    """What decisions ask for that steps lead to past those that set it, whatever the conditions."""
    given = graph.team.cases[workflow.case.id].attributes if workflow.case else {}
    net_ = net(graph, workflow.id)
    setting: dict[str, dict[str, Step]] = {}
    for step in workflow.steps.values():
        refs = (*step.sets, *(ref for exit_ in step.exits for ref in exit_.sets))
        for name in (*(ref.id.rpartition(".")[2] for ref in refs), *set_in_called(graph, step)):
            setting.setdefault(name, {})[step.id] = step
    reached: dict[str, dict[int, None]] = {}
    for decision in decisions_of(graph, workflow.id):
        for name in dict.fromkeys(name for guard in decision.guards.values() for name in names(guard.condition)):
            setters = setting.get(name, {})
            if decision.step.id in setters or (name in given and given[name].given):
                continue
            if name not in reached:
                reached[name] = _past(net_, {net_.core[step] for step in setters})
            if net_.core[decision.step.id] in reached[name]:
                yield Unset(workflow, decision, name, tuple(setters.values()))


def _past(net_: Net, stops: Collection[int]) -> dict[int, None]:
    """The nodes that steps lead to past some."""

    def onward(node: int) -> Iterator[int]:
        return (net_.arcs[arc].target for arc in (() if node in stops else net_.nodes[node].out))

    return closure((net_.arcs[arc].target for arc in net_.starts.values()), onward)


def _path(net_: Net, known: Knowledge, asked: Unset) -> Path | None:
    """The shortest path to a decision past the steps that set what it asks for."""
    node = net_.core[asked.decision.step.id]
    moves = {net_.core[step.id]: {0: SAFE} for step in asked.setters}
    search = Product(net_, known, Watch({**moves, node: {}}, ordinary=True), counted=True, certain=True)
    return next(iter(search.arrivals(node).values()), None)


def _about(domains: Mapping[str, Domain]) -> Expression | None:
    """A condition that asks for every attribute."""
    joined: Expression | None = None
    for name, domain in domains.items():
        value = (
            True
            if domain.kind == "boolean"
            else next(iter(domain.values), "")
            if domain.kind in ("enum", "text")
            else 0
        )
        term = Call("==", (Name(name, 0), Constant(value, 0)), 0)
        joined = term if joined is None else Call("&&", (joined, term), 0)
    return joined
