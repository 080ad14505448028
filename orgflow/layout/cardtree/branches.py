"""Where the cards of one page stand: a branch takes a band of the page, its card in the middle of what is beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from orgflow.diagram import TreeCard
from orgflow.layout.cardtree.faces import Face

INDENT = 18.0


@dataclass(slots=True)
class Branch:
    """A card, what stands beside it further right, and what hangs below it."""

    card: TreeCard
    beside: "list[Branch]" = field(default_factory=list)
    hung: "list[Branch]" = field(default_factory=list)


class Span(NamedTuple):
    """A column of the page, and how much further right each card that hangs in it begins."""

    x: float
    width: float
    indent: float


class Placed(NamedTuple):
    """A card and its rectangle."""

    card: TreeCard
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return round(self.y + self.height / 2, 2)


class _Plan(NamedTuple):
    """The height of a branch, of its card, and where its card and what is beside it begin."""

    height: float
    card: float
    top: float
    side: float
    middle: float


def grown(cards: Iterable[TreeCard]) -> list[Branch]:
    """The branches of some cards, each of which comes after its parent; without that it is a root."""
    known: dict[str, Branch] = {}
    roots = []
    for card in cards:
        branch = known[card.id] = Branch(card)
        parent = known.get(card.parent)
        if parent is None:
            roots.append(branch)
        else:
            (parent.hung if parent.card.column == card.column else parent.beside).append(branch)
    return roots


@dataclass(frozen=True, slots=True)
class Bands:
    """How branches are set: in which columns, with which words, how far apart."""

    spans: Sequence[Span]
    face: Face
    gap: float

    def height(self, roots: Sequence[Branch]) -> float:
        """What roots below each other take."""
        return sum(self._plan(root).height for root in roots) + self._apart * max(0, len(roots) - 1)

    def placed(self, roots: Sequence[Branch], y: float) -> Iterator[Placed]:
        """Every card with its place, roots from `y` down."""
        for root in roots:
            yield from self._branch(root, y, 0, 0.0)
            y += self._plan(root).height + self._apart

    @property
    def _apart(self) -> float:
        return self.gap * 1.25

    def _branch(self, branch: Branch, y: float, depth: int, least: float) -> Iterator[Placed]:
        plan = self._plan(branch, depth, least)
        x, across = self._across(branch.card, depth)
        stretched = branch.card.look == "head" and not branch.hung
        top, tall = (0.0, plan.height) if stretched else (plan.top, plan.card)
        yield Placed(branch.card, round(x, 2), round(y + top, 2), round(across, 2), round(tall, 2))
        below = y + plan.side
        row = plan.card if len(branch.beside) == 1 else 0.0
        for side in branch.beside:
            yield from self._branch(side, below, 0, row)
            below += self._plan(side, 0, row).height + self.gap
        below = y + plan.middle
        for hung in branch.hung:
            below += self.gap
            yield from self._branch(hung, below, depth + 1, 0.0)
            below += self._plan(hung, depth + 1).height

    def _plan(self, branch: Branch, depth: int = 0, least: float = 0.0) -> _Plan:
        """How a branch is set; `least` is the height of the card in whose row it stands alone."""
        _, across = self._across(branch.card, depth)
        own = max(self.face.high(branch.card, across), least)
        if len(branch.beside) == 1:
            # Cards of one row are equally high.
            own = max(own, self._plan(branch.beside[0], 0, own).card)
        row = own if len(branch.beside) == 1 else 0.0
        middles, side = [], 0.0
        for each in branch.beside:
            plan = self._plan(each, 0, row)
            middles.append(side + plan.top + plan.card / 2)
            side += plan.height + self.gap
        side -= self.gap if branch.beside else 0.0
        centre = (middles[0] + middles[-1]) / 2 if middles else own / 2
        top = max(0.0, centre - own / 2)
        shift = max(0.0, own / 2 - centre)
        middle = max(top + own, shift + side)
        below = sum(self.gap + self._plan(each, depth + 1).height for each in branch.hung)
        return _Plan(middle + below, own, top, shift, middle)

    def _across(self, card: TreeCard, depth: int) -> tuple[float, float]:
        span = self.spans[card.column]
        inset = min(depth * span.indent, span.width * 0.4)
        return span.x + inset, span.width - inset
