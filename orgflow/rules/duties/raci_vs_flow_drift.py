"""The matrix and the flow name the same hands."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.model.items import Ref
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, listed, phrase


@rule("raci-vs-flow-drift", Severity.ERROR, family="duties", needs=("duties", "workflows"))
def raci_vs_flow_drift(graph: OrgGraph) -> Iterator[Problem]:
    """
    A step that is performed by somebody other than the duty it carries out says.

    步骤的执行者与其职责规定的执行岗位不一致。

    **Why.** One of the two is out of date. People are trained by the one and judged by the other.

    **Fix.** Leave `by` out, so that the step takes the performer from its duty, or correct the duty's `responsible`.
    A deputy of a responsible role may perform, and so may a unit in which one stands. Silent for duties that nobody is
    responsible for, for vendors, and for people: those are `unowned-duty` and `performer-not-role`.

    **改法。** 删去步骤的 `by`，执行者即取自职责；或更正职责的 `responsible`。代理人以及执行岗位所在的部门可以执行。
    """
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            if step.by is None or step.by.kind not in ("role", "unit", "party"):
                continue
            doing = {ref.address: graph.into(ref.address, Edge.RESPONSIBLE) for ref in step.duty}
            drifting = {
                duty: links
                for duty, links in doing.items()
                if links and not any(_acts_for(graph, step.by.address, link.source) for link in links)
            }
            if drifting:
                yield _problem(graph, step, step.by, drifting)


def _acts_for(graph: OrgGraph, performer: str, responsible: str) -> bool:
    if performer == responsible or graph.is_in(responsible, performer):
        return True
    return any(link.target == responsible for link in graph.out(performer, Edge.DEPUTY_OF))


def _problem(graph: OrgGraph, step: Step, by: Ref, drifting: dict[str, list[Link]]) -> Problem:
    doing = {link.source: link for links in drifting.values() for link in links}
    performer = graph.label(by.address)
    return Problem(
        at=by.at,
        say=phrase(
            "“{step}” is done by {performer}, but its duty names {names}",
            "「{step}」由「{performer}」执行，而其职责规定由{names}执行",
            step=graph.label(step.address),
            performer=performer,
            names=listed(graph.label(role) for role in doing),
        ),
        subjects=(step.address, *drifting, by.address),
        witness=Witness("conflict", (by.address, *doing)),
        related=tuple(
            Note(link.at, Text(en="responsible for the duty", zh="职责规定的执行岗位")) for link in doing.values()
        ),
        hint=phrase(
            "Leave `by` out, or correct the `responsible` of {duties}.",
            "请删去 `by`，或更正职责{duties}的 `responsible`。",
            duties=listed(phrase("“{duty}”", "「{duty}」", duty=graph.label(duty)) for duty in drifting),
        ),
    )
