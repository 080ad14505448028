"""What a condition consists of, each part with its offset in the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

Literal = bool | int | Decimal | str


@dataclass(frozen=True, slots=True)
class Constant:
    """A value as it is written."""

    value: Literal
    at: int


@dataclass(frozen=True, slots=True)
class Name:
    """An attribute of the case."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list, on the right of `in`."""

    items: "tuple[Expression, ...]"
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    """An operator or a function: `&&`, `==`, `in`, `?:`, `duration`, … and what it is applied to."""

    op: str
    args: "tuple[Expression, ...]"
    at: int


Expression = Constant | Name | Items | Call

COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
ARITHMETIC = ("+", "-", "*")


def parts(expression: Expression) -> Iterator[Expression]:
    """The expression and everything in it, outermost first."""
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, Call):
            waiting += reversed(part.args)
        elif isinstance(part, Items):
            waiting += reversed(part.items)


def names(expression: Expression) -> dict[str, None]:
    """The attributes that an expression reads, in the order written."""
    return {part.name: None for part in parts(expression) if isinstance(part, Name)}
