"""What measures should reach, each in a unit that fits its measure."""

from decimal import Decimal

from orgflow.document.tree import AnyNode, Mapping
from orgflow.finding import Problem
from orgflow.model.items import Ref
from orgflow.model.reading import Reading, text
from orgflow.model.units import SYMBOLS, Dimension, dimension, is_currency
from orgflow.model.values import Target, parse_target
from orgflow.text import Text, phrase


def target(reading: Reading, node: AnyNode) -> Target | None:
    """`≥ 95%`, or a bare number; `none` for a measure that is only watched gives None."""
    value = node.plain
    if isinstance(value, int | float):
        return Target("", Decimal(str(value)), "")
    return parse_target(str(value))


def targets(reading: Reading, node: AnyNode) -> dict[Ref, Target | None]:
    """A mapping from KPIs to what they should reach."""
    found: dict[Ref, Target | None] = {}
    for entry in node.entries.values() if isinstance(node, Mapping) else ():
        kpi = reading.refer(entry.key, ("kpi",))
        if kpi is not None:
            found[kpi] = _fitting(reading, kpi.id, entry.value)
    return found


def own_target(reading: Reading, node: AnyNode) -> Target | None:
    """A target of the KPI that is being read."""
    return _fitting(reading, reading.prefix, node)


def unit(reading: Reading, node: AnyNode) -> Text:
    """What a measure is counted in; `%`, `s` and `CNY` are words of both languages."""
    value = node.plain
    if isinstance(value, str) and (value in SYMBOLS or is_currency(value) or not any(map(str.isalpha, value))):
        return Text(en=value, zh=value)
    return text(reading, node)


def _fitting(reading: Reading, kpi: str, node: AnyNode) -> Target | None:
    value = target(reading, node)
    name, wanted = _measured_in(reading, kpi)
    if value and value.unit and wanted and dimension(value.unit) != wanted:
        say = phrase(
            "`{target}` does not fit the KPI `{kpi}`, which is measured in {unit}",
            "`{target}` 与指标 `{kpi}` 的单位 {unit} 不符",
            target=str(node.plain),
            kpi=kpi,
            unit=name,
        )
        hint = phrase(
            "Write the target in {unit}, or correct the `unit` of the KPI.",
            "请按 {unit} 书写目标值，或更正该指标的 `unit`。",
            unit=name,
        )
        reading.refuse("schema-violation", Problem(at=node.span, say=say, hint=hint))
    return value


def _measured_in(reading: Reading, kpi: str) -> tuple[Text, Dimension | None]:
    """The unit of a KPI, and what it measures: as the KPI states it, else as its own target does."""
    entry = reading.names["kpi"].get(kpi)
    if entry is None or not isinstance(entry.value, Mapping):
        return Text(), None
    stated, own = entry.value.get("unit"), entry.value.get("target")
    if stated:
        words = unit(reading, stated)
        return words, dimension(words.en or "") or dimension(words.zh or "")
    value = target(reading, own) if own else None
    name = value.unit if value else ""
    return Text(en=name, zh=name), dimension(name)
