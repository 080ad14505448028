"""A swimlane as scenes: one page if it fits, else as many as it takes, with connectors between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from orgflow.diagram import Callout, Swimlane
from orgflow.layout.frame import Heading
from orgflow.layout.lanes.flow import Flow, flows
from orgflow.layout.lanes.improvement import improve
from orgflow.layout.lanes.page import Page, Trial
from orgflow.layout.lanes.placement import STYLES, Placement, place
from orgflow.layout.lanes.router import Routing, quick_cost, route
from orgflow.layout.lanes.sheets import Cuts, Sheet, extract
from orgflow.scene import Scene
from orgflow.text import Language

_COLUMN = 40.0
_ROW = 15.0
_SCALE = 25.0
_KEPT = 4
_PART: dict[Language, str] = {"en": " ({number} of {count})", "zh": "（{number}/{count}）"}


def lay_out_swimlane(diagram: Swimlane) -> tuple[Scene, ...]:
    """The pages of a swimlane, as few as can be read."""
    whole = flows(diagram)
    everything: Sheet = tuple(range(len(diagram.stops)))
    pages = list(_pages(diagram, whole, (everything,), 0))
    trial = _best(pages)
    if trial:
        return (trial.scene(),)
    cuts, count = Cuts(whole[0], pages[0].placement), 1
    cuts.bar(everything)
    while True:
        sheets = cuts.best(count)
        scenes = _scenes(diagram, whole, sheets, cuts) if sheets else ()
        if scenes:
            return scenes
        count += sheets is None


def _scenes(diagram: Swimlane, choices: Sequence[Flow], sheets: Sequence[Sheet], cuts: Cuts) -> tuple[Scene, ...]:
    """The pages of a flow cut like this; none if one does not fit, which is then barred.

    A stop that does not fit on a page of its own gets larger paper.
    """
    scenes: dict[int, Scene] = {}
    for number in sorted(range(len(sheets)), key=lambda number: (-len(sheets[number]), number)):
        pages = list(_pages(diagram, choices, sheets, number))
        trial = _best(pages)
        if trial is None and len(sheets[number]) > 1:
            cuts.bar(sheets[number])
            return ()
        scenes[number] = (trial or pages[0].grown()).scene()
    return tuple(scenes[number] for number in range(len(sheets)))


def _pages(diagram: Swimlane, choices: Sequence[Flow], sheets: Sequence[Sheet], number: int) -> Iterator[Page]:
    """One of several pages, in each placement worth trying, cheapest first."""
    caption = diagram.caption
    parts = [extract(flow, sheets, number, caption.language) for flow in choices]
    lanes = parts[0][1]
    suffix = _PART[caption.language].format(number=number + 1, count=len(sheets)) if len(sheets) > 1 else ""
    words = Heading(caption.title + suffix, caption.subtitle, caption.source, number + 1, len(sheets))
    shown = tuple(diagram.lanes[lane] for lane in lanes)
    for flow, placement, routing in _priced([part for part, _ in parts]):
        here = {node.id for node in flow.nodes} | {lane.id for lane in shown}
        anywhere = {stop.id for stop in diagram.stops} | {lane.id for lane in diagram.lanes}
        callouts = tuple(callout for callout in diagram.callouts if _belongs(callout, here, anywhere, number))
        yield Page(diagram.name, caption, words, shown, diagram.phases, callouts, flow, placement, routing)


def _best(pages: Sequence[Page]) -> Trial | None:
    """The best of these pages that fits, with its nodes moved about as long as that makes it better, if one fits."""
    best = _fitted(pages)
    if best is None and not any(page.nearly_fits() for page in pages):
        return None
    page = best[1].page if best else next(page for page in pages if page.nearly_fits())
    placement = improve(page.flow, page.placement, _room)
    if placement == page.placement:
        return best[1] if best else None
    moved = replace(page, placement=placement, routing=route(page.flow, placement))
    better = _fitted([moved])
    return min((one for one in (best, better) if one), key=lambda one: one[0], default=(0.0, None))[1]


def _fitted(pages: Iterable[Page]) -> tuple[float, Trial] | None:
    """The page that balances straight ways and large words best, with its price, if one fits."""
    best: tuple[float, Trial] | None = None
    for page in pages:
        fit = page.fit()
        if fit:
            price = _price(page.placement, page.routing) + _SCALE * fit[0]
            if best is None or price < best[0]:
                best = price, fit[1]
    return best


def _belongs(callout: Callout, here: set[str], anywhere: set[str], number: int) -> bool:
    """Whether a finding stands on a page: where it points, or on the first page if it points nowhere."""
    if any(target in anywhere for target in callout.targets):
        return any(target in here for target in callout.targets)
    return number == 0


def _priced(choices: Sequence[Flow]) -> list[tuple[Flow, Placement, Routing]]:
    """The placements worth drawing with their ways, cheapest first. A first look at the ways tells which those are."""
    looks: list[tuple[float, int, Flow, Placement]] = []
    for flow in choices:
        for style in STYLES:
            placement = place(flow, style)
            if not any((flow, placement) == look[2:] for look in looks):
                looks.append((quick_cost(flow, placement) + _room(placement), len(looks), flow, placement))
    looks.sort(key=lambda look: look[:2])
    routed = [(flow, placement, route(flow, placement)) for _, _, flow, placement in looks[:_KEPT]]
    return sorted(routed, key=lambda one: _price(one[1], one[2]))


def _price(placement: Placement, routing: Routing) -> float:
    """What a placement costs: its ways, and its columns and rows."""
    return routing.cost + _room(placement)


def _room(placement: Placement) -> float:
    """The price of columns and rows: the more there are, the smaller everything is."""
    return _COLUMN * placement.column_count + _ROW * placement.row_count
