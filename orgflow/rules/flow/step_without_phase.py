"""Every step stands in a phase, where a workflow has phases."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.workflows import Step
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "step-without-phase",
    Severity.WARNING,
    family="flow",
    section="steps",
    fields={"phase": Text(en="its phase", zh="所属阶段")},
)
def step_without_phase(graph: OrgGraph, step: Item) -> bool:
    """
    A step outside the phases that its workflow is divided into.

    流程划分了阶段，步骤却不属于任何阶段。

    **Why.** The picture shows the step under a phase all the same, and nobody has said that it belongs there.

    **Fix.** Write `phase`. Silent on workflows without phases, and on ends. Expected by the preset `strict` alone.

    **改法。** 写明 `phase`。没有划分阶段的流程，以及结束步骤不提示。仅 `strict` 预设要求。
    """
    assert isinstance(step, Step)
    flow = graph.team.workflows[step.address.partition(":")[2].partition(".")[0]]
    return bool(flow.phases) and step.type != "end"
