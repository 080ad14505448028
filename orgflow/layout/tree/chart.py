"""An org chart as scenes: one page if it fits, else an overview and pages for its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from orgflow.diagram import Callout, Line, OrgChart
from orgflow.layout import colours
from orgflow.layout.frame import Area, Heading, body, frame, heading
from orgflow.layout.legend import legend, legend_height
from orgflow.layout.panel import SIDE, side_panel
from orgflow.layout.tree.arrangement import Post, wires
from orgflow.layout.tree.cards import Faces, Look, draw_card, page_badge, span_badge
from orgflow.layout.tree.dotted import Sketch
from orgflow.layout.tree.fitting import Fitted, Fixed, fit
from orgflow.layout.tree.forest import Forest, forest
from orgflow.layout.tree.key import entries
from orgflow.layout.tree.options import Spacing
from orgflow.layout.tree.pages import ROLES_A_PAGE, parts, whole
from orgflow.layout.tree.wording import dotted_note, more_below, part_heading
from orgflow.scene import Box, Edge, Page, Scene

_PANEL_GAP = 22.0
_ABOVE_LEGEND = 14.0
_SECOND_LINE = 20.0
_LOOK = Look(1.0, detail=False, people=True)
_CARD_WIDTH = 134.0
"""The look and card width of charts that need several pages."""


def lay_out_chart(chart: OrgChart, paper: Page) -> tuple[Scene, ...]:
    """The pages of an org chart. Raises ValueError when its solid lines are not a forest."""
    sheet = _Sheet(chart, forest(chart), paper)
    return sheet.on_one_page() or tuple(sheet.on_several_pages())


@dataclass(slots=True)
class _Sheet:
    """What all pages of a chart share."""

    chart: OrgChart
    trees: Forest
    paper: Page
    faces: Faces = field(init=False)
    found: dict[str, list[Callout]] = field(init=False)
    dotted: list[Line] = field(init=False)
    key: float = field(init=False)

    def __post_init__(self) -> None:
        chart = self.chart
        self.dotted = [line for line in chart.lines if line.dotted]
        self.found = {}
        for callout in chart.callouts:
            for target in callout.targets:
                self.found.setdefault(target, []).append(callout)
        self.faces = Faces(chart.cards, chart.caption.language, self.found)
        explained = entries(chart.cards, chart.callouts, bool(self.dotted), chart.caption)
        self.key = legend_height(explained, self._width(bool(chart.callouts)))

    def on_one_page(self) -> tuple[Scene] | None:
        """The whole chart on a page, if it fits with notes for the dotted lines that find no way."""
        if len(self.chart.cards) > ROLES_A_PAGE:
            return None
        part, words = whole(self.trees), self._heading()
        area = self._area(words, bool(self.chart.callouts))
        room = area.width, area.height
        fitted = fit(part.twigs, self.faces, room)
        if not fitted:
            return None
        scene, left_out = self._draw(fitted, words, {})
        if left_out:
            self._note(left_out)
            noted = fit(part.twigs, self.faces, room)
            if not noted:
                return None
            scene, _ = self._draw(noted, words, {})
        return (scene,)

    def on_several_pages(self) -> Iterator[Scene]:
        """Every page of a chart that needs several, at one card size. Dotted lines become notes."""
        panel = bool(self.chart.callouts)
        least = self._area(self._heading(), panel)
        room = least.width, least.height - _SECOND_LINE
        second = any(card.label.second for card in self.chart.cards)
        self._note(self.dotted)
        tall = (50.0 if second else 42.0) + (10.0 if self.faces.notes else 0.0) + (12.0 if self.faces.longer else 0.0)
        spacing = Spacing(_CARD_WIDTH, tall, 26.0, 22.0 if panel else 11.0)

        fixed = Fixed(_LOOK, spacing, room)
        deepest = int((room[1] - spacing.card_height) // spacing.below_head)
        pages = list(parts(self.trees, fixed.fits, max(1, deepest)))
        starts: dict[int, int] = {}
        for number, part in enumerate(pages, 1):
            for head in part.heads:
                starts.setdefault(head, number)
        for number, part in enumerate(pages, 1):
            words = part_heading(self.chart, self.trees, part, self._heading(number, len(pages)))
            yield self._draw(fixed.fit(part.twigs), words, starts)[0]

    def _heading(self, number: int = 1, count: int = 1) -> Heading:
        return heading(self.chart.caption, number, count, self.paper)

    def _width(self, panel: bool) -> float:
        return self._heading().room - (SIDE + _PANEL_GAP if panel else 0)

    def _area(self, words: Heading, panel: bool) -> Area:
        """The room for cards; a badge or marker may stand out by a few points above and below."""
        page = body(words)
        above = 4 + (8 if panel else 0)
        below = self.key + _ABOVE_LEGEND if self.key else 0.0
        return Area(page.x, page.y + above, self._width(panel), page.height - above - below)

    def _note(self, lines: Sequence[Line]) -> None:
        """Leave dotted lines to words on the lower card."""
        number = {card.id: index for index, card in enumerate(self.chart.cards)}
        labels = {card.id: card.label.first for card in self.chart.cards}
        notes: dict[int, list[str]] = {}
        for line in lines:
            text = dotted_note(self.chart.caption.language, labels[line.parent], line.label)
            notes.setdefault(number[line.child], []).append(text)
        self.faces = Faces(self.chart.cards, self.chart.caption.language, self.found, notes)
        self.dotted = [line for line in self.dotted if line not in lines]

    def _draw(self, fitted: Fitted, words: Heading, starts: dict[int, int]) -> tuple[Scene, list[Line]]:
        """One page, and the dotted lines that found no way. `starts` has the page on which a card's people begin."""
        posts, caption, cards = fitted.block.posts, self.chart.caption, self.trees.cards
        shown = [cards[post.twig.card] for post in posts]
        callouts = self._callouts([card.id for card in shown], words.page)
        area = self._area(words, bool(callouts))
        left = area.x + (area.width - fitted.block.width) / 2
        top = area.y + max(0.0, area.height - fitted.block.height) * 0.4
        for post in posts:
            post.x, post.y = round(post.x + left, 2), round(post.y + top, 2)
        boxes = self._cards(posts, fitted, starts)
        edges = self._lines(posts, fitted.spacing)
        # On charts of many pages dotted lines are notes: there is nothing to draw round what stands.
        dotted = Sketch(area, boxes if self.dotted else (), [edge.points for edge in edges])
        dotted.add(self.dotted)
        boxes += dotted.labels
        edges += dotted.edges
        page = body(words)
        explained = tuple(entries(shown, callouts, bool(dotted.edges), caption))
        key = legend(explained, area.x, page.bottom, area.width)
        if callouts:
            side = Area(page.right - SIDE, page.y, SIDE, page.height)
            boxes += side_panel(callouts, caption, side).boxes
        scene = Scene(
            self.chart.name, words.title, caption.description, caption.language,
            (*frame(words), *boxes, *key.boxes), (*edges, *key.edges),
            self.paper,
        )  # fmt: skip
        return scene, dotted.left_out

    def _cards(self, posts: Sequence[Post], fitted: Fitted, starts: dict[int, int]) -> list[Box]:
        """Cards with their badges and markers. Level 1 is coloured where something hangs below it."""
        spacing, language = fitted.spacing, self.chart.caption.language
        size = spacing.card_width, spacing.card_height
        levels = self._levels(posts)
        leading = [bool(post.twig.children or post.twig.hidden) for post in posts]
        layered = any(level == 1 and leads for level, leads in zip(levels, leading, strict=True))
        boxes: list[Box] = []
        for post, depth, leads in zip(posts, levels, leading, strict=True):
            card = self.trees.cards[post.twig.card]
            level = depth if leads or (layered and depth == 1) else 2
            stack = self.faces.trimmed(post.twig.card, fitted.look, size, post.depth < 2)
            boxes += draw_card(card, stack, post.x, post.y, size, level, self.found.get(card.id, ()))
            if post.twig.hidden:
                text = more_below(language, self.trees.below[post.twig.card], starts[post.twig.card])
                boxes.append(page_badge(card, text, post.x, post.y, size))
            elif card.span and post.twig.children:
                boxes.append(span_badge(card, post.x, post.y, size, post.spread == "stack"))
        return boxes

    def _levels(self, posts: Sequence[Post]) -> list[int]:
        """How far below the top of the team each card stands; somebody outside above it does not count."""
        levels: list[int] = []
        above = 0
        for post in posts:
            if post.depth == 0:
                above = int(self.trees.cards[post.twig.card].outside)
            levels.append(max(0, post.depth - above))
        return levels

    def _lines(self, posts: Sequence[Post], spacing: Spacing) -> list[Edge]:
        """The solid lines; all that leave one card are one line that forks."""
        cards = self.trees.cards
        return [
            Edge(
                f"{cards[child].id}>{cards[parent].id}", cards[parent].id, cards[child].id, way, "bottom",
                "top" if way[-1][0] == way[-2][0] else "left", colours.LINE, arrow=False, radius=0,
                bus=cards[parent].id,
            )
            for parent, child, way in wires(posts, spacing)
        ]  # fmt: skip

    def _callouts(self, shown: Sequence[str], page: int) -> list[Callout]:
        """The findings of a page: those of its cards; the first page also has those that point at no card."""
        here = frozenset(shown)
        anywhere = frozenset(card.id for card in self.trees.cards) if page == 1 and self.chart.callouts else here
        return [
            callout
            for callout in self.chart.callouts
            if any(target in here for target in callout.targets)
            or (page == 1 and not any(target in anywhere for target in callout.targets))
        ]
