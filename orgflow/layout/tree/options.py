"""The ways in which a page's cards may stand, as sizes only: what does not fit is given up before it is drawn.

Children stand side by side in a row under a bus, hang below each other from their parent's left corner, or hang in
several stacks from a bus. Whatever hangs has everything below it hanging too. Depth is bounded by the page, so
recursion is safe.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from orgflow.layout.tree.forest import Twig

INDENT = 18.0
_MOST_STACKS = 10
_KEPT = 8

Spread = Literal["row", "stack", "stacks"]
"""How a card's children stand: side by side, below each other, or in several columns of those."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Card size, and the gaps: below a row, between hanging cards, between neighbours."""

    card_width: float
    card_height: float
    row_gap: float = 30.0
    hang_gap: float = 12.0
    side_gap: float = 14.0

    @property
    def below_head(self) -> float:
        """From the top of a card to the top of the first card hanging from it."""
        return self.card_height + self.hang_gap * 1.25

    @property
    def below_row(self) -> float:
        """From the top of a card to the tops of the row below it."""
        return self.card_height + self.row_gap


class Option(NamedTuple):
    """One way for a card and what is below it. `parts` are its children in columns; a row has one in each."""

    width: float
    height: float
    spread: Spread = "row"
    parts: tuple[tuple["Option", ...], ...] = ()


class Options:
    """The ways in which cards of a size may stand, worked out once for each shape."""

    def __init__(self, spacing: Spacing) -> None:
        self.spacing = spacing
        self._known: dict[str, tuple[Option, list[Option]]] = {}

    def of(self, twig: Twig) -> list[Option]:
        """The ways worth having, none both wider and higher than another, narrowest first."""
        return self._ways(twig)[1]

    def _ways(self, twig: Twig) -> tuple[Option, list[Option]]:
        """A card with everything below it hanging in one stack, and all the ways worth having."""
        known = self._known.get(twig.shape)
        if known is None:
            known = self._known[twig.shape] = self._find(twig)
        return known

    def _find(self, twig: Twig) -> tuple[Option, list[Option]]:
        spacing = self.spacing
        if not twig.children:
            alone = Option(spacing.card_width, spacing.card_height, "stack")
            return alone, [alone]
        below = [self._ways(child) for child in twig.children]
        hung = [one for one, _ in below]
        stack = _stacked([hung], spacing)
        found = [stack]
        for count in range(2, min(len(hung), _MOST_STACKS + 1)):
            found.append(_stacked(_shared(hung, spacing.hang_gap, count), spacing))
        found += (_row(choice, spacing) for choice in side_by_side([some for _, some in below]))
        return stack, _worth(found)


def resized(option: Option, spacing: Spacing) -> Option:
    """The same way to stand, with other sizes and gaps."""
    parts = [[resized(part, spacing) for part in stack] for stack in option.parts]
    if not parts:
        return Option(spacing.card_width, spacing.card_height, option.spread)
    if option.spread == "row":
        return _row(tuple(part for stack in parts for part in stack), spacing)
    return _stacked(parts, spacing)


def side_by_side(below: Sequence[Sequence[Option]]) -> Iterator[tuple[Option, ...]]:
    """For each height that some neighbour may have, the narrowest way of each that is no higher.

    Each neighbour's ways come narrowest first, which is highest first.
    """
    lowest = max(some[-1].height for some in below)
    for limit in sorted({option.height for some in below for option in some if option.height >= lowest}):
        yield tuple(next(one for one in some if one.height <= limit) for some in below)


def _row(choice: tuple[Option, ...], spacing: Spacing) -> Option:
    width = sum(option.width for option in choice) + spacing.side_gap * (len(choice) - 1)
    height = spacing.below_row + max(option.height for option in choice)
    return Option(width, height, "row", tuple((option,) for option in choice))


def _stacked(stacks: Sequence[Sequence[Option]], spacing: Spacing) -> Option:
    top = spacing.below_head if len(stacks) == 1 else spacing.below_row
    high = max(sum(part.height + spacing.hang_gap for part in stack) for stack in stacks) - spacing.hang_gap
    wide = sum(INDENT + max(part.width for part in stack) + spacing.side_gap for stack in stacks) - spacing.side_gap
    spread: Spread = "stack" if len(stacks) == 1 else "stacks"
    parts = tuple(tuple(stack) for stack in stacks)
    return Option(max(wide, spacing.card_width), top + high, spread, parts)


def _worth(found: Iterable[Option]) -> list[Option]:
    """The ways that no other beats, thinned out evenly if there are many; of equals the row wins."""
    kept: list[Option] = []
    for option in sorted(found, key=lambda one: (one.width, one.height, one.spread != "row")):
        if not kept or option.height < kept[-1].height - 0.01:
            kept.append(option)
    if len(kept) <= _KEPT:
        return kept
    return [kept[round(index * (len(kept) - 1) / (_KEPT - 1))] for index in range(_KEPT)]


def _shared(parts: Sequence[Option], gap: float, count: int) -> list[list[Option]]:
    """Parts in order over at most so many stacks, the highest as low as can be (to a point).

    Parts of one height are shared out evenly, the longer stacks first.
    """
    if max(part.height for part in parts) - min(part.height for part in parts) < 0.01:
        each, more = divmod(len(parts), count)
        ends = [each * (index + 1) + min(index + 1, more) for index in range(count)]
        return [list(parts[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
    low = max(max(part.height for part in parts), sum(part.height + gap for part in parts) / count - gap)
    high = sum(part.height + gap for part in parts)
    while high - low > 1:
        middle = (low + high) / 2
        if len(_filled(parts, gap, middle)) <= count:
            high = middle
        else:
            low = middle
    return _filled(parts, gap, high)


def _filled(parts: Sequence[Option], gap: float, room: float) -> list[list[Option]]:
    stacks: list[list[Option]] = [[]]
    used = -gap
    for part in parts:
        if stacks[-1] and used + gap + part.height > room + 0.01:
            stacks.append([])
            used = -gap
        stacks[-1].append(part)
        used += gap + part.height
    return stacks
