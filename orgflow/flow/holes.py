"""Narrow gaps between two branches: `amount < 100` and `amount > 100` leave exactly 100 to nobody."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from orgflow.expressions.domains import STEPS, Domain, Value
from orgflow.flow.cells import Axes

_Cell = tuple[Value, ...]
# Whoever thinks in whole numbers writes `<= 100` and `>= 101`.
_NARROW = 1


@dataclass(frozen=True, slots=True)
class Hole:
    """What no branch takes of an attribute, from `low` to `high`, though one takes what is just below and another what
    is just above."""

    attribute: str
    low: Decimal
    high: Decimal
    below: str
    above: str


def holes(
    open_cells: Collection[_Cell],
    found: Axes,
    domains: Mapping[str, Domain],
    taker: Callable[[dict[str, Value]], str | None],
) -> dict[Hole, list[_Cell]]:
    """The holes among the cells that no branch takes, with the cells that are in each; `taker` says which branch takes
    a case."""
    told: dict[Hole, list[_Cell]] = {}
    for place, (name, values) in enumerate(found.items()):
        if domains[name].kind in STEPS:
            for before, run, after in _runs(open_cells, place, values):
                below, above = (taker(dict(zip(found, cell, strict=True))) for cell in (before, after))
                low, high = Decimal(run[0][place]), Decimal(run[-1][place])
                narrow = low == high or (domains[name].kind in ("money", "decimal") and high - low < _NARROW)
                if narrow and below and above and below != above:
                    told.setdefault(Hole(name, low, high, below, above), []).extend(run)
    return told


def _runs(
    open_cells: Collection[_Cell], place: int, values: tuple[Value, ...]
) -> Iterator[tuple[_Cell, list[_Cell], _Cell]]:
    """Open cells that differ in one attribute only and lie side by side, between the two cells around them."""
    order = {value: at for at, value in enumerate(values)}
    for cell in open_cells:
        at = order[cell[place]]
        before = _beside(cell, place, values[at - 1]) if at else cell
        if before in open_cells:
            continue
        run = [cell]
        for value in values[at + 1 :]:
            after = _beside(cell, place, value)
            if after not in open_cells:
                yield before, run, after
                break
            run.append(after)


def _beside(cell: _Cell, place: int, value: Value) -> _Cell:
    """The cell that differs in one attribute."""
    return (*cell[:place], value, *cell[place + 1 :])
