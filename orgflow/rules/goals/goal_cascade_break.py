"""A goal for the year arrives at the week."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase

if TYPE_CHECKING:
    from orgflow.model.goals import Goal

_STAGES = ("quarter", "month", "week")
_LENGTHS = ("year", "half-year", *_STAGES, "day")
_WORDS = {
    "quarter": Text(en="quarters", zh="季度"),
    "month": Text(en="months", zh="月"),
    "week": Text(en="weeks", zh="周"),
}


@rule("goal-cascade-break", Severity.WARNING, family="goals", needs=("goals",))
def goal_cascade_break(graph: OrgGraph) -> Iterator[Problem]:
    """
    A goal that is not broken down, or whose chain of periods, or of a KPI through them, breaks on the way.

    没有分解，或分解时跳过某一周期、某一周期漏掉指标的目标。

    **Why.** What nobody has to do this week is not reached this year.

    **Fix.** Break a goal for the year down by `cascade`, or by goals that name it as `parent`; leave no period out
    between the goal's own and the shortest, and no KPI out of a period that a longer and a shorter one pursue. Silent
    on goals without any break-down while no goal has one.

    **改法。** 用 `cascade` 分解年度目标，或由其他目标以 `parent` 指向它；自目标周期到最短周期，中间不跳级；
    较长和较短周期都考核的指标，中间周期也要考核。若没有任何目标作过分解，则不提示未分解的目标。
    """
    goals = graph.team.goals.values()
    broken_down = any(goal.cascade or goal.parent for goal in goals)
    for goal in goals:
        if goal.cascade:
            yield from _skipped(goal)
            yield from _dropped(graph, goal)
        elif broken_down and goal.of == "year" and not _has_children(graph, goal):
            yield Problem(
                at=goal.at,
                say=phrase(
                    "{goal} is for the year, and is not broken down", "年度目标「{goal}」没有分解", goal=goal.label
                ),
                subjects=(goal.address,),
                witness=Witness("absence", (goal.address,)),
                hint=Text(
                    en="Write `cascade: {quarter: …, month: …}`.", zh="请写明 `cascade: {quarter: …, month: …}`。"
                ),
            )


def _has_children(graph: OrgGraph, goal: "Goal") -> bool:
    return any(link.source.startswith("goal:") for link in graph.into(goal.address, Edge.CONTRIBUTES_TO))


def _skipped(goal: "Goal") -> Iterator[Problem]:
    """Periods left out between that of the goal (else its longest stage) and its shortest stage."""
    cascade = goal.cascade or {}
    places = [_LENGTHS.index(stage) for stage in cascade]
    first = _LENGTHS.index(goal.of) if goal.of else min(places)
    missing = [stage for stage in _STAGES if first < _LENGTHS.index(stage) < max(places) and stage not in cascade]
    if missing:
        yield Problem(
            at=goal.place("cascade"),
            say=phrase(
                "{goal} skips the {stages}",
                "「{goal}」的分解跳过了{stages}",
                goal=goal.label,
                stages=listed(_WORDS[stage] for stage in missing),
            ),
            subjects=(goal.address, *(f"stage:{goal.id}.{stage}" for stage in missing)),
            witness=Witness("absence", (goal.address, *(f"stage:{goal.id}.{stage}" for stage in missing))),
            hint=phrase("Write `{stages}: …`.", "请写明 `{stages}: …`。", stages=missing[0]),
        )


def _dropped(graph: OrgGraph, goal: "Goal") -> Iterator[Problem]:
    """KPIs that a longer and a shorter period pursue, and one in between does not."""
    cascade = goal.cascade or {}
    periods = [goal.kpis or {}, *(cascade[stage].kpis or {} for stage in _STAGES if stage in cascade)]
    stages = [stage for stage in _STAGES if stage in cascade]
    pursued = [[kpi.address for kpi in period] for period in periods]
    for number, stage in enumerate(stages, start=1):
        before = dict.fromkeys(kpi for period in pursued[:number] for kpi in period)
        after = dict.fromkeys(kpi for period in pursued[number + 1 :] for kpi in period)
        dropped = [kpi for kpi in before if kpi in after and kpi not in pursued[number]]
        if dropped:
            yield Problem(
                at=cascade[stage].at,
                say=phrase(
                    "{goal} leaves {kpis} out of its {stage}, and takes it up again after",
                    "「{goal}」在{stage}分解中漏掉了{kpis}，之后又重新考核",
                    goal=goal.label,
                    kpis=listed(map(graph.label, dropped)),
                    stage=_WORDS[stage],
                ),
                subjects=(cascade[stage].address, *dropped),
                witness=Witness("absence", (cascade[stage].address, *dropped)),
                hint=Text(en="Write the KPI there, too.", zh="请在该周期也写明该指标。"),
            )
