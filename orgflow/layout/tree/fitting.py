"""How large the cards of a page may be, and how they stand: the richest look that fits, then the best balance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orgflow.layout.tree.arrangement import Block, Spacing, arrange
from orgflow.layout.tree.cards import LOOKS, Faces, Look
from orgflow.layout.tree.forest import Twig

Room = tuple[float, float]

_WIDTHS = (190.0, 180.0, 170.0, 160.0, 150.0, 142.0, 134.0, 126.0, 118.0, 110.0, 102.0, 94.0, 86.0, 78.0)
_STRETCHES = (2.6, 2.2, 1.9, 1.6, 1.4, 1.2)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A page's cards in their places, with the look and spacing they were given."""

    look: Look
    spacing: Spacing
    block: Block


def fit(twigs: Sequence[Twig], faces: Faces, room: Room) -> Fitted | None:
    """The richest look at which everything fits into `room`, or nothing if it does not fit at 8 pt."""
    for look in LOOKS:
        found = [
            (_balance(block, room, rows), rows, spacing)
            for rows, spacing, block in _fitting(twigs, faces, look, room)
        ]
        if found:
            _, rows, spacing = max(found, key=lambda candidate: candidate[:2])
            return _stretched(twigs, rows, look, spacing, room)
    return None


def fit_fixed(twigs: Sequence[Twig], look: Look, spacing: Spacing, room: Room) -> Fitted | None:
    """The same for a given look and card size."""
    best: tuple[float, int] | None = None
    for rows in range(_depth(twigs) + 1):
        block = arrange(twigs, rows, spacing, room)
        if block.width <= room[0] and block.height <= room[1]:
            best = max(best or (0.0, 0), (_balance(block, room, rows), rows))
    return _stretched(twigs, best[1], look, spacing, room) if best else None


def _fitting(twigs: Sequence[Twig], faces: Faces, look: Look, room: Room) -> Iterator[tuple[int, Spacing, Block]]:
    """For each number of rows, the widest cards that fit. Large looks are for charts that need no hanging at the top."""
    levels = list(_levels(twigs))
    for rows in range(0 if look.scale <= 1 else 1, len(levels) + 1):
        for card_width in _WIDTHS:
            card_width = round(card_width * max(1.0, look.scale))  # noqa: PLW2901  a large look has wide cards
            if any(faces.breaks_words(t.card, look, card_width, d < 2) for d, level in enumerate(levels) for t in level):
                break
            card_height = max(
                look.least_height,
                *(faces.height(t.card, look, card_width, d < 2) for d, level in enumerate(levels) for t in level),
            )
            spacing = Spacing(card_width, card_height)
            block = arrange(twigs, rows, spacing, room)
            if block.width <= room[0] and block.height <= room[1]:
                yield rows, spacing, block
                break


def _levels(twigs: Sequence[Twig]) -> Iterator[Sequence[Twig]]:
    while twigs:
        yield twigs
        twigs = [child for twig in twigs for child in twig.children]


def _depth(twigs: Sequence[Twig]) -> int:
    return sum(1 for _ in _levels(twigs))


def _balance(block: Block, room: Room, rows: int) -> float:
    """How well a block fills the page both ways. A top whose children hang is for charts that allow nothing else."""
    filled = min(block.width / room[0], block.height / room[1])
    return filled if rows else filled * 0.2


def _stretched(twigs: Sequence[Twig], rows: int, look: Look, spacing: Spacing, room: Room) -> Fitted:
    """Give the gaps what room is left, up to a limit: first between levels, then between neighbours."""
    block = arrange(twigs, rows, spacing, room)
    for names in (("row_gap", "hang_gap"), ("side_gap",)):
        for factor in _STRETCHES:
            wider = replace(spacing, **{name: getattr(spacing, name) * factor for name in names})
            stretched = arrange(twigs, rows, wider, room)
            if stretched.width <= max(room[0], 0) and stretched.height <= room[1]:
                spacing, block = wider, stretched
                break
    return Fitted(look, spacing, block)
