"""A flow cut into pages: which nodes go on which, and the connectors where ways go from page to page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from orgflow.diagram import Label
from orgflow.layout.lanes.flow import Flow, Node, Way
from orgflow.layout.lanes.placement import Placement
from orgflow.text import Language

_UNEVEN = 0.3
_FULL = 1.0
_AT_PHASE = 2.5
_DETAIL: dict[Language, tuple[str, str]] = {"en": ("to p. {}", "from p. {}"), "zh": ("转第 {} 页", "接第 {} 页")}

Sheet = tuple[int, ...]
"""The nodes of a page, by number, in spec order."""


def cuts(flow: Flow, placement: Placement, sheet: Sheet, *, even: bool) -> Iterator[tuple[Sheet, Sheet]]:
    """Ways to take a first page off a sheet, best first: where few ways cross, where a phase begins, and about half of
    the sheet if `even`, else much of it.

    `flow` and `placement` are those of the whole flow. Last come cuts through the first column, between its nodes.
    """
    columns = sorted({placement.columns[node] for node in sheet})
    halves = [
        (
            tuple(node for node in sheet if placement.columns[node] < column),
            tuple(node for node in sheet if placement.columns[node] >= column),
        )
        for column in columns[1:]
    ]
    yield from sorted(halves, key=lambda pair: _price(flow, *pair, even=even))
    if not even:
        column = [node for node in sheet if placement.columns[node] == columns[0]]
        for size in range(len(column) - 1, 0, -1):
            first = frozenset(column[:size])
            yield tuple(column[:size]), tuple(node for node in sheet if node not in first)


def extract(flow: Flow, sheets: Sequence[Sheet], number: int, language: Language) -> tuple[Flow, tuple[int, ...]]:
    """The flow of one sheet with its connectors, and the lanes it uses (lanes are renumbered)."""
    page_of = {node: page for page, sheet in enumerate(sheets) for node in sheet}
    letters = _letters(flow, page_of)
    mine = {node: index for index, node in enumerate(sheets[number])}
    nodes = [flow.nodes[node] for node in sheets[number]]
    ways: list[Way] = []
    doors: dict[tuple[int, int], int] = {}
    for way in flow.ways:
        one, two = page_of[way.source], page_of[way.target]
        if number not in (one, two):
            continue
        if one == two:
            ways.append(replace(way, source=mine[way.source], target=mine[way.target]))
            continue
        known = (one, way.target) in doors
        if not known:
            doors[one, way.target] = len(nodes)
            nodes.append(_connector(flow, way, letters[one, way.target], (one, two), number, language))
        door = doors[one, way.target]
        if number == one:
            ways.append(replace(way, source=mine[way.source], target=door, back=False))
        elif not known:
            kind = "flow" if way.kind == "timer" else way.kind
            ways.append(Way(f"{nodes[door].id}:on", door, mine[way.target], kind, ""))
    lanes = tuple(sorted({node.lane for node in nodes}))
    renumbered = tuple(replace(node, lane=lanes.index(node.lane)) for node in nodes)
    return Flow(renumbered, tuple(ways), len(lanes)), lanes


def _price(flow: Flow, first: Sheet, second: Sheet, *, even: bool) -> float:
    """What a cut costs: ways that cross it, and how far it is from where it should be."""
    left, right = frozenset(first), frozenset(second)
    crossing = {
        way.target
        for way in flow.ways
        if (way.source in left and way.target in right) or (way.source in right and way.target in left)
    }
    ended = max(flow.nodes[node].phase for node in first)
    begun = [flow.nodes[node].phase for node in second if flow.nodes[node].phase >= 0]
    at_phase = bool(begun) and ended < min(begun)
    size = _UNEVEN * abs(len(first) - len(second)) if even else -_FULL * len(first)
    return len(crossing) + size - (_AT_PHASE if at_phase else 0.0)


def _letters(flow: Flow, page_of: dict[int, int]) -> dict[tuple[int, int], str]:
    """A letter for each page and node outside it that it leads to, in the order of pages and ways."""
    pairs = sorted(
        {(page_of[way.source], way.target) for way in flow.ways if page_of[way.source] != page_of[way.target]}
    )
    return {pair: _letter(index) for index, pair in enumerate(pairs)}


def _letter(index: int) -> str:
    """A to Z, then AA, AB and so on."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _connector(flow: Flow, way: Way, letter: str, pages: tuple[int, int], number: int, language: Language) -> Node:
    leaving = number == pages[0]
    near = flow.nodes[way.source if leaving else way.target]
    detail = _DETAIL[language][0 if leaving else 1].format(pages[1 if leaving else 0] + 1)
    name = f"connector:{letter}:{'out' if leaving else 'in'}"
    return Node(name, near.lane, "connector", Label(letter), detail, -1 if leaving else near.phase)
