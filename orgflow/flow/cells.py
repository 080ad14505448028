"""Cut what a case can be like into finitely many cells, in each of which every condition is the same.

A condition that compares an attribute with constants only cannot tell two values apart that lie on the same side of all
these constants. So one value of each stretch stands for all of them, and every combination of such values is a cell.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import product
from math import prod

from orgflow.expressions.domains import OTHER, STEPS, Domain, Value
from orgflow.expressions.tree import ARITHMETIC, COMPARISONS, Call, Constant, Expression, Items, Name, names
from orgflow.expressions.typing import seconds
from orgflow.text import Text, listed, phrase

# More cells than anybody's decision has; beyond, the answer is "not decided".
MOST = 200_000
_DAY = 86_400


class Undecided(Exception):
    """Why the cells cannot tell."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.get("en"))
        self.reason = reason


Axes = dict[str, tuple[Value, ...]]
_NONE: Axes = {}


def axes(
    conditions: Iterable[Expression],
    domains: Mapping[str, Domain],
    most: int = MOST,
    finer: Mapping[str, tuple[Value, ...]] = _NONE,
) -> Axes:
    """For each attribute that some condition reads one value of every stretch, in order; `finer` are values of shorter
    stretches, to be taken instead.

    Raises `Undecided` where a condition compares two attributes or reckons with one, and above `most` cells.
    """
    conditions = tuple(conditions)
    constants: dict[str, dict[Value, None]] = {}
    for condition in conditions:
        for name in names(condition):
            constants.setdefault(name, {})
        for name, constant in _compared(condition, domains):
            constants.setdefault(name, {})[constant] = None
    found = {
        name: finer[name] if name in finer else tuple(_stretches(domains[name], values))
        for name, values in constants.items()
    }
    count = prod(len(values) for values in found.values())
    if count > most:
        raise Undecided(
            phrase("it has {count} kinds of cases, too many to look at", "情况多达 {count} 种，未逐一检查", count=count)
        )
    return found


def cells(found: Axes) -> Iterator[dict[str, Value]]:
    """Every combination of the values of the axes, as a case."""
    for values in product(*found.values()):
        yield dict(zip(found, values, strict=True))


def is_condition(side: Expression, domains: Mapping[str, Domain]) -> bool:
    """Whether a part of a condition is true or false of a case by itself, and no constant."""
    if isinstance(side, Name):
        return domains[side.name].kind == "boolean"
    return isinstance(side, Call) and side.op not in (*ARITHMETIC, "?:", "duration", "days")


def _compared(expression: Expression, domains: Mapping[str, Domain]) -> Iterator[tuple[str, Value]]:
    """Which attribute is compared with which constant."""
    if not isinstance(expression, Call):
        return
    if expression.op in (*COMPARISONS, "in"):
        yield from _comparison(expression, domains)
        return
    for arg in expression.args:
        yield from _compared(arg, domains)


def _comparison(call: Call, domains: Mapping[str, Domain]) -> Iterator[tuple[str, Value]]:
    left, right = call.args
    if isinstance(right, Name):
        left, right = right, left
    constants = [constant(item) for item in (right.items if isinstance(right, Items) else (right,))]
    if isinstance(left, Name) and None not in constants:
        yield from ((left.name, constant) for constant in constants if constant is not None)
    elif all(is_condition(side, domains) for side in call.args):
        # Two conditions compared with each other: each has its own constants.
        for side in call.args:
            yield from _compared(side, domains)
    elif names(call):
        raise Undecided(
            phrase(
                "a condition reckons with {names}, or compares it with another attribute",
                "条件对 {names} 做了计算或相互比较",
                names=listed(f"`{name}`" for name in names(call)),
            )
        )


def constant(expression: Expression) -> Value | None:
    """The value of a constant, lengths of time in seconds; None for anything else."""
    if isinstance(expression, Constant):
        return expression.value
    if isinstance(expression, Call) and expression.op in ("duration", "days"):
        (arg,) = expression.args
        assert isinstance(arg, Constant)
        return int(arg.value) * _DAY if expression.op == "days" else seconds(str(arg.value), arg.at)
    return None


def _stretches(domain: Domain, constants: Mapping[Value, None]) -> Iterator[Value]:
    if domain.kind == "boolean":
        yield from (False, True)
    elif domain.kind in ("enum", "text"):
        yield from _texts(domain, constants)
    else:
        yield from _numbers(domain, [Decimal(value) for value in constants])


def _texts(domain: Domain, constants: Mapping[Value, None]) -> Iterator[str]:
    if domain.kind == "text":
        yield from (str(value) for value in constants)
        yield OTHER
        return
    yield from (value for value in domain.values if value in constants)
    # The values that no condition names are all alike.
    yield from [value for value in domain.values if value not in constants][:1]


def _numbers(domain: Domain, constants: list[Decimal]) -> Iterator[Value]:
    step = STEPS[domain.kind]
    points = {bound for bound in (domain.low, domain.high) if bound is not None}
    for constant in constants:
        below = (constant / step).to_integral_value(ROUND_FLOOR) * step
        above = (constant / step).to_integral_value(ROUND_CEILING) * step
        points |= {below - step, below, above, above + step}
    low, high = domain.low, domain.high
    inside = sorted(point for point in points if (low is None or point >= low) and (high is None or point <= high))
    yield from inside or [low if low is not None else Decimal(0)]
