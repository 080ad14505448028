"""Selectors: a short text that names a part of the graph, after the node selection of dbt.

role:lead            an object by its address; `*` and `?` stand for any letters: `duty:refund_*`
unit:presales        what contains others brings them: a unit its posts and units, an area its duties, a workflow
                     its steps
tag:night  kind:kpi  every object with a tag, of a kind
role:manager+        and everything below: who reports to them, and what all of these do
+duty:refund         and everything above: who does it, and their superiors
2+step:ask.a+1       at most two steps before and one after; from a step on, ways lead along the flow
a b                  the union; `a,b` the intersection, which binds closer
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase

from orgflow.graph.edges import Edge
from orgflow.graph.graph import OrgGraph, kind_of
from orgflow.model.items import Item
from orgflow.model.kinds import PARTS
from orgflow.text import Text, phrase
from orgflow.usage import UsageError

_TERM = re.compile(r"(?:(?P<up>[0-9]{0,3})\+)?(?P<method>[a-z]+):(?P<value>[^+]+?)(?:\+(?P<down>[0-9]{0,3}))?\Z")
# Below a post: its reports, and what it does. True where the edge leads down as it is written, False where up.
_HIERARCHY = {
    Edge.REPORTS_TO: False,
    Edge.MEMBER_OF: False,
    Edge.PART_OF: False,
    Edge.HEADS: True,
    Edge.HOLDS: False,
    Edge.IN_AREA: False,
    Edge.RESPONSIBLE: True,
    Edge.ACCOUNTABLE: True,
    Edge.SERVES: True,
    Edge.PERFORMS: True,
    Edge.CARRIES_OUT: False,
    Edge.HAS_STEP: True,
}
# Below a step: what may happen after it.
_FLOW = {Edge.LEADS_TO: True, Edge.CALLS: True, Edge.ESCALATES_TO: True}
_CONTENTS = {Edge.MEMBER_OF: False, Edge.PART_OF: False, Edge.IN_AREA: False, Edge.HAS_STEP: True}
# What parts belong to, those that can be named by their address and those that cannot.
_WHOLES = {kind: owner for kind, (owner, _) in PARTS.items()} | {
    "exit": "workflow",
    "start": "workflow",
    "rung": "escalation",
}
# Comparing with a very long list would make a misspelt name slow.
_MOST = 5000


@dataclass(frozen=True, slots=True)
class Selection:
    """The objects that a selector names, by address, in the order of the specification."""

    items: dict[str, Item]

    def concerns(self, subjects: Iterable[str]) -> bool:
        """Whether an object of the selection, or a part of one (a way out of a step), is among the addresses."""
        return any(owner in self.items for subject in subjects for owner in owners(subject))

    def part_of(self, graph: OrgGraph) -> OrgGraph:
        """The graph without the posts and workflows that are not selected; a workflow is in if one of its steps is."""
        flows = {address.partition(":")[2].partition(".")[0] for address in self.items if kind_of(address) == "step"}
        team = replace(
            graph.team,
            roles={name: role for name, role in graph.team.roles.items() if role.address in self.items},
            workflows={
                name: flow for name, flow in graph.team.workflows.items() if flow.address in self.items or name in flows
            },
        )
        left_out = {role.address for role in graph.roles if role.address not in self.items}
        links = (link for link in graph.links() if link.source not in left_out and link.target not in left_out)
        items = {name: item for name, item in graph.items.items() if name not in left_out}
        return OrgGraph(team, items, links, variant=graph.variant, base=graph.base)

    def alone(self, graph: OrgGraph) -> OrgGraph:
        """The graph with no links but those between selected objects."""
        links = (link for link in graph.links() if link.source in self.items and link.target in self.items)
        return OrgGraph(graph.team, graph.items, links, variant=graph.variant, base=graph.base)


def select(graph: OrgGraph, selector: str) -> Selection:
    """What a selector names. Raises `UsageError` for one that cannot be read, or names nothing that is there."""
    found: dict[str, None] = {}
    for union in selector.split():
        terms = [_term(graph, term) for term in union.split(",")]
        found |= {address: None for address in terms[0] if all(address in term for term in terms[1:])}
    return Selection({address: item for address, item in graph.items.items() if address in found})


def of_kinds(graph: OrgGraph, kinds: Sequence[str]) -> Selection:
    """All objects of some kinds."""
    return Selection({address: item for address, item in graph.items.items() if kind_of(address) in kinds})


def owners(subject: str) -> Iterator[str]:
    """An address and what it is a part of: `exit:ask.triage.branch.a` of `step:ask.triage`, this of `workflow:ask`."""
    yield subject
    kind, _, name = subject.partition(":")
    owner, *parts = name.split(".")
    whole = _WHOLES.get(kind, kind)
    if parts:
        yield f"{whole}:{owner}"
        yield f"step:{owner}.{parts[0]}"


def _term(graph: OrgGraph, term: str) -> dict[str, None]:
    """What a term without spaces and commas names."""
    match = _TERM.match(term)
    if not match:
        say = phrase(
            "`{term}` is no selector; write for example role:lead, +duty:refund, role:manager+, tag:night, kind:kpi",
            "`{term}` 不是选择器；可写作 role:lead、+duty:refund、role:manager+、tag:night、kind:kpi",
            term=term,
        )
        raise UsageError(say)
    named = _named(graph, match["method"], match["value"])
    inside = _walked(graph, named, _CONTENTS, down=True)
    along = _FLOW if match["method"] == "step" else _HIERARCHY
    found = dict(inside)
    if match["up"] is not None:
        found |= _walked(graph, named, along, down=False, most=match["up"])
    if match["down"] is not None:
        found |= _walked(graph, inside, along, down=True, most=match["down"])
    return found


def _named(graph: OrgGraph, method: str, value: str) -> dict[str, None]:
    """The objects that a term names between its plus signs."""
    if method == "tag":
        found = {
            name: None for name, item in graph.items.items() if any(fnmatchcase(str(tag), value) for tag in item.tags)
        }
    elif method == "kind":
        found = {name: None for name in graph.items if kind_of(name) == value}
    else:
        found = {name: None for name in graph.items if fnmatchcase(name, f"{method}:{value}")}
    if not found:
        raise UsageError(_nothing(graph, method, value))
    return found


def _nothing(graph: OrgGraph, method: str, value: str) -> Text:
    """That nothing is called so, with the nearest that is."""
    if method == "tag":
        known = {str(tag): f"tag:{tag}" for item in graph.items.values() for tag in item.tags}
    elif method == "kind":
        known = {kind_of(address): f"kind:{kind_of(address)}" for address in graph.items}
    else:
        alike = [address for address in graph.items if kind_of(address) == method]
        known = {address.partition(":")[2]: address for address in alike or graph.items}
    near = get_close_matches(value, list(known)[:_MOST], n=1)
    say = phrase("`{method}:{value}` names nothing", "`{method}:{value}` 没有对应的对象", method=method, value=value)
    if not near:
        return say
    return phrase("{say}; did you mean {near}?", "{say}；是否想写 {near}？", say=say, near=known[near[0]])


def _walked(
    graph: OrgGraph, begin: Iterable[str], along: Mapping[Edge, bool], *, down: bool, most: str = ""
) -> dict[str, None]:
    """What edges lead to from some nodes, these included, in at most so many steps (empty: any number)."""
    found = dict.fromkeys(begin)
    frontier = list(found)
    left = int(most) if most else len(graph.items)
    while frontier and left:
        left -= 1
        ends = dict.fromkeys(end for node in frontier for end in _ends(graph, node, along, down))
        frontier = [end for end in ends if end not in found and end in graph.items]
        found |= dict.fromkeys(frontier)
    return found


def _ends(graph: OrgGraph, node: str, along: Mapping[Edge, bool], down: bool) -> Iterator[str]:
    for kind, as_written in along.items():
        if as_written is down:
            yield from (link.target for link in graph.out(node, kind))
        else:
            yield from (link.source for link in graph.into(node, kind))
