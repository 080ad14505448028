"""Every workflow comes to an end."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("missing-end", Severity.ERROR, family="flow", needs=("workflows",))
def missing_end(graph: OrgGraph) -> Iterator[Problem]:
    """
    A workflow in which every step leads to another, and none is an end.

    没有结束步骤、每一步都通向另一步的流程。

    **Why.** No case is ever over: nobody may close it, the customer never hears how it came out, and no promise of the
    flow is kept or broken.

    **Fix.** Add a step with `type: end`, and let a way lead there. Silent where a step or a way out leads nowhere:
    that is where the end is missing, and `dead-end` says so.

    **改法。** 增加 `type: end` 的步骤，并让某个出口通向它。
    """
    for workflow in graph.team.workflows.values():
        if graph.flow(workflow.id).is_endless():
            yield Problem(
                at=workflow.at,
                say=phrase("{flow} has no end", "「{flow}」没有结束步骤", flow=workflow.label),
                subjects=(workflow.address,),
                witness=Witness("absence", (workflow.address,)),
                hint=Text(
                    en="Add a step with `type: end`, and let a way lead there.",
                    zh="请增加 `type: end` 的步骤，并让某个出口通向它。",
                ),
            )
