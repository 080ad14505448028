"""A workflow can be read at one sitting."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("oversized-flow", Severity.WARNING, family="flow", needs=("workflows",))
def oversized_flow(graph: OrgGraph, *, most: int = 50) -> Iterator[Problem]:
    """
    A workflow of more than fifty elements.

    超过五十个元素的流程。

    **Why.** Nobody keeps it in view. Faults are made in it, and overlooked, far more often than in a smaller one.

    **Fix.** Take parts that stand on their own out into workflows of their own, and call them (`type: call`). Starts
    and steps count; the ways between them do not. Fifty is the limit of the seven process modelling guidelines
    (Mendling, Reijers and van der Aalst); `most` is the number.

    **改法。** 把能独立的部分拆成单独的流程，再用 `type: call` 调用。起点和步骤计入，连线不计。
    """
    for workflow in graph.team.workflows.values():
        elements = len(workflow.starts) + len(workflow.steps)
        if elements > most:
            yield Problem(
                at=workflow.at,
                say=phrase(
                    "{flow} has {n} starts and steps; more than {most} are hard to keep in view",
                    "「{flow}」共有 {n} 个起点和步骤，超过 {most} 个难以通览",
                    flow=workflow.label,
                    n=elements,
                    most=most,
                ),
                subjects=(workflow.address,),
                witness=Witness("conflict", (workflow.address,)),
                hint=Text(
                    en="Take a part that stands on its own out into a workflow, and call it with `type: call`.",
                    zh="请把能独立的部分拆成单独的流程，再用 `type: call` 调用。",
                ),
            )
