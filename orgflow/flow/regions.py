"""The largest stretch of cases around one case that are all alike, as a condition."""

from collections.abc import Container, Mapping
from decimal import Decimal
from itertools import product

from orgflow.expressions.domains import OTHER, STEPS, Domain, Value
from orgflow.expressions.tree import Call, Constant, Expression, Items, Name
from orgflow.flow.cells import Axes

Region = dict[str, tuple[Value, ...]]


def grown(found: Axes, witness: Mapping[str, Value], alike: Container[tuple[Value, ...]]) -> Region:
    """Grow from a cell, attribute by attribute, as far as every cell inside is among those that are alike; attributes
    that may be anything are left out."""
    region: Region = {name: (witness[name],) for name in found}
    for name, values in found.items():
        for value in _nearest_first(values, values.index(witness[name])):
            slice_ = (region[each] if each != name else (value,) for each in found)
            if _touches(values, region[name], value) and all(cell in alike for cell in product(*slice_)):
                region[name] = tuple(each for each in values if each in region[name] or each == value)
    return {name: values for name, values in region.items() if len(values) < len(found[name])}


def as_condition(region: Region, found: Axes, domains: Mapping[str, Domain]) -> Expression | None:
    """The condition that holds in a region and nowhere else; None for every case."""
    terms = [_term(name, values, found[name], domains[name]) for name, values in region.items()]
    joined: Expression | None = None
    for term in (each for each in terms if each is not None):
        joined = term if joined is None else Call("&&", (joined, term), 0)
    return joined


def _nearest_first(values: tuple[Value, ...], start: int) -> list[Value]:
    """The other values, outwards on each side: numbers are grown to intervals."""
    return [*values[start + 1 :], *reversed(values[:start])]


def _touches(values: tuple[Value, ...], inside: tuple[Value, ...], value: Value) -> bool:
    """Whether a value is next to what is inside; only numbers have neighbours."""
    if not isinstance(value, Decimal):
        return True
    # What is inside stands in order.
    return values.index(inside[0]) - 1 <= values.index(value) <= values.index(inside[-1]) + 1


def _term(name: str, inside: tuple[Value, ...], values: tuple[Value, ...], domain: Domain) -> Expression | None:
    attribute = Name(name, 0)
    if domain.kind == "boolean":
        return attribute if inside == (True,) else Call("!", (attribute,), 0)
    if domain.kind in ("enum", "text"):
        return _among(attribute, inside, values, domain)
    return _between(attribute, inside, values, domain)


def _among(attribute: Name, inside: tuple[Value, ...], values: tuple[Value, ...], domain: Domain) -> Expression:
    named = [value for value in inside if value != OTHER]
    if domain.kind == "enum":
        # One value stands for all that no condition names.
        unnamed = [value for value in domain.values if value not in values]
        first = next((value for value in domain.values if value in inside and value == values[-1]), None)
        named += unnamed if first is not None and unnamed else []
    elif OTHER in inside:
        others = tuple(Constant(str(value), 0) for value in values if value not in inside)
        if len(others) == 1:
            return Call("!=", (attribute, others[0]), 0)
        return Call("!", (Call("in", (attribute, Items(others, 0)), 0),), 0)
    if len(named) == 1:
        return Call("==", (attribute, Constant(str(named[0]), 0)), 0)
    return Call("in", (attribute, Items(tuple(Constant(str(value), 0) for value in named), 0)), 0)


def _between(
    attribute: Name, inside: tuple[Value, ...], values: tuple[Value, ...], domain: Domain
) -> Expression | None:
    """Where the first or last of all values is inside, the attribute is not bounded on that side; it is one value where
    nothing lies below or above."""
    low, high = Decimal(inside[0]), Decimal(inside[-1])
    below, above = inside[0] != values[0] or low == domain.low, inside[-1] != values[-1] or high == domain.high
    if low == high and below and above:
        return Call("==", (attribute, _written(low, domain)), 0)
    lower = None if inside[0] == values[0] else _bound(attribute, low, ">=", -STEPS[domain.kind], domain)
    upper = None if inside[-1] == values[-1] else _bound(attribute, high, "<=", STEPS[domain.kind], domain)
    if lower and upper:
        return Call("&&", (lower, upper), 0)
    return lower or upper


def _bound(attribute: Name, inside: Decimal, sign: str, outwards: Decimal, domain: Domain) -> Call:
    """`>= 500`; but rather `> 500` than `>= 500.01`, which nobody writes."""
    outside = inside + outwards
    if domain.kind != "integer" and _digits(outside) < _digits(inside):
        return Call(sign[0], (attribute, _written(outside, domain)), 0)
    return Call(sign, (attribute, _written(inside, domain)), 0)


def _digits(number: Decimal) -> int:
    """How many digits a number has, noughts at its end aside: few in numbers that people think in."""
    return len(number.normalize().as_tuple().digits)


def _written(number: Decimal, domain: Domain) -> Expression:
    """A number as one would write it: `500`, `499.99`, and time as a length."""
    if domain.kind == "duration":
        return Call("duration", (Constant(f"{int(number)}s", 0),), 0)
    whole = number == number.to_integral_value()
    return Constant(int(number) if whole else number.normalize(), 0)
