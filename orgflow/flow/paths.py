"""The way of a case through a workflow in the words of a witness: addresses that anybody can walk again.

A path begins with a start, or with an event of the whole case. Then comes what happens, in order: the address of a step
and of the way out that it takes if it has a choice; the way out alone for an event that does not interrupt
its step, or for one of the whole case, which takes every other token. `.then` behind a way out says that it was taken
once too often.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orgflow.flow.knowledge import Knowledge, Known
from orgflow.flow.net import Arc, Firing, Net, Node
from orgflow.graph import OrgGraph
from orgflow.text import Text, phrase

Path = tuple[str, ...]
# Of a longer path only the beginning and the end are told.
_LONGEST = 16


class NotAPath(Exception):
    """No case can go this way: `say` tells from where on, and why."""

    def __init__(self, say: Text) -> None:
        super().__init__(say.get("en"))
        self.say = say


@dataclass(frozen=True, slots=True)
class Place:
    """Where a case is: the arcs with its tokens, one entry for each, and what is known of it."""

    tokens: tuple[int, ...]
    known: Known


def path(net: Net, begin: Arc, firings: Iterable[Firing]) -> Path:
    """What happens, as a witness says it."""
    return (_beginning(net, begin), *(address for firing in firings for address in _said(firing)))


def walk(net: Net, knowledge: Knowledge, said: Path) -> Place:
    """Where a case is at the end of a path.

    Raises `NotAPath` where a step cannot happen, or a condition is in the way.
    """
    *_, (_, place) = follow(net, knowledge, said)
    return Place(settled(net, place.tokens), place.known)


def follow(net: Net, knowledge: Knowledge, said: Path) -> Iterator[tuple[Firing | Arc, Place]]:
    """What happens on a path, and where a case is after it: first the arc on which it begins, then what fires, or the
    arc of an event of the whole case. Raises as `walk` does."""
    begin = next((arc for arc in net.arcs if arc.source is None and _beginning(net, arc) == said[0]), None)
    if begin is None:
        raise NotAPath(phrase("no case begins at {begin}", "没有案件从 {begin} 开始", begin=said[0]))
    events = {_beginning(net, net.arcs[number]): net.arcs[number] for number in net.events.values()}
    place = Place((begin.number,), knowledge.everything if begin.exit else knowledge.beginning)
    yield begin, place
    rest = said[1:]
    while rest:
        event = events.get(rest[0]) if place.tokens else None
        if event and event.exit:
            place, rest = Place((event.number,), knowledge.taken(event.exit, place.known)), rest[1:]
            yield event, place
            continue
        place = Place(settled(net, place.tokens), place.known)
        firing = next((firing for firing in _possible(net, place) if _begins(rest, firing)), None)
        if firing is None:
            raise NotAPath(phrase("{step} cannot happen there", "{step} 在此处不可能发生", step=rest[0]))
        known = knowledge.after(firing, place.known)
        if not known:
            raise NotAPath(phrase("no case can take {way} there", "没有案件能在此处走 {way}", way=_said(firing)[-1]))
        place, rest = Place(moved(place.tokens, firing), known), rest[len(_said(firing)) :]
        yield firing, place


def in_words(graph: OrgGraph, net: Net, said: Path) -> Text:
    """A path as one tells it: its steps in order, and the events of the whole case."""
    events = {event.address: event.label_ or event.label for event in net.flow.events}
    told = [
        events[address] if address in events else graph.label(address)
        for address in said
        if address in events or address.startswith("step:")
    ]
    if len(told) > _LONGEST:
        told[_LONGEST // 2 : -_LONGEST // 2] = [Text(en="…", zh="…")]
    return Text(en=" → ".join(each.get("en") for each in told), zh=" → ".join(each.get("zh") for each in told))


def moved(tokens: tuple[int, ...], firing: Firing) -> tuple[int, ...]:
    """The tokens once a node has fired."""
    left = list(tokens)
    for arc in firing.taken:
        left.remove(arc)
    return (*left, *firing.put)


def settled(net: Net, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """The tokens once every entry of a step has forked, which nobody decides."""
    while firing := next((Firing(node, taken) for node, taken in net.ready(tokens) if _is_entry(node)), None):
        tokens = moved(tokens, firing)
    return tokens


def _is_entry(node: Node) -> bool:
    return node.silent and node.kind == "fork"


def _possible(net: Net, place: Place) -> Iterator[Firing]:
    for node, taken in net.ready(place.tokens):
        yield from net.choices(node, taken)


def _begins(rest: Path, firing: Firing) -> bool:
    said = _said(firing)
    return bool(said) and rest[: len(said)] == said


def _said(firing: Firing) -> Path:
    """What a firing is called; nothing for what nobody does."""
    step = () if firing.node.silent else (firing.node.step.address,)
    if firing.chosen is None or firing.chosen.exit is None:
        return step
    return (*step, firing.chosen.exit.address + (".then" if firing.chosen.last else ""))


def _beginning(net: Net, begin: Arc) -> str:
    """The address of the start or the event of the case with whose arc a path begins."""
    flow = net.flow
    if begin.exit:
        return begin.exit.address
    return next(start.address for start in flow.starts if net.starts.get(start.id) == begin.number)
