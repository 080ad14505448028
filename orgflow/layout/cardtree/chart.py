"""A card tree as scenes: columns with their headings, branches below each other, as many on a page as can be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from orgflow.diagram import Callout, CardTree, Column, Label, TreeCard
from orgflow.layout import colours
from orgflow.layout.cardtree.branches import INDENT, Bands, Branch, Placed, Span, grown
from orgflow.layout.cardtree.faces import LEFT, RIGHT, Face
from orgflow.layout.frame import Area, body, frame, part_heading
from orgflow.layout.measure import shorten, wrap
from orgflow.layout.panel import strip
from orgflow.layout.words import Words, height, place
from orgflow.scene import Box, Edge, Page, Point, Scene

_SCALES = (1.3, 1.15, 1.0)
_GAPS = (22.0, 18.0, 14.0, 11.0)
"""Between cards; markers stand out above them."""
_COLUMN_GAP = 30.0
_NARROW, _WIDE = 96.0, 330.0
_BELOW_HEADS = 14.0
_STRIP_GAP = 14.0
_STRIP_SHARE = 0.3
_SHARES = (0.6, 0.7, 0.8, 0.9)
"""How full pages are tried to be, so that the last is no emptier than the others, of trees that are not huge."""
_HUGE = 500
_MOST_SHARE = 0.4
"""The most of a page's height that one card takes."""
_ABOVE = 6
"""How many of the cards that it belongs to are repeated above a card on a further page."""


def lay_out_cards(tree: CardTree, paper: Page) -> tuple[Scene, ...]:
    """The pages of a card tree: one with large words if that will do, else as many as it takes."""
    for scale in _SCALES:
        setting = _setting(tree, paper, scale, pages=1)
        if setting.fits(tree.cards, first=True):
            return (setting.scene(tree.cards, 1, 1),)
    setting = _setting(tree, paper, 1.0, pages=2)
    pages = list(_paged(setting))
    for share in _SHARES if len(tree.cards) < _HUGE else ():
        evenly = list(_paged(replace(setting, share=share)))
        if len(evenly) == len(pages):
            pages = evenly
            break
    return tuple(setting.scene(page, number, len(pages)) for number, page in enumerate(pages, start=1))


def _paged(setting: "_Setting") -> Iterator[tuple[TreeCard, ...]]:
    """Cards by page. What a card belongs to is repeated above it on a further page, as far as there is room."""
    cards = {card.id: card for card in setting.tree.cards}
    page: list[TreeCard] = []
    first = True
    for card in setting.tree.cards:
        if page and not setting.fits([*page, card], first=first):
            following = _above(card, cards)
            while following and not setting.fits([*following, card], first=False):
                following.pop(0)
            # What ends a page only to be repeated on the next one stands there alone.
            while len(page) > 1 and page[-1] in following:
                page.pop()
            yield tuple(page)
            page, first = following, False
        page.append(card)
    yield tuple(page)


def _above(card: TreeCard, cards: dict[str, TreeCard]) -> list[TreeCard]:
    path: list[TreeCard] = []
    while card.parent in cards and len(path) < _ABOVE:
        card = cards[card.parent]
        path.insert(0, card)
    return path


def _setting(tree: CardTree, paper: Page, scale: float, pages: int) -> "_Setting":
    area = body(part_heading(tree.caption, 1, pages, paper))
    marked = frozenset(target for callout in tree.callouts for target in callout.targets)
    face = Face(tree.caption.language, area.height * _MOST_SHARE, scale, marked)
    return _Setting(tree, paper, area, face, _spans(tree, area, face))


def _spans(tree: CardTree, area: Area, face: Face) -> list[Span]:
    """Columns as wide as their cards would like to be, scaled to the page's width."""
    depths = _depths(tree.cards)
    wanted = []
    for number in range(len(tree.columns)):
        likes = [face.natural(card) for card in tree.cards if card.column == number]
        wanted.append(min(_WIDE, max(_NARROW, max(likes, default=0.0))))
    room = area.width - _COLUMN_GAP * (len(wanted) - 1)
    spare = room - sum(wanted)
    if spare < 0:
        # Each keeps the least; the rest is shared out by how much more they would like.
        more = sum(wanted) - _NARROW * len(wanted)
        wanted = [_NARROW + (each - _NARROW) * (room - _NARROW * len(wanted)) / more for each in wanted]
    else:
        wanted = [each + spare / len(wanted) for each in wanted]
    spans, x = [], area.x
    for number, each in enumerate(wanted):
        spans.append(Span(round(x, 2), round(each, 2), min(INDENT, 0.4 * each / max(1, depths.get(number, 0)))))
        x += each + _COLUMN_GAP
    return spans


def _depths(cards: Sequence[TreeCard]) -> dict[int, int]:
    """How deep cards hang in each column."""
    column: dict[str, int] = {}
    depth: dict[str, int] = {}
    deepest: dict[int, int] = {}
    for card in cards:
        hangs = column.get(card.parent) == card.column
        column[card.id] = card.column
        depth[card.id] = depth[card.parent] + 1 if hangs else 0
        deepest[card.column] = max(deepest.get(card.column, 0), depth[card.id])
    return deepest


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is the same on every page of a tree."""

    tree: CardTree
    paper: Page
    area: Area
    face: Face
    spans: list[Span]
    share: float = 1.0

    def fits(self, cards: Sequence[TreeCard], *, first: bool) -> bool:
        """Whether cards fit on a page, with the findings about them."""
        return Bands(self.spans, self.face, _GAPS[-1]).height(grown(cards)) <= self.share * self._room(cards, first)

    def scene(self, cards: Sequence[TreeCard], number: int, count: int) -> Scene:
        """A page with some cards."""
        caption = self.tree.caption
        heading = part_heading(caption, number, count, self.paper)
        roots, room = grown(cards), self._room(cards, number == 1)
        settings = (Bands(self.spans, self.face, gap) for gap in _GAPS)
        bands = next((each for each in settings if each.height(roots) <= room), Bands(self.spans, self.face, _GAPS[-1]))
        placed = {each.card.id: each for each in bands.placed(roots, self.area.y + self._heads + _BELOW_HEADS)}
        found = self._callouts(cards, number == 1)
        boxes = [*frame(heading), *self._headings()]
        for one in placed.values():
            about = [callout for callout in found if one.card.id in callout.targets]
            boxes += self.face.draw(one.card, one[1:], about)
        if found:
            tall = self._strip(found)
            low = Area(self.area.x, self.area.bottom - tall, self.area.width, tall)
            boxes += strip(found, caption, low).boxes
        edges = [edge for root in roots for edge in self._edges(root, placed)]
        return Scene(
            self.tree.name,
            heading.title,
            caption.description,
            caption.language,
            tuple(boxes),
            tuple(edges),
            self.paper,
        )

    def _room(self, cards: Sequence[TreeCard], first: bool) -> float:
        found = self._callouts(cards, first)
        below = self._strip(found) + _STRIP_GAP if found else 0.0
        return self.area.height - self._heads - _BELOW_HEADS - below

    def _strip(self, found: Sequence[Callout]) -> float:
        most = Area(self.area.x, self.area.y, self.area.width, self.area.height * _STRIP_SHARE)
        return strip(found, self.tree.caption, most).height

    def _callouts(self, cards: Sequence[TreeCard], first: bool) -> list[Callout]:
        """The findings about these cards; those about nothing that is shown stand on the first page."""
        here = {card.id for card in cards}
        anywhere = {card.id for card in self.tree.cards}
        return [
            callout
            for callout in self.tree.callouts
            if here & set(callout.targets) or (first and not anywhere & set(callout.targets))
        ]

    @property
    def _heads(self) -> float:
        """How high the headings of columns are."""
        return max((height(_heading(column.label, span)) for column, span in self._columns()), default=0.0) + 8

    def _columns(self) -> Iterator[tuple[Column, Span]]:
        return zip(self.tree.columns, self.spans, strict=True)

    def _headings(self) -> Iterator[Box]:
        tall = self._heads
        for column, span in self._columns():
            text = place(_heading(column.label, span), span.x + LEFT, self.area.y, span.width - LEFT - RIGHT, tall)
            yield Box(
                f"column:{column.id}", span.x, self.area.y, span.width, round(tall, 2), fill=colours.BAND2, text=text,
                layer="ground",
            )  # fmt: skip

    def _edges(self, branch: Branch, placed: dict[str, Placed]) -> Iterator[Edge]:
        """Lines to what is beside a card and below it, each of these as one line that forks."""
        here = placed[branch.card.id]
        for each in branch.beside:
            there = placed[each.card.id]
            if not each.card.loose:
                yield _across(here, there, self.spans[here.card.column])
            yield from self._edges(each, placed)
        for each in branch.hung:
            if not each.card.loose:
                yield _down(here, placed[each.card.id])
            yield from self._edges(each, placed)


def _heading(label: Label, span: Span) -> list[Words]:
    room = span.width - LEFT - RIGHT
    stack = [_words(label.first, 9.5, room, bold=True)]
    return [*stack, _words(label.second, 8.0, room, bold=False)] if label.second else stack


def _words(text: str, size: float, room: float, *, bold: bool) -> Words:
    lines = shorten(wrap(text, size, bold, room), 2, size, bold, room)
    return Words(lines, size, bold, colours.NAVY if bold else colours.INK2, leading=1.2)


def _across(here: Placed, there: Placed, span: Span) -> Edge:
    x, middle, end = here.x + here.width, here.middle, there.middle
    turn = span.x + span.width + _COLUMN_GAP / 2
    if abs(middle - end) < 0.5:
        return _edge(here, there, "right", ((x, end), (there.x, end)))
    return _edge(here, there, "right", ((x, middle), (turn, middle), (turn, end), (there.x, end)))


def _edge(here: Placed, there: Placed, side: Literal["right", "bottom"], points: tuple[Point, ...]) -> Edge:
    names = here.card.id, there.card.id
    return Edge(
        f"{names[0]}>{names[1]}", *names, points, side, "left", colours.LINE, arrow=False, bus=f"{names[0]}:{side}"
    )


def _down(here: Placed, there: Placed) -> Edge:
    x = round(here.x + (there.x - here.x) / 2, 2)
    return _edge(here, there, "bottom", ((x, here.y + here.height), (x, there.middle), (there.x, there.middle)))
