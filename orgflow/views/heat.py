"""Numbers as fields of a heat map: the most of them the darkest."""

from collections.abc import Iterable

from orgflow.diagram import Cell


def heat(count: int, most: int) -> Cell:
    """A number among numbers of which `most` is the greatest."""
    return Cell(str(count), heat=-(-5 * count // (most or 1)))


def heated(counts: Iterable[int]) -> tuple[Cell, ...]:
    """A row of numbers, beside each other."""
    known = tuple(counts)
    most = max(known, default=0)
    return tuple(heat(count, most) for count in known)
