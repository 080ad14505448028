"""Nobody scores their own contacts."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.model.service import Duty
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_SERVED = frozenset(("intake", "advise", "sell", "process-order", "ship"))


@rule("qa-self-review", Severity.ERROR, family="separation")
def qa_self_review(graph: OrgGraph) -> Iterator[Problem]:
    """
    A post that scores work which it alone does.

    岗位给只由自己承担的工作打分。

    **Why.** Quality that agents score themselves is always good, and no customer notices.

    **Fix.** Let the supervisor or a quality post score. Asked where the only post that scores in an area is also the
    only one that serves customers there (`intake`, `advise`, `sell`, `process-order`, `ship`).

    **改法。** 改由主管或质检岗位评分。
    """
    served: dict[tuple[str, str], Link] = {}
    for duty in graph.team.duties.values():
        if duty.area and _SERVED & set(duty.does):
            doers = graph.into(duty.address, Edge.RESPONSIBLE)
            if len(doers) == 1:
                served.setdefault((doers[0].source, duty.area.address), doers[0])
    for duty in graph.team.duties.values():
        if duty.area and "score" in duty.does:
            yield from _self_scored(graph, duty, duty.area.address, served)


def _self_scored(graph: OrgGraph, duty: Duty, area: str, served: dict[tuple[str, str], Link]) -> Iterator[Problem]:
    scorers = graph.into(duty.address, Edge.RESPONSIBLE)
    if len(scorers) != 1 or (scorers[0].source, area) not in served:
        return
    work = served[scorers[0].source, area]
    yield Problem(
        at=duty.at,
        say=phrase(
            "{role} scores in “{duty}” what it does itself in “{work}”",
            "「{role}」在「{duty}」中评价自己在「{work}」中的工作",
            role=graph.label(scorers[0].source),
            duty=duty.label,
            work=graph.label(work.target),
        ),
        subjects=(duty.address, scorers[0].source),
        witness=Witness("conflict", (scorers[0].source, duty.address, work.target)),
        related=(Note(work.at, Text(en="serves customers here", zh="在此服务顾客")),),
        hint=Text(en="Let a supervisor or a quality post score.", zh="请改由主管或质检岗位评分。"),
    )
