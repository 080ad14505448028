"""A measure says what it should reach, in which unit, and which way is better."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgflow.finding import Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.values import Target
from orgflow.rules.columns import lacks, speaks
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text

if TYPE_CHECKING:
    from orgflow.model.goals import Kpi

_FIELDS = {
    "target": Text(en="what it should reach", zh="目标值"),
    "unit": Text(en="in which unit it is counted", zh="单位"),
    "direction": Text(en="whether more is better or less", zh="越高越好还是越低越好"),
}


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    for kpi in graph.team.kpis.values():
        yield kpi, "kpis.target", kpi.states("target") or bool(kpi.channels)
        yield kpi, "kpis.unit", bool(kpi.unit)
        yield kpi, "kpis.direction", bool(kpi.direction) or _all(_known(kpi), "comparator")


@rule(
    "kpi-without-target",
    Severity.ERROR,
    family="goals",
    columns=tuple(f"kpis.{field}" for field in _FIELDS),
    needs=("kpis",),
    asks=_asks,
)
def kpi_without_target(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A KPI without a target, a unit or a direction.

    没有目标值、单位或方向的指标。

    **Why.** Nobody can say that it is missed, so nobody does anything about it.

    **Fix.** Write `target`, or `none` for a measure that is only watched; targets for `channels` will do, too. The
    direction may stand in the sign of the target (`≤ 30s`), and so may the unit, unless the preset expects it to be
    written. A target that is a bare number always needs a direction, a KPI without one only if the preset expects it.
    Silent while no KPI states a target or a unit, unless the preset expects them.

    **改法。** 写明 `target`；只观察的指标写 `none`；分渠道写在 `channels` 中亦可。方向可由目标值的符号表明（`≤ 30s`）；
    单位也可随目标值写出，除非预设要求单独写明。目标值没有比较符号时必须写 `direction`；没有目标值的指标，
    只在预设要求时检查方向。
    若所有指标都未写目标值或单位且预设不要求，则不提示。
    """
    spoken = speaks(graph, "kpis.target", expects) or speaks(graph, "kpis.channels", expects)
    counted = speaks(graph, "kpis.unit", expects)
    for kpi in graph.team.kpis.values():
        known = _known(kpi)
        lacking = {
            "target": spoken and not kpi.states("target") and not kpi.channels,
            "unit": counted and not kpi.unit and ("kpis.unit" in expects or not _all(known, "unit")),
            # The sign of a target says which way is better.
            "direction": not kpi.direction
            and not _all(known, "comparator")
            and (bool(known) or "kpis.direction" in expects),
        }
        if any(lacking.values()):
            yield lacks(graph, kpi, {field: _FIELDS[field] for field, missing in lacking.items() if missing})


def _known(kpi: "Kpi") -> list[Target]:
    return [target for target in (kpi.target, *(kpi.channels or {}).values()) if target]


def _all(known: list[Target], part: str) -> bool:
    """Whether every target says its `unit` or its `comparator` itself."""
    return bool(known) and all(getattr(target, part) for target in known)
