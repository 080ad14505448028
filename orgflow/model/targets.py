"""What measures should reach, in units that fit the measure."""

from decimal import Decimal

from orgflow.document.tree import AnyNode
from orgflow.model.reading import Reading
from orgflow.model.values import Target, parse_target


def target(reading: Reading, node: AnyNode) -> Target | None:
    """`≥ 95%`, or a bare number; `none` for a measure that is only watched gives None."""
    value = node.plain
    if isinstance(value, int | float):
        return Target("", Decimal(str(value)), "")
    return parse_target(str(value))
