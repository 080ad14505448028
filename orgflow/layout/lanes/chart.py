"""A swimlane as scenes: one page if it fits, else as many as it takes, with connectors between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf

from orgflow.diagram import Callout, Swimlane
from orgflow.layout.frame import heading, part_heading
from orgflow.layout.lanes.flow import Flow, flows
from orgflow.layout.lanes.improvement import improve
from orgflow.layout.lanes.page import Page, Trial
from orgflow.layout.lanes.placement import STYLES, Placement, place
from orgflow.layout.lanes.router import Routing, quick_cost, route
from orgflow.layout.lanes.sheets import Cuts, Sheet, extract
from orgflow.scene import Page as Paper
from orgflow.scene import Scene

_COLUMN = 40.0
_ROW = 15.0
_SCALE = 25.0
_PHASE = 200.0
_KEPT, _TRIED = 6, 2
_MANY = 80


def lay_out_swimlane(diagram: Swimlane, paper: Paper) -> tuple[Scene, ...]:
    """The pages of a swimlane, as few as can be read."""
    whole = flows(diagram)
    everything: Sheet = tuple(range(len(diagram.stops)))
    sketches = list(_sketches(diagram, paper, whole, (everything,), 0))
    trial = _best(sketches)
    if trial:
        return (trial.scene(),)
    cuts, count = Cuts(whole[0], sketches[0].placement), 1
    cuts.bar(everything)
    while True:
        sheets = cuts.best(count)
        scenes = _scenes(diagram, paper, whole, sheets, cuts) if sheets else ()
        if scenes:
            return scenes
        count += sheets is None


def lay_out_whole(diagram: Swimlane) -> Scene:
    """A swimlane on one page of whatever size, for those who bring paper of their own.

    Its ways are routed quickly, for there may be many more of them than a page of ours can hold.
    """
    looks = [(flow, place(flow, STYLES[0])) for flow in flows(diagram)]
    best, least = looks[-1], inf
    for flow, placement in looks if len(diagram.links) <= _MANY else ():
        price = quick_cost(flow, placement, least) + _room(placement)
        if price < least:
            best, least = (flow, placement), price
    words, routing = heading(diagram.caption), route(*best, rounds=0)
    page = Page(
        diagram.name, diagram.caption, words, diagram.lanes, diagram.phases, diagram.callouts, *best, routing
    )  # fmt: skip
    return page.natural().scene()


def _scenes(
    diagram: Swimlane, paper: Paper, choices: Sequence[Flow], sheets: Sequence[Sheet], cuts: Cuts
) -> tuple[Scene, ...]:
    """The pages of a flow cut like this; none if one does not fit, which is then barred.

    A stop that does not fit on a page of its own gets larger paper.
    """
    scenes: dict[int, Scene] = {}
    for number in sorted(range(len(sheets)), key=lambda number: (-len(sheets[number]), number)):
        sketches = list(_sketches(diagram, paper, choices, sheets, number))
        trial = _best(sketches)
        if trial is None and len(sheets[number]) > 1:
            cuts.bar(sheets[number])
            return ()
        scenes[number] = (trial or _finished(sketches[0]).grown()).scene()
    return tuple(scenes[number] for number in range(len(sheets)))


def _sketches(
    diagram: Swimlane, paper: Paper, choices: Sequence[Flow], sheets: Sequence[Sheet], number: int
) -> Iterator[Page]:
    """One of several pages, in each placement worth trying, cheapest first, its ways routed quickly."""
    caption = diagram.caption
    parts = [extract(flow, sheets, number, caption.language) for flow in choices]
    lanes = parts[0][1]
    words = part_heading(caption, number + 1, len(sheets), paper)
    shown = tuple(diagram.lanes[lane] for lane in lanes)
    for flow, placement, routing in _looks([part for part, _ in parts]):
        here = {node.id for node in flow.nodes} | {lane.id for lane in shown}
        anywhere = {stop.id for stop in diagram.stops} | {lane.id for lane in diagram.lanes}
        callouts = tuple(callout for callout in diagram.callouts if _belongs(callout, here, anywhere, number))
        yield Page(diagram.name, caption, words, shown, diagram.phases, callouts, flow, placement, routing)


def _best(sketches: Sequence[Page]) -> Trial | None:
    """The best of these pages that fits, with its nodes moved about as long as that makes it better, if one fits."""
    near = [page for page in sketches if page.nearly_fits()]
    if not near:
        return None
    pages = [_finished(page) for page in near[:_TRIED]]
    best = _fitted(pages) or _fitted(_finished(page) for page in near[_TRIED:])
    page = best[1].page if best else pages[0]
    moved = (
        replace(page, placement=placement) for placement in reversed(improve(page.flow, page.placement, _room)[1:])
    )
    better = next((one for one in (_fitted([_finished(page)]) for page in moved) if one), None)
    return min((one for one in (best, better) if one), key=lambda one: one[0], default=(0.0, None))[1]


def _finished(sketch: Page) -> Page:
    """A page with its ways routed as well as can be."""
    return replace(sketch, routing=route(sketch.flow, sketch.placement))


def _fitted(pages: Iterable[Page]) -> tuple[float, Trial] | None:
    """The page that balances straight ways and large words best, with its price, if one fits."""
    best: tuple[float, Trial] | None = None
    for page in pages:
        fit = page.fit()
        if fit:
            price = _price(page.flow, page.placement, page.routing) + _SCALE * fit[0]
            if best is None or price < best[0]:
                best = price, fit[1]
    return best


def _belongs(callout: Callout, here: set[str], anywhere: set[str], number: int) -> bool:
    """Whether a finding stands on a page: where it points, or on the first page if it points nowhere."""
    if any(target in anywhere for target in callout.targets):
        return any(target in here for target in callout.targets)
    return number == 0


def _looks(choices: Sequence[Flow]) -> list[tuple[Flow, Placement, Routing]]:
    """The placements worth drawing, with ways that are routed quickly, cheapest first."""
    looks: list[tuple[Flow, Placement, Routing]] = []
    for flow in choices:
        for style in STYLES:
            placement = place(flow, style)
            if not any((flow, placement) == look[:2] for look in looks):
                looks.append((flow, placement, route(flow, placement, rounds=0)))
    return sorted(looks, key=lambda look: _price(*look))[:_KEPT]


def _price(flow: Flow, placement: Placement, routing: Routing) -> float:
    """What a page costs: its ways, its columns and rows, and phases that do not stand in their order."""
    return routing.cost + _room(placement) + _PHASE * flow.against_phases()


def _room(placement: Placement) -> float:
    """The price of columns and rows: the more there are, the smaller everything is."""
    return _COLUMN * placement.column_count + _ROW * placement.row_count
