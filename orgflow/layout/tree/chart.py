"""An org chart as scenes: one page if it fits, else an overview and pages for its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from orgflow.diagram import Callout, OrgChart
from orgflow.layout import colours
from orgflow.layout.frame import Area, Heading, body, frame, heading
from orgflow.layout.legend import legend, legend_height
from orgflow.layout.panel import SIDE, side_panel
from orgflow.layout.tree.arrangement import Spacing, wires
from orgflow.layout.tree.cards import Faces, Look, draw_card, page_badge, span_badge
from orgflow.layout.tree.fitting import Fitted, fit, fit_fixed
from orgflow.layout.tree.forest import Forest, Twig, forest
from orgflow.layout.tree.key import entries
from orgflow.layout.tree.pages import ROLES_A_PAGE, Part, parts, whole
from orgflow.layout.tree.wording import more_below, part_heading
from orgflow.scene import Box, Edge, Scene

_PANEL_GAP = 22.0
_ABOVE_LEGEND = 14.0
_FIXED = (Look(1.0, detail=False), Spacing(134.0, 50.0))
"""The look and card size of charts that need several pages."""


def lay_out_chart(chart: OrgChart) -> tuple[Scene, ...]:
    """The pages of an org chart. Raises ValueError when its solid lines are not a forest."""
    trees = forest(chart)
    sheet = _Sheet(chart, trees, Faces(chart.cards))
    for callout in chart.callouts:
        for target in callout.targets:
            sheet.found.setdefault(target, []).append(callout)
    if len(chart.cards) <= ROLES_A_PAGE:
        part = whole(trees)
        area = sheet.area(heading(chart.caption), bool(chart.callouts))
        fitted = fit(part.twigs, sheet.faces, (area.width, area.height))
        if fitted:
            return (sheet.draw(part, fitted, heading(chart.caption), {}),)
    return tuple(sheet.draw_parts())


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What all pages of a chart share."""

    chart: OrgChart
    trees: Forest
    faces: Faces
    found: dict[str, list[Callout]] = field(default_factory=dict)

    def area(self, words: Heading, panel: bool) -> Area:
        """The room for cards; a badge or marker may stand out by a few points above and below."""
        page = body(words)
        above = 4 + (8 if panel else 0)
        room = page.width - (SIDE + _PANEL_GAP if panel else 0)
        key = legend_height(entries(self.chart.cards, self.chart.callouts, False, self.chart.caption.language), room)
        below = key + _ABOVE_LEGEND if key else 0.0
        return Area(page.x, page.y + above, room, page.height - above - below)

    def draw_parts(self) -> Iterator[Scene]:
        """Every page of a chart that needs several, at one card size."""
        look, spacing = _FIXED
        area = self.area(heading(self.chart.caption), bool(self.chart.callouts))
        room = area.width, area.height

        def fits(twigs: Sequence[Twig]) -> bool:
            return fit_fixed(twigs, look, spacing, room) is not None

        pages = list(parts(self.trees, fits, int(room[1] // (spacing.card_height + spacing.hang_gap))))
        starts: dict[int, int] = {}
        for number, part in enumerate(pages, 1):
            starts.setdefault(part.of, number)
        for number, part in enumerate(pages, 1):
            fitted = fit_fixed(part.twigs, look, spacing, room)
            if fitted is None:
                raise ValueError("a single card and its superior do not fit on a page")
            yield self.draw(part, fitted, part_heading(self.chart, self.trees, part, number, len(pages)), starts)

    def draw(self, part: Part, fitted: Fitted, words: Heading, starts: dict[int, int]) -> Scene:
        """One page. `starts` gives the page on which what is under a card begins."""
        posts, spacing = fitted.block.posts, fitted.spacing
        caption, cards = self.chart.caption, self.trees.cards
        size = spacing.card_width, spacing.card_height
        shown = [cards[post.twig.card] for post in posts]
        callouts = self._callouts([card.id for card in shown], words.page)
        area = self.area(words, bool(callouts))
        left = area.x + (area.width - fitted.block.width) / 2
        top = area.y + max(0.0, area.height - fitted.block.height) * 0.4
        boxes, edges = frame(words), []
        for post in posts:
            number, card = post.twig.card, cards[post.twig.card]
            post.x, post.y = round(post.x + left, 2), round(post.y + top, 2)
            level = post.depth if post.twig.children or post.depth else 2
            stack = self.faces.words(number, fitted.look, spacing.card_width, post.depth < 2)
            boxes += draw_card(card, stack, post.x, post.y, size, level, self.found.get(card.id, ()))
            if post.twig.hidden:
                text = more_below(caption.language, self.trees.below[number], starts[number])
                boxes.append(page_badge(card, text, post.x, post.y, size))
            elif card.span and post.twig.children:
                boxes.append(span_badge(card, post.x, post.y, size, post.spread == "stack"))
        for parent, child, way in wires(posts, spacing):
            edges.append(
                Edge(
                    f"{cards[child].id}>{cards[parent].id}", cards[parent].id, cards[child].id, way, "bottom",
                    "top" if posts and way[-1][0] == way[-2][0] else "left",
                    colours.LINE, arrow=False, radius=0, bus=cards[parent].id,
                )
            )  # fmt: skip
        key = legend(entries(shown, callouts, False, caption.language), area.x, 500, area.width)
        boxes += key.boxes
        edges += key.edges
        if callouts:
            page = body(words)
            side = Area(page.right - SIDE, page.y, SIDE, page.height)
            boxes += side_panel(callouts, caption.language, side).boxes
        return Scene(self.chart.name, words.title, caption.description, caption.language, tuple(boxes), tuple(edges))

    def _callouts(self, ids: Sequence[str], page: int) -> list[Callout]:
        """The findings of a page: those of its cards; the first page also has those that point at no card."""
        here = frozenset(ids)
        everywhere = frozenset(card.id for card in self.trees.cards) if page == 1 else frozenset()
        return [
            callout
            for callout in self.chart.callouts
            if any(target in here for target in callout.targets)
            or (page == 1 and not any(target in everywhere for target in callout.targets))
        ]
