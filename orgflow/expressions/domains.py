"""Which values the attributes of a case can take, for conditions to be checked against."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from orgflow.model.service import Attribute, Case
from orgflow.model.values import parse_duration, parse_money
from orgflow.text import Text

Kind = Literal["enum", "integer", "decimal", "money", "boolean", "duration", "text"]
Value = bool | int | Decimal | str
NUMBERS: tuple[Kind, ...] = ("integer", "decimal", "money")
# What stands for a text that no condition names, doubled for a second one; it cannot be written in a condition.
OTHER = "\u0000"
# The smallest step between two values: whole numbers, seconds, cents; a decimal is as fine as money.
STEPS: dict[Kind, Decimal] = {
    "integer": Decimal(1),
    "duration": Decimal(1),
    "money": Decimal("0.01"),
    "decimal": Decimal("0.01"),
}


@dataclass(frozen=True, slots=True)
class Domain:
    """What an attribute can be. `values` are those of an enum with their labels; `low` and `high` bound numbers (money
    in its currency, durations in seconds), None where nothing does; `unit` is the currency."""

    kind: Kind
    label: Text
    values: Mapping[str, Text]
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""


def domains(case: Case) -> dict[str, Domain]:
    """The attributes of a case, those that its categories and severities declare included."""
    found: dict[str, Domain] = {}
    kinds = {name: label for category in case.categories.values() for name, label in (category.kinds or {}).items()}
    for name, label, values in (
        ("category", Text(en="category", zh="类别"), {one.id: one.label for one in case.categories.values()}),
        ("kind", Text(en="kind", zh="细类"), kinds),
        ("severity", Text(en="severity", zh="严重程度"), {one.id: one.label for one in case.severities.values()}),
    ):
        if values:
            found[name] = Domain("enum", label, values)
    found |= {name: _domain(attribute) for name, attribute in case.attributes.items()}
    return found


def _domain(attribute: Attribute) -> Domain:
    low, unit = _bound(attribute, attribute.min)
    high, other = _bound(attribute, attribute.max)
    kind: Kind = attribute.type  # type: ignore[assignment]  # the schema allows these only
    return Domain(kind, attribute.label, attribute.values or {}, low, high, unit or other)


def _bound(attribute: Attribute, stated: str | int | float | None) -> tuple[Decimal | None, str]:
    """A bound as a number, and the currency of money."""
    if stated is None:
        return None, ""
    if attribute.type == "money":
        money = parse_money(str(stated))
        return money.amount, money.currency
    if attribute.type == "duration":
        seconds = parse_duration(str(stated)).seconds
        return None if seconds is None else Decimal(seconds), ""
    return Decimal(str(stated)), ""
