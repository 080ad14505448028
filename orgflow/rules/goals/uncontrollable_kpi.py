"""People are measured by what they can move."""

from collections.abc import Iterable, Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("uncontrollable-kpi", Severity.WARNING, family="goals", needs=("kpis", "duties"))
def uncontrollable_kpi(graph: OrgGraph) -> Iterator[Problem]:
    """
    A role measured by a KPI that nothing it does can move.

    用岗位无法影响的指标考核该岗位。

    **Why.** Whoever is judged by the work of others learns to explain figures instead of improving them.

    **Fix.** Measure whoever does the duties that move the KPI (`moved_by`), or add the duty by which this role moves
    it, too. A role can move a KPI if it is responsible or accountable for one of those duties, performs a step of
    one, or is above somebody who does. Silent for a KPI that does not say what moves it, or that nobody moves.

    **改法。** 改用该指标考核真正影响它的岗位（见 `moved_by` 所列职责），或在 `moved_by` 中补上该岗位影响它的职责。
    负责、主责、执行相关步骤的岗位及其上级都算能够影响。未写 `moved_by` 或相关职责无人负责的指标不检查。
    """
    for kpi in graph.team.kpis.values():
        measured = [link for link in graph.into(kpi.address, Edge.MEASURED_BY) if link.source.startswith("role:")]
        movers = _movers(graph, kpi.address) if measured else {}
        if not movers:
            continue
        others = [link for link in measured if link.source not in movers and not _is_above_any(graph, link, movers)]
        # Second lines count too; to follow them all takes long, and is seldom needed.
        able = graph.led_to(movers, Edge.REPORTS_TO) if others else {}
        for link in others:
            if link.source not in able:
                role = graph.label(link.source)
                yield Problem(
                    at=link.at,
                    say=phrase(
                        "{role} is measured by {kpi}, but only {movers} can move it",
                        "用「{kpi}」考核「{role}」，但能影响它的只有{movers}",
                        role=role,
                        kpi=kpi.label,
                        movers=listed(graph.label(mover) for mover in movers),
                    ),
                    subjects=(link.source, kpi.address),
                    witness=Witness("absence", (link.source, *(duty.address for duty in kpi.moved_by))),
                    related=(Note(kpi.place("moved_by"), Text(en="what moves it", zh="影响它的职责")),),
                    hint=phrase(
                        "Measure {role} by something else, or add the duty by which it moves {kpi} to `moved_by`.",
                        "请改用其他指标考核「{role}」，或在 `moved_by` 中补上它影响「{kpi}」的职责。",
                        role=role,
                        kpi=kpi.label,
                    ),
                )


def _is_above_any(graph: OrgGraph, link: Link, movers: Iterable[str]) -> bool:
    return any(graph.is_above(link.source, mover) for mover in movers)


def _movers(graph: OrgGraph, kpi: str) -> dict[str, None]:
    """Who is responsible or accountable for a duty that moves a KPI, or performs a step of one."""
    movers: dict[str, None] = {}
    for drive in graph.into(kpi, Edge.DRIVES):
        for kind in (Edge.RESPONSIBLE, Edge.ACCOUNTABLE):
            movers |= {link.source: None for link in graph.into(drive.source, kind)}
        for step in graph.into(drive.source, Edge.CARRIES_OUT):
            movers |= {link.source: None for link in graph.into(step.source, Edge.PERFORMS)}
    return movers
