"""First things first: what must hold first is waited for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase

if TYPE_CHECKING:
    from orgflow.model.goals import Kpi


@rule("kpi-precondition-ignored", Severity.INFO, family="goals", needs=("kpis",))
def kpi_precondition_ignored(graph: OrgGraph) -> Iterator[Problem]:
    """
    A KPI that must hold first, and that nothing waits for.

    应当先达标、却没有事情为它让路的指标。

    **Why.** While the queue is unanswered, satisfaction projects are not the problem. An order that is written in
    `after` and not in what people do is no order.

    **Fix.** Let the KPI that must hold first put off the actions that serve only what waits for it
    (`when_missed: {pause: [ACTION]}`), give it a target, or write `after` at the KPI whose actions it puts off.

    **改法。** 让应先达标的指标在未达标时暂停只服务于后续指标的措施（`when_missed: {pause: [措施]}`）；为它设定目标值；
    或在被暂停措施所服务的指标上写明 `after`。
    """
    for kpi in graph.team.kpis.values():
        waiting = {link.source: None for link in graph.into(kpi.address, Edge.RESTS_ON)}
        if waiting and kpi.states("target") and kpi.target is None and not kpi.channels:
            yield _unmeasurable(graph, kpi, waiting)
        elif waiting:
            yield from _going_on(graph, kpi, waiting)
        yield from _paused_for_nothing(graph, kpi, waiting)


def _unmeasurable(graph: OrgGraph, kpi: "Kpi", waiting: dict[str, None]) -> Problem:
    return Problem(
        at=kpi.place("target"),
        say=phrase(
            "{kpi} must hold before {others}, but has no target by which to tell",
            "「{kpi}」应先于{others}达标，却没有目标值可以判断",
            kpi=kpi.label,
            others=listed(graph.label(other) for other in waiting),
        ),
        subjects=(kpi.address,),
        witness=Witness("absence", (kpi.address, *waiting)),
        hint=Text(en="Write a `target`.", zh="请写明 `target`。"),
    )


def _going_on(graph: OrgGraph, kpi: "Kpi", waiting: dict[str, None]) -> Iterator[Problem]:
    """Actions for goals that are measured by nothing but what waits for the KPI, which it does not put off."""
    paused = {link.target for link in graph.out(kpi.address, Edge.PAUSES)}
    wanted = [by for other in waiting for by in graph.into(other, Edge.MEASURED_BY) if by.source.startswith("goal:")]
    goals = [
        goal
        for goal in dict.fromkeys(by.source for by in wanted)
        if all(by.target in waiting for by in graph.out(goal, Edge.MEASURED_BY))
    ]
    serving = {link.source: None for goal in goals for link in graph.into(goal, Edge.CONTRIBUTES_TO)}
    going_on = [each for each in serving if each.startswith("action:") and each not in paused]
    if going_on:
        yield Problem(
            at=kpi.place("when_missed"),
            say=phrase(
                "while {kpi} is missed {actions} goes on, though what it serves has to wait",
                "「{kpi}」未达标时，{actions}仍在进行，尽管它服务的指标应当让路",
                kpi=kpi.label,
                actions=listed(map(graph.label, going_on)),
            ),
            subjects=(kpi.address, *going_on),
            witness=Witness("path", (kpi.address, *waiting, *going_on)),
            hint=phrase(
                "Write `when_missed: {{pause: [{actions}]}}`.",
                "请写明 `when_missed: {{pause: [{actions}]}}`。",
                actions=", ".join(action.partition(":")[2] for action in going_on),
            ),
        )


def _paused_for_nothing(graph: OrgGraph, kpi: "Kpi", waiting: dict[str, None]) -> Iterator[Problem]:
    """Actions that are put off although nothing that they serve waits for the KPI."""
    for pause in graph.out(kpi.address, Edge.PAUSES):
        goals = [link.target for link in graph.out(pause.target, Edge.CONTRIBUTES_TO)]
        served = {by.target: by for goal in goals for by in graph.out(goal, Edge.MEASURED_BY)}
        if served and not any(other in waiting for other in served):
            yield Problem(
                at=pause.at,
                say=phrase(
                    "{kpi} puts off {action}, but {served} does not wait for it",
                    "「{kpi}」未达标时暂停「{action}」，但{served}并不以它为前提",
                    kpi=kpi.label,
                    action=graph.label(pause.target),
                    served=listed(map(graph.label, served)),
                ),
                subjects=(kpi.address, pause.target, *served),
                witness=Witness("conflict", (kpi.address, pause.target, *served)),
                related=tuple(
                    Note(by.at, Text(en="what the action serves", zh="该措施所服务的指标")) for by in served.values()
                ),
                hint=phrase("Write `after: [{kpi}]` there.", "请在那里写明 `after: [{kpi}]`。", kpi=kpi.id),
            )
