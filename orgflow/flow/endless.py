"""Which of the cases that a search found never come to an end: looked at backwards, from where they do."""

from collections.abc import Iterator
from dataclasses import dataclass

from orgflow.flow.knowledge import Known
from orgflow.flow.net import Node
from orgflow.flow.search import Search, State, Way


@dataclass(frozen=True, slots=True)
class Group:
    """States that lead to each other and nowhere else, nearest first; the cases that never leave the last of them; the
    nodes that go on in them."""

    states: tuple[State, ...]
    known: Known
    nodes: tuple[Node, ...]


def stuck(search: Search, adverse: frozenset[int] = frozenset()) -> dict[State, Known]:
    """The cases of each state that come to an end, or to a fault, on no way; not on all ways, where one of some nodes
    goes on that may choose against them."""
    if not search.places.net.looping:
        return {}
    ways = _followed(search)
    before: dict[State, list[tuple[State, Way]]] = {}
    for state, following in ways.items():
        for way in following:
            for after in _after(way):
                before.setdefault(after, []).append((state, way))
    over = {state: _over(search, state, following) for state, following in ways.items()}
    waiting = dict.fromkeys(state for state, known in over.items() if known)
    while waiting:
        state, _ = waiting.popitem()
        for earlier, way in before.get(state, ()):
            found = search.before(way.step, over[state]) & search.known[earlier] & ~over[earlier]
            if found and way.step.node.number in adverse:
                found &= _whichever(search, ways[earlier], way.step.node, over)
            if found:
                over[earlier] |= found
                waiting[earlier] = None
    left = {state: search.known[state] & ~over[state] for state in ways}
    return {state: known for state, known in left.items() if known}


def groups(search: Search, found: dict[State, Known]) -> Iterator[Group]:
    """The groups of states among which these cases go round."""
    if not found:
        return
    import networkx

    place = {state: at for at, state in enumerate(found)}
    going = {state: list(_going(search, found, state)) for state in found}
    graph: networkx.DiGraph[State] = networkx.DiGraph()
    graph.add_nodes_from(found)
    graph.add_edges_from((state, after) for state, ways in going.items() for _, after in ways)
    parts = [sorted(part, key=place.__getitem__) for part in networkx.attracting_components(graph)]
    for part in sorted(parts, key=lambda part: place[part[0]]):
        nodes = {node.number: node for state in part for node, _ in going[state]}
        yield Group(tuple(part), found[part[-1]], tuple(nodes[number] for number in sorted(nodes)))


def _followed(search: Search) -> dict[State, list[Way]]:
    """How states go on, without those that lead only to rounds of their own, which are not followed."""
    ways = {state: [way for way in ways if not way.own] for state, ways in search.ways.items()}
    lost = [state for state, following in ways.items() if not following and search.ways[state]]
    while lost:
        for state in lost:
            del ways[state]
        kept = {
            state: [way for way in following if not way.after or any(after in ways for after in _after(way))]
            for state, following in ways.items()
        }
        lost = [state for state, following in kept.items() if not following and ways[state]]
        ways = kept
    return ways


def _over(search: Search, state: State, ways: list[Way]) -> Known:
    """The cases that go no further, or to a fault, or that no way takes."""
    known, going, wrong = search.known[state], 0, 0
    for way in ways:
        cases = search.before(way.step, search.after(way.step, known))
        going |= cases
        wrong |= 0 if way.after else cases
    return known & (wrong | ~going)


def _whichever(search: Search, ways: list[Way], node: Node, over: dict[State, Known]) -> Known:
    """The cases that are over whichever way a node goes on."""
    certain = -1
    for way in ways:
        if way.step.node is node:
            ends = 0
            for after in _after(way):
                ends |= search.before(way.step, over.get(after, 0))
            certain &= ends if way.after else -1
    return certain


def _going(search: Search, found: dict[State, Known], state: State) -> Iterator[tuple[Node, State]]:
    """The nodes that go on where the cases of a state go round, each with the state after it."""
    for way in search.ways[state]:
        for after in _after(way):
            if after in found and search.after(way.step, found[state]) & found[after]:
                yield way.step.node, after


def _after(way: Way) -> tuple[State, ...]:
    """Where the cases are after a way: those that certainly come there anyhow are kept apart."""
    if way.after is None:
        return ()
    return (way.after, way.after._replace(free=False)) if way.after.free else (way.after,)
