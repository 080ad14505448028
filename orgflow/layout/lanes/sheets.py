"""A flow cut into pages: which nodes go on which, and the connectors where ways go from page to page."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from orgflow.diagram import Label
from orgflow.layout.lanes.flow import Flow, Node, Way
from orgflow.layout.lanes.placement import Placement
from orgflow.text import Language

_AT_PHASE = 2.5
_IN_COLUMN = 6.0
_UNEVEN = 1.5
_LANE = 0.7
_BACKWARDS = 3.0
_PROPOSALS = 5
_DETAIL: dict[Language, tuple[str, str]] = {"en": ("to p. {}", "from p. {}"), "zh": ("转第 {} 页", "接第 {} 页")}

Sheet = tuple[int, ...]
"""The nodes of a page, by number, in spec order."""


class Cuts:
    """Ways to cut a flow into pages, best first: few ways cross, phases begin pages, and pages are equally full.

    Nodes stand in line, column by column, and each page takes a stretch of the line; then nodes change to the page
    before or after where that saves connectors or lanes. `placement` is that of the flow.
    """

    def __init__(self, flow: Flow, placement: Placement) -> None:
        columns = placement.columns
        self._flow = flow
        self._line = sorted(range(len(flow.nodes)), key=lambda node: (columns[node], node))
        self._barred: list[frozenset[int]] = []
        self._proposed: dict[int, int] = {}
        count = len(self._line)
        at = {node: index for index, node in enumerate(self._line)}
        crossing: list[set[int]] = [set() for _ in range(count + 1)]
        for way in flow.ways:
            one, two = sorted((at[way.source], at[way.target]))
            for cut in range(one + 1, two + 1):
                crossing[cut].add(way.target)
        phases = [flow.nodes[node].phase for node in self._line]
        self._prices = [float(len(targets)) for targets in crossing]
        for cut in range(1, count):
            begun = [phase for phase in phases[cut:] if phase >= 0]
            if begun and max(phases[:cut]) < min(begun):
                self._prices[cut] -= _AT_PHASE
            if columns[self._line[cut - 1]] == columns[self._line[cut]]:
                self._prices[cut] += _IN_COLUMN

    def best(self, count: int) -> tuple[Sheet, ...] | None:
        """The best cut into so many pages without one that was barred, if there is one (by dynamic programming)."""
        length = len(self._line)
        scale = _UNEVEN * count / length
        reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
        for page in range(1, count + 1):
            ends = range(page, length - count + page + 1) if page < count else range(length, length + 1)
            following: dict[int, tuple[float, tuple[int, ...]]] = {}
            for end in ends:
                ways = [
                    (price + self._price(start, end, scale), (*borders, end))
                    for start, (price, borders) in reached.items()
                    if start < end and not self._is_barred(frozenset(self._line[start:end]))
                ]
                if ways:
                    following[end] = min(ways)
            reached = following
        if length not in reached:
            return None
        stretches = tuple(tuple(sorted(self._line[one:two])) for one, two in pairwise(reached[length][1]))
        # Every page that does not fit has been drawn for nothing: after a few, stretches are good enough.
        self._proposed[count] = self._proposed.get(count, 0) + 1
        return self._exchanged(stretches, scale) if self._proposed[count] <= _PROPOSALS else stretches

    def bar(self, sheet: Sheet) -> None:
        """Never again propose this page, nor one that has all of it and more."""
        self._barred.append(frozenset(sheet))

    def _is_barred(self, sheet: frozenset[int]) -> bool:
        return len(sheet) > 1 and any(barred <= sheet for barred in self._barred)

    def _exchanged(self, sheets: tuple[Sheet, ...], scale: float) -> tuple[Sheet, ...]:
        """The pages after every change of one node to a neighbouring page that saves something, the best one first."""
        page = {node: number for number, sheet in enumerate(sheets) for node in sheet}
        count = len(sheets)
        price = self._together(page, count, scale)
        while True:
            best = price, -1, -1
            for node in self._line:
                here = page[node]
                for there in (here - 1, here + 1):
                    if 0 <= there < count and sum(number == here for number in page.values()) > 1:
                        page[node] = there
                        moved = self._together(page, count, scale), node, there
                        if moved < best and not self._is_barred(frozenset(n for n in page if page[n] == there)):
                            best = moved
                        page[node] = here
            if best[0] > price - 0.01:
                return tuple(tuple(sorted(n for n, number in page.items() if number == one)) for one in range(count))
            price, node, there = best
            page[node] = there

    def _together(self, page: dict[int, int], count: int, scale: float) -> float:
        """What pages cost: their connectors, the lanes they show, and how unequally full they are.

        A way onward that leads back to an earlier page costs most.
        """
        full = [0] * count
        lanes: dict[tuple[int, int], None] = {}
        for node, number in page.items():
            full[number] += 1
            lanes[number, self._flow.nodes[node].lane] = None
        doors: dict[tuple[int, int], None] = {}
        backwards = 0
        for way in self._flow.ways:
            one, two = page[way.source], page[way.target]
            if one != two:
                doors[one, way.target] = None
                lanes[two, self._flow.nodes[way.target].lane] = None
                backwards += one > two and not way.back
        return len(doors) + _LANE * len(lanes) + _BACKWARDS * backwards + scale * sum(some * some for some in full)

    def _price(self, start: int, end: int, scale: float) -> float:
        """What a page costs: how full it is, squared, so that even pages cost least, and the cut at its end."""
        return (end - start) ** 2 * scale + self._prices[end]


def extract(flow: Flow, sheets: Sequence[Sheet], number: int, language: Language) -> tuple[Flow, tuple[int, ...]]:
    """The flow of one sheet with its connectors, and the lanes it uses (lanes are renumbered)."""
    page_of = {node: page for page, sheet in enumerate(sheets) for node in sheet}
    letters = _letters(flow, page_of)
    mine = {node: index for index, node in enumerate(sheets[number])}
    nodes = [flow.nodes[node] for node in sheets[number]]
    ways: list[Way] = []
    doors: dict[tuple[int, int], int] = {}
    passed = {
        (way.source if page_of[way.source] == number else page_of[way.source], way.target)
        for way in flow.ways
        if not way.faint
    }
    for way in flow.ways:
        one, two = page_of[way.source], page_of[way.target]
        if number not in (one, two):
            continue
        if one == two:
            ways.append(replace(way, source=mine[way.source], target=mine[way.target]))
            continue
        # What leads to another page gets a connector right beside it; there, one stands for all of them.
        letter, pair = letters[one, way.target], (way.source if number == one else one, way.target)
        known = pair in doors
        if not known:
            copies = sum(target == way.target for _, target in doors)
            doors[pair] = len(nodes)
            connector = _connector(flow, way, letter, (one, two), number, copies, language)
            nodes.append(replace(connector, faint=pair not in passed))
        door = doors[pair]
        if number == one:
            ways.append(replace(way, source=mine[way.source], target=door, back=False))
        elif not known:
            kind = "flow" if way.kind == "timer" else way.kind
            ways.append(Way(f"{nodes[door].id}:on", door, mine[way.target], kind, "", faint=nodes[door].faint))
    lanes = tuple(sorted({node.lane for node in nodes}))
    renumbered = tuple(replace(node, lane=lanes.index(node.lane)) for node in nodes)
    return Flow(renumbered, tuple(ways), len(lanes)), lanes


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


def _connector(
    flow: Flow, way: Way, letter: str, pages: tuple[int, int], number: int, copies: int, language: Language
) -> Node:
    leaving = number == pages[0]
    near = flow.nodes[way.source if leaving else way.target]
    detail = _DETAIL[language][0 if leaving else 1].format(pages[1 if leaving else 0] + 1)
    again = f"-{copies + 1}" if leaving and copies else ""
    name = f"connector:{letter}:{'out' if leaving else 'in'}{again}"
    return Node(name, near.lane, "connector", Label(letter), detail, -1 if leaving else near.phase)
