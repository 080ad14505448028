"""Which steps must not happen at the same time: those that set an attribute that another one sets or asks for."""

from dataclasses import dataclass

from orgflow.expressions.tree import names
from orgflow.flow.knowledge import Knowledge, decisions_of
from orgflow.flow.net import Net, Node
from orgflow.flow.places import Marking, Places, bits
from orgflow.graph import OrgGraph
from orgflow.model.items import Ref


@dataclass(frozen=True, slots=True)
class Races:
    """By the number of a node the places of others: `touching` sets or asks for what it sets, or sets what it asks
    for; `writing` sets what it sets, too."""

    touching: dict[int, Marking]
    writing: dict[int, Marking]


def races(graph: OrgGraph, places: Places, knowledge: Knowledge) -> Races:
    """What is set and asked for in a net. Only what is known of a case can be asked for too early or too late."""
    setting: dict[str, Marking] = {}
    changing: dict[str, Marking] = {}
    for place, node in enumerate(places.at):
        for ref in written(places.net, node).values():
            name = ref.id.rpartition(".")[2]
            setting[name] = setting.get(name, 0) | 1 << place
        for name in () if node.silent else knowledge.perhaps.get(node.step.address, ()):
            changing[name] = changing.get(name, 0) | 1 << place
    asking = _asking(graph, places, knowledge)
    touching: dict[int, Marking] = {}
    writing: dict[int, Marking] = {}
    for name in dict.fromkeys((*setting, *changing)):
        definite = setting.get(name, 0)
        changes = definite | (changing.get(name, 0) if name in knowledge.axes else 0)
        for place in bits(changes):
            _enter(touching, places, place, changes | asking.get(name, 0))
        for place in bits(asking.get(name, 0)):
            _enter(touching, places, place, changes)
        for place in bits(definite):
            _enter(writing, places, place, definite)
    return Races(touching, writing)


def written(net: Net, node: Node) -> dict[str, Ref]:
    """The attributes that a node sets, itself or on one of its ways out, by address, each where it is written first."""
    exits = (net.arcs[arc].exit for arc in node.out)
    refs = [*(() if node.silent else node.step.sets), *(ref for exit_ in exits if exit_ for ref in exit_.sets)]
    return {ref.address: ref for ref in reversed(refs)}


def _asking(graph: OrgGraph, places: Places, knowledge: Knowledge) -> dict[str, Marking]:
    """For each attribute that is followed the places of the decisions that ask for it."""
    found: dict[str, Marking] = {}
    for decision in decisions_of(graph, places.net.flow.workflow.id) if knowledge.axes else ():
        node = places.net.nodes[places.net.core[decision.step.id]]
        asked = dict.fromkeys(name for guard in decision.guards.values() for name in names(guard.condition))
        for name in asked:
            if name in knowledge.axes:
                found[name] = found.get(name, 0) | places.before(node)
    return found


def _enter(found: dict[int, Marking], places: Places, place: int, others: Marking) -> None:
    number = places.at[place].number
    found[number] = found.get(number, 0) | (others & ~(1 << place))
