"""Work that is handed to and fro between two posts on one way through a workflow.

Followed is a single token, from where a case begins up to the next join, and never back to a step before: going back
is doing again, not handing on. Whatever makes the hand-over worth its while begins the count anew: a wait, a call,
somebody outside, a machine, and acts by which one post looks at what another has done. So does a post into which a
variant has put others: where few do all the work, they take turns of necessity.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from orgflow.flow.knowledge import Knowledge, Known, knowledge
from orgflow.flow.net import Arc, Firing, Net, Node, net
from orgflow.graph import OrgGraph
from orgflow.model.organisation import Role
from orgflow.model.workflows import Step

# One, the other, the one, the other.
TURNS = 4
# More states than these are not looked at.
MOST = 20_000
# Whatever is done there, the count begins anew.
_ANEW = ""
_CONTROLS = frozenset(("approve", "decide", "assess", "audit", "score", "reconcile", "supervise", "coach"))


@dataclass(frozen=True, slots=True)
class ToAndFro:
    """How a case is handed to and fro: where it begins, what happens, and the step at each turn of the two posts.
    `free` is a decision on the way whose conditions are not followed, so that nobody can tell whether a case comes."""

    begin: Arc
    firings: tuple[Firing, ...]
    turns: tuple[Step, ...]
    free: Step | None


@dataclass(frozen=True, slots=True)
class Handing:
    """One way for each pair of posts; `whole` is whether there were not too many ways to look at."""

    found: tuple[ToAndFro, ...]
    whole: bool = True


class _State(NamedTuple):
    """On which arc the token lies, what is known, the last two posts, and how many turns in a row they have taken."""

    arc: int
    known: Known
    posts: tuple[str, ...] = ()
    turns: int = 0
    free: str = ""


def handing(graph: OrgGraph, workflow: str) -> Handing:
    """What is handed to and fro in a workflow, by its id."""
    net_ = net(graph, workflow)
    posts = [_post(graph, node) for node in net_.nodes]
    # Conditions only take ways away.
    found = _search(net_, posts, None)
    known = knowledge(graph, workflow) if found.found else None
    return _search(net_, posts, known) if known and (known.axes or known.free) else found


def _search(net_: Net, posts: list[str | None], known: Knowledge | None) -> Handing:
    came: dict[_State, tuple[_State, Firing] | None] = dict.fromkeys(_beginnings(net_, known))
    waiting = list(came)
    found: dict[tuple[str, ...], ToAndFro] = {}
    for state in waiting:
        for firing, following in _following(net_, posts, known, state):
            if following in came:
                continue
            came[following] = (state, firing)
            pair = tuple(sorted(following.posts))
            if following.turns < TURNS:
                waiting.append(following)
            elif pair not in found or (found[pair].free and not following.free):
                found[pair] = _shown(net_, came, following)
        if len(came) > MOST:
            return Handing(tuple(found.values()), whole=False)
    return Handing(tuple(found.values()))


def _beginnings(net_: Net, known: Knowledge | None) -> Iterator[_State]:
    for number in net_.starts.values():
        yield _State(number, known.beginning if known else 1)
    for number in net_.events.values():
        yield _State(number, known.everything if known else 1)


def _following(
    net_: Net, posts: list[str | None], known: Knowledge | None, state: _State
) -> Iterator[tuple[Firing, _State]]:
    node = net_.nodes[net_.arcs[state.arc].target]
    if node.kind in ("join", "end"):
        return
    turned = _turned(state, posts[node.number])
    free = node.step.address if known and node.step.address in known.free else ""
    for firing in net_.choices(node, (state.arc,)):
        after = known.after(firing, state.known) if known else state.known
        for put in firing.put if after else ():
            if net_.order[net_.arcs[put].target] < net_.order[node.number]:
                yield firing, turned._replace(arc=put, known=after, free=state.free or free)


def _turned(state: _State, post: str | None) -> _State:
    """The posts that take turns, once a step of a post has been done."""
    if post == _ANEW:
        return state._replace(posts=(), turns=0)
    if post is None or (state.posts and post == state.posts[-1]):
        return state
    if len(state.posts) > 1 and post == state.posts[0]:
        return state._replace(posts=state.posts[::-1], turns=state.turns + 1)
    posts = (*state.posts[-1:], post)
    return state._replace(posts=posts, turns=len(posts))


def _post(graph: OrgGraph, node: Node) -> str | None:
    """Whose turn a node is: a post's, nobody's, or one with which the count begins anew."""
    step = node.step
    if node.silent:
        return None
    performer = graph.performer(step.address)
    # A decision that nobody in particular makes follows from what is known of the case.
    looks_at = step.approves or (performer and step.type == "decision")
    if looks_at or step.type in ("wait", "call") or not _CONTROLS.isdisjoint(graph.acts(step.address)):
        return _ANEW
    if performer is None:
        return None
    role = graph.items.get(performer.source)
    if not isinstance(role, Role) or role.bot or role.external or role.address in graph.absorbed:
        return _ANEW
    return role.address


def _shown(net_: Net, came: dict[_State, tuple[_State, Firing] | None], state: _State) -> ToAndFro:
    firings: list[Firing] = []
    turns: list[Step] = []
    at = state
    while came_from := came[at]:
        before, firing = came_from
        firings.append(firing)
        if at.posts != before.posts:
            turns.append(firing.node.step)
        at = before
    free = net_.flow.steps[state.free.rpartition(".")[2]] if state.free else None
    return ToAndFro(net_.arcs[at.arc], tuple(reversed(firings)), tuple(reversed(turns[:TURNS])), free)
