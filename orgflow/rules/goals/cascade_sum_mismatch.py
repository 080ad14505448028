"""Four quarters make a year."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Ref
from orgflow.model.values import Target
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

if TYPE_CHECKING:
    from orgflow.model.goals import Kpi

_ADDED_UP = ("volume", "sales", "cost")
# How many of a stage lie in a period: at least, at most.
_TIMES = {
    ("year", "quarter"): (4, 4),
    ("year", "month"): (12, 12),
    ("year", "week"): (52, 53),
    ("half-year", "quarter"): (2, 2),
    ("half-year", "month"): (6, 6),
    ("half-year", "week"): (26, 27),
    ("quarter", "month"): (3, 3),
    ("quarter", "week"): (13, 14),
    ("month", "week"): (4, 5),
}


@rule("cascade-sum-mismatch", Severity.WARNING, family="goals", needs=("goals", "kpis"))
def cascade_sum_mismatch(graph: OrgGraph) -> Iterator[Problem]:
    """
    Targets for quarters, months or weeks that cannot add up to that of the goal.

    季度、月或周的目标值合计无法达成总目标。

    **Why.** Everybody is on target every month, and the year is missed.

    **Fix.** Raise the targets of the stage, or lower that of the goal. Asked of sums only: KPIs of kind `volume`,
    `sales` or `cost` that are taken over the goal's own period (`over`), with one unit and the same sign in both
    places.

    **改法。** 提高阶段目标值，或降低总目标值。只检查可以累加的指标：`volume`、`sales`、`cost` 类，统计周期（`over`）
    与目标周期一致，且两处单位和符号相同。
    """
    for goal in graph.team.goals.values():
        for ref, whole in (goal.kpis or {}).items():
            kpi = graph.team.kpis[ref.id]
            if (
                whole is None
                or goal.of is None
                or kpi.over != goal.of
                or kpi.kind not in _ADDED_UP
                or whole.unit == "%"
            ):
                continue
            for name, stage in (goal.cascade or {}).items():
                for other, part in (stage.kpis or {}).items():
                    times = _TIMES.get((goal.of, name))
                    total = _falls_short(kpi, whole, part, times) if other.address == ref.address and times else None
                    if total is not None:
                        yield _problem(graph, ref, other, whole, total)


def _falls_short(kpi: "Kpi", whole: Target, part: Target | None, times: tuple[int, int]) -> Decimal | None:
    """What the parts add up to at best, if that misses the whole."""
    if part is None or part.unit != whole.unit or part.comparator != whole.comparator:
        return None
    if whole.comparator in ("≥", ">") or (not whole.comparator and kpi.direction == "up"):
        total = part.value * times[1]
        return total if total < whole.value else None
    if whole.comparator in ("≤", "<") or (not whole.comparator and kpi.direction == "down"):
        total = part.value * times[0]
        return total if total > whole.value else None
    return None


def _problem(graph: OrgGraph, whole: Ref, part: Ref, wanted: Target, total: Decimal) -> Problem:
    return Problem(
        at=part.at,
        say=phrase(
            "targets of {kpi} like this one add up to {total}, not to {wanted}",
            "「{kpi}」按此目标值合计为 {total}，达不成 {wanted}",
            kpi=graph.label(part.address),
            total=f"{total:,f}",
            wanted=f"{wanted.comparator} {wanted.value:,f}".strip(),
        ),
        subjects=(part.address,),
        witness=Witness("conflict", (part.address,)),
        related=(Note(whole.at, Text(en="what they should add up to", zh="应合计达成的目标")),),
        hint=Text(en="Correct one of the two targets.", zh="请更正其中一个目标值。"),
    )
