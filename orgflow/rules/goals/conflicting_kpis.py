"""A figure is wanted one way by everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Ref
from orgflow.model.values import Target
from orgflow.rules.rule import rule
from orgflow.source import Span
from orgflow.text import Text, phrase

if TYPE_CHECKING:
    from orgflow.model.goals import Kpi

_WAYS = {"≥": "up", ">": "up", "≤": "down", "<": "down"}
_WORDS = {"up": Text(en="more", zh="越高越好"), "down": Text(en="less", zh="越低越好")}


@dataclass(frozen=True, slots=True)
class _Wish:
    """Which way somebody (an object, by address) wants a KPI to go, and where this is written."""

    by: str
    way: str
    at: Span


@rule("conflicting-kpis", Severity.WARNING, family="goals", needs=("kpis",))
def conflicting_kpis(graph: OrgGraph) -> Iterator[Problem]:
    """
    A KPI that is wanted up in one place and down in another.

    同一指标在不同地方方向相反。

    **Why.** Two people who hand work to each other are rewarded for undoing what the other does.

    **Fix.** Decide which way is better, and correct the other place. The `direction` of the KPI and the signs of all
    its targets are compared: its own, those for channels, those of goals and their stages, and those promised by
    vendors.

    **改法。** 明确方向并更正不一致之处。比较的是指标的 `direction` 与各处目标值的符号：指标自身、分渠道、
    目标及其分解、供应商承诺。
    """
    wishes: dict[str, list[_Wish]] = {kpi.address: list(_own(kpi)) for kpi in graph.team.kpis.values()}
    for by, targets in _elsewhere(graph):
        for kpi, target in targets.items():
            wishes[kpi.address] += _wish(by, target, kpi.at)
    for address, stated in wishes.items():
        other = next((wish for wish in stated if wish.way != stated[0].way), None)
        if other:
            first = stated[0]
            yield Problem(
                at=other.at,
                say=phrase(
                    "more of {kpi} is better here, and less elsewhere"
                    if other.way == "up"
                    else "less of {kpi} is better here, and more elsewhere",
                    "此处「{kpi}」{here}，别处则{there}",
                    kpi=graph.label(address),
                    here=_WORDS[other.way],
                    there=_WORDS[first.way],
                ),
                subjects=(address, other.by) if other.by != address else (address,),
                witness=Witness("conflict", (first.by, other.by)),
                related=(Note(first.at, Text(en="the other way", zh="方向相反之处")),),
                hint=Text(en="Correct the sign or the `direction`.", zh="请更正符号或 `direction`。"),
            )


def _own(kpi: "Kpi") -> Iterator[_Wish]:
    if kpi.direction:
        yield _Wish(kpi.address, kpi.direction, kpi.place("direction"))
    yield from _wish(kpi.address, kpi.target, kpi.place("target"))
    for channel, target in (kpi.channels or {}).items():
        yield from _wish(kpi.address, target, channel.at)


def _elsewhere(graph: OrgGraph) -> Iterator[tuple[str, dict[Ref, Target | None]]]:
    """Everything that sets targets for KPIs, by address."""
    for goal in graph.team.goals.values():
        yield goal.address, goal.kpis or {}
        yield from ((goal.address, stage.kpis or {}) for stage in (goal.cascade or {}).values())
    for vendor in graph.team.vendors.values():
        yield vendor.address, vendor.sla or {}


def _wish(by: str, target: Target | None, at: Span) -> Iterator[_Wish]:
    if target and target.comparator in _WAYS:
        yield _Wish(by, _WAYS[target.comparator], at)
