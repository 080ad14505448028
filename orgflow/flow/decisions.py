"""Is there a branch for every case, and only one? Decided by looking at every cell (see `cells`)."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from orgflow.expressions.domains import Domain, Value
from orgflow.expressions.evaluation import Evaluator, compiled, holds
from orgflow.expressions.tree import Expression
from orgflow.flow.cells import MOST, Axes, axes, cells
from orgflow.flow.holes import Hole, holes
from orgflow.flow.regions import as_condition, grown

Example = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Cases that no branch takes: one of them, and the largest region around it as a condition (None: every case)."""

    example: Example
    region: Expression | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the branches of a decision do with the cases that there can be.

    `gap` is there if some case is taken by none. `overlaps` maps pairs of branches to a case that both take; `same` are
    those of them that take exactly the same cases. `never` are branches that take no case; `masked` those that take
    some, but none that an earlier branch leaves. `always` are those that take every case.
    """

    gap: Uncovered | None
    overlaps: dict[tuple[str, str], Example]
    same: tuple[tuple[str, str], ...]
    never: tuple[str, ...]
    masked: tuple[str, ...]
    always: tuple[str, ...]
    holes: tuple[Hole, ...] = ()
    beyond: bool = True


def coverage(
    conditions: Mapping[str, Expression],
    domains: Mapping[str, Domain],
    most: int = MOST,
    *,
    among: Callable[[Example], bool] | None = None,
    finer: Axes | None = None,
) -> Coverage:
    """Look at every cell. `conditions` are checked, in the order of the branches. With `among`, only such cases count;
    it may tell cases apart by the values of `finer` stretches.

    Raises `Undecided` where cells cannot tell.
    """
    found = axes(conditions.values(), domains, most, finer or {})
    evaluators = {name: compiled(condition) for name, condition in conditions.items()}
    open_cells: dict[tuple[Value, ...], None] = {}
    overlaps: dict[tuple[str, str], Example] = {}
    shared: Counter[tuple[str, str]] = Counter()
    taken = dict.fromkeys(conditions, 0)
    first = dict.fromkeys(conditions, 0)
    count = 0
    for case in cells(found):
        if among and not among(case):
            continue
        count += 1
        hit = list(_taking(evaluators, case))
        for name in hit:
            taken[name] += 1
        if hit:
            first[hit[0]] += 1
        else:
            open_cells[tuple(case.values())] = None
        for pair in combinations(hit, 2):
            overlaps.setdefault(pair, case)
            shared[pair] += 1

    overlaps = {pair: overlaps[pair] for pair in combinations(conditions, 2) if pair in overlaps}
    narrow = holes(open_cells, found, domains, lambda case: next(_taking(evaluators, case), None))
    inside = dict.fromkeys(cell for run in narrow.values() for cell in run)
    beyond = [cell for cell in open_cells if cell not in inside]
    return Coverage(
        _gap([*beyond, *open_cells], open_cells, found, domains),
        overlaps,
        tuple(pair for pair in overlaps if shared[pair] == taken[pair[0]] == taken[pair[1]]),
        tuple(name for name in conditions if not taken[name]),
        tuple(name for name in conditions if taken[name] and not first[name]),
        tuple(name for name in conditions if taken[name] == count > 0),
        tuple(narrow),
        bool(beyond),
    )


def _taking(evaluators: Mapping[str, Evaluator], case: Example) -> Iterator[str]:
    return (name for name, evaluator in evaluators.items() if holds(evaluator, case))


def _gap(
    witnesses: list[tuple[Value, ...]],
    open_cells: Mapping[tuple[Value, ...], None],
    found: Axes,
    domains: Mapping[str, Domain],
) -> Uncovered | None:
    """The region around the first of some cells that no branch takes."""
    for cell in witnesses:
        example = dict(zip(found, cell, strict=True))
        return Uncovered(example, as_condition(grown(found, example, open_cells), found, domains))
    return None
