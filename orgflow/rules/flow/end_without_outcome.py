"""At the end everybody knows how it ended."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.workflows import Step
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "end-without-outcome",
    Severity.WARNING,
    family="flow",
    section="steps",
    fields={"outcome": Text(en="the outcome", zh="结果")},
)
def end_without_outcome(graph: OrgGraph, step: Item) -> bool:
    """
    An end that does not say how the case ended.

    结束步骤没有写明结果。

    **Why.** Whoever counts outcomes cannot count this one, and readers of the picture see a case that just stops.

    **Fix.** Write `outcome`. Asked of workflows that begin with a customer or another outside party; a called workflow
    hands its ends to the caller. Silent on workflows in which no end says it.

    **改法。** 写明 `outcome`。只针对由顾客等外部方发起的流程；被调用的流程由调用方说明。
    """
    assert isinstance(step, Step)
    flow = graph.team.workflows[step.address.partition(":")[2].partition(".")[0]]
    return step.type == "end" and any(start.channels or start.from_ for start in flow.starts.values())
