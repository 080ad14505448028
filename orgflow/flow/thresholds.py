"""Up to which amount a branch takes cases."""

from collections.abc import Mapping
from decimal import Decimal

from orgflow.expressions.domains import Domain
from orgflow.expressions.evaluation import compiled, holds
from orgflow.expressions.tree import Expression
from orgflow.flow.cells import axes, cells


def extent(
    condition: Expression, domains: Mapping[str, Domain], attribute: str
) -> tuple[Decimal | None, Decimal | None] | None:
    """The least and the greatest value of a number in the cases that meet a condition which reads it, each None where
    nothing bounds it but the attribute itself; None altogether if no case meets the condition.

    Raises `Undecided`.
    """
    found = axes([condition], domains)
    test, values = compiled(condition), found[attribute]
    taken = [values.index(case[attribute]) for case in cells(found) if holds(test, case)]
    if not taken:
        return None
    least, greatest = min(taken), max(taken)
    return (
        None if least == 0 else Decimal(values[least]),
        None if greatest == len(values) - 1 else Decimal(values[greatest]),
    )
