"""Any part of the graph: objects by kind, and what links them."""

from collections.abc import Sequence

from orgflow.diagram import Label, Lane, Link, Stop, Swimlane
from orgflow.finding import Finding
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.graph import kind_of
from orgflow.model.kinds import KIND_WORDS
from orgflow.text import Text, listed, phrase
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.people import called
from orgflow.views.relations import relation
from orgflow.views.words import Wording, counted

NAME = "network"
USUAL = ("unit", "role", "channel", "system")
"""The kinds of objects that are shown unless a selector says which."""
# More cannot be followed by eye on one slide.
_MOST_OBJECTS, _MOST_LINKS = 12, 18
_MOST_NAMED = 2
_TOO_FEW = 2
_LANE = Lane("network", Label(""))

Pairs = dict[tuple[str, str], list[Edge]]
"""The kinds of links between two objects, from the first to the second."""


def has_network(graph: OrgGraph) -> bool:
    """Whether at least three objects are linked: two and a line need no picture."""
    return len(_linked(graph, _pairs(graph))) > _TOO_FEW


def network(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> Swimlane:
    """The diagram of all objects of a graph that are linked, or of those with most links where there are too many."""
    pairs = _pairs(graph)
    every = _linked(graph, pairs)
    shown, kept = _readable(graph, pairs)
    kinds = list(dict.fromkeys(kind_of(address) for address in shown))
    return Swimlane(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=phrase(
                "{objects} of {kinds} and {links} between them",
                "{kinds} {objects}之间有 {links}",
                objects=counted(len(shown), "object", "objects", "个对象"),
                kinds=counted(len(kinds), "kind", "kinds", "类"),
                links=counted(len(kept), "link", "links", "条关系"),
            ),
            subtitle=_subtitle(graph, kinds, len(every) - len(shown)),
            description=phrase("Network of {team}.", "{team}的关系图。", team=graph.team.profile.label),
        ),
        (_LANE,),
        tuple(
            Stop(
                each,
                _LANE.id,
                "object",
                wording.label(called(graph, each, wording.people)),
                wording.say(KIND_WORDS[kind_of(each)]),
            )
            for each in shown
        ),
        tuple(_link(pair, edges, wording) for pair, edges in kept.items()),
        callouts=callouts(findings, wording, lambda finding: _targets(finding, shown)),
    )


def _pairs(graph: OrgGraph) -> Pairs:
    found: Pairs = {}
    for link in graph.links():
        named = link.source in graph.items and link.target in graph.items and link.source != link.target
        if named and kind_of(link.source) in KIND_WORDS and kind_of(link.target) in KIND_WORDS:
            kinds = found.setdefault((link.source, link.target), [])
            kinds += [link.kind] if link.kind not in kinds else []
    return found


def _linked(graph: OrgGraph, pairs: Pairs) -> list[str]:
    """The objects that are linked, in the order of the specification."""
    ends = {address for pair in pairs for address in pair}
    return [address for address in graph.items if address in ends]


def _readable(graph: OrgGraph, pairs: Pairs) -> tuple[list[str], Pairs]:
    """As many objects with their links as can be read: whatever has fewest links goes first, the last written of these.

    What nothing is linked to any more goes as well.
    """
    kept = pairs
    while True:
        shown = _linked(graph, kept)
        if len(shown) <= _MOST_OBJECTS and len(kept) <= _MOST_LINKS:
            return shown, kept
        links = dict.fromkeys(shown, 0)
        for pair in kept:
            for address in pair:
                links[address] += 1
        last = min(reversed(shown), key=lambda address: links[address])
        kept = {pair: kinds for pair, kinds in kept.items() if last not in pair}


def _link(pair: tuple[str, str], kinds: Sequence[Edge], wording: Wording) -> Link:
    said = listed(relation(kind) for kind in kinds[:_MOST_NAMED])
    more = len(kinds) - _MOST_NAMED
    label = wording.label(phrase("{said} +{n}", "{said} +{n}", said=said, n=more) if more > 0 else said)
    return Link(f"{pair[0]}>{pair[1]}", *pair, label=label.first, second=label.second)


def _subtitle(graph: OrgGraph, kinds: Sequence[str], left_out: int) -> Text:
    base = phrase(
        "{team}: {kinds}",
        "{team}：{kinds}",
        team=graph.team.profile.label,
        kinds=listed(KIND_WORDS[kind] for kind in kinds),
    )
    if not left_out:
        return base
    return phrase(
        "{base}; {n} more with fewer links left out",
        "{base}；另有 {n} 个关系较少的对象未画出",
        base=base,
        n=left_out,
    )


def _targets(finding: Finding, shown: Sequence[str]) -> tuple[str, ...] | None:
    """What to mark: the objects that the finding names."""
    return tuple(dict.fromkeys(subject for subject in finding.problem.subjects if subject in shown)) or None
