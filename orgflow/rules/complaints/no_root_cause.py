"""A complaint teaches something."""

from collections.abc import Iterator

from orgflow.finding import Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.workflows import Step, Workflow
from orgflow.rules.complaints.practice import asked_of_complaints, does, has_step
from orgflow.text import Text

_ACTS = ("analyse-cause", "improve")


@asked_of_complaints(
    "no-root-cause",
    Severity.WARNING,
    lacks=Text(en="feeds nothing that looks for causes", zh="的结果没有用于查找原因"),
    hint=Text(
        en="Let a step do `analyse-cause`, a duty that does receive what it writes, or a review look at it.",
        zh="请安排步骤做 `analyse-cause`，或由做此事的职责接收本流程写入的记录，或由评审（`reviews`）审视本流程。",
    ),
)
def no_root_cause(graph: OrgGraph, workflow: Workflow) -> bool:
    """
    A complaint workflow from which nobody learns the cause.

    无人从中查找原因的投诉流程。

    **Why.** The same complaint comes again tomorrow, and is handled as well as today. Complaints are where improvements
    come from; ISO 10002 has them analysed for causes and trends.

    Causes are looked for by a step that does `analyse-cause` or `improve`, by a duty that does so and receives a record
    that the workflow writes, or by a review that looks at the workflow or draws on such a record.

    **Fix.** Name one of these. Silent while none is named for any complaint workflow, unless the preset expects
    complaint practice, as `iso-10002` does.

    **改法。** 安排步骤做 `analyse-cause`，或由做此事的职责接收本流程写入的记录，或由评审审视本流程。
    """
    if does(graph, workflow, *_ACTS) or graph.into(workflow.address, Edge.REVIEWS):
        return True
    studied = graph.once("studied records", lambda: dict.fromkeys(_studied(graph)))

    def writes_for_study(step: Step) -> bool:
        working = (step.address, *(duty.address for duty in step.duty))
        return any(link.target in studied for address in working for link in graph.out(address, Edge.WRITES))

    return has_step(graph, workflow, "write what is studied", writes_for_study)


def _studied(graph: OrgGraph) -> Iterator[str]:
    """The records that a review draws on, or that work which looks for causes reads."""
    yield from (link.source for link in graph.links(Edge.FEEDS))
    for link in graph.links(Edge.READS):
        if link.source in graph.items and not set(_ACTS).isdisjoint(graph.acts(link.source)):
            yield link.target
