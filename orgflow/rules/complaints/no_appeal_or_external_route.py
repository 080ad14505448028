"""Whoever is not content can go further."""

from collections.abc import Iterator

from orgflow.finding import Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.workflows import Step, Workflow
from orgflow.rules.complaints.practice import asked_of_complaints, does, has_step
from orgflow.text import Text

# Those with whom the customer deals anyway; nobody appeals to them.
_NO_JUDGES = ("customer", "supplier", "department")


@asked_of_complaints(
    "no-appeal-or-external-route",
    Severity.WARNING,
    lacks=Text(en="shows no way further to whoever is not content", zh="没有给不满意的客户留下申诉或外部途径"),
    hint=Text(
        en="Let a step do `appeal`, call a dispute workflow, or name the platform or authority that can be turned to.",
        zh="请安排步骤做 `appeal`，或调用纠纷流程，或写明可以求助的平台、监管部门。",
    ),
)
def no_appeal_or_external_route(graph: OrgGraph, workflow: Workflow) -> bool:
    """
    A complaint workflow that ends inside the house.

    没有申诉或外部途径的投诉流程。

    **Why.** A customer who cannot go further inside goes to the platform, the consumer hotline or the public. ISO 10002
    has them told which ways are open, inside and outside.

    A way further is a step that does `appeal`, a workflow of kind `dispute` that is called, a party on a ladder that
    cases climb, or a step that involves a party other than customers, suppliers and departments.

    **Fix.** Name one of these. Silent while no complaint workflow has one, unless the preset expects complaint
    practice, as `iso-10002` does.

    **改法。** 安排 `appeal` 步骤、调用纠纷流程，或写明平台、监管部门等外部途径。
    """
    if does(graph, workflow, "appeal"):
        return True
    ladders = graph.once("ladders with a judge", lambda: dict.fromkeys(_judging_ladders(graph)))

    def leads_out(step: Step) -> bool:
        called = graph.team.workflows[step.workflow.id] if step.workflow else None
        return (
            (called is not None and called.kind == "dispute")
            or any(_is_judge(graph, party) for party in _involved(step))
            or any(link.target in ladders for link in graph.out(step.address, Edge.ESCALATES_TO))
        )

    climbs_out = any(link.target in ladders for link in graph.out(workflow.address, Edge.ESCALATES_TO))
    return climbs_out or has_step(graph, workflow, "lead out of the house", leads_out)


def _judging_ladders(graph: OrgGraph) -> Iterator[str]:
    return (rung.source for rung in graph.links(Edge.CLIMBS_TO) if _is_judge(graph, rung.target))


def _involved(step: Step) -> Iterator[str]:
    """Whom a step is done by, sent to, or waits for, and whom it tells."""
    yield from (ref.address for ref in (*step.to, *step.for_, *step.tells, *((step.by,) if step.by else ())))
    for exit_ in step.exits:
        yield from (ref.address for ref in (*exit_.notify, *((exit_.from_,) if exit_.from_ else ())))


def _is_judge(graph: OrgGraph, address: str) -> bool:
    kind, _, name = address.partition(":")
    party = graph.team.parties.get(name) if kind == "party" else None
    return party is not None and address != "party:customer" and party.kind not in _NO_JUDGES
