"""Whoever has the case knows until when."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.workflows import Step
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "step-without-deadline",
    Severity.WARNING,
    family="flow",
    section="steps",
    fields={"within": Text(en="until when it is done", zh="完成时限")},
)
def step_without_deadline(graph: OrgGraph, step: Item) -> bool:
    """
    A step without a deadline, beside others that have one.

    其他步骤都有时限，唯独该步骤没有。

    **Why.** A promise to the customer is the sum of the deadlines on the way. One that is missing makes it a hope, and
    nothing tells when the case lies there for too long.

    **Fix.** Write `within`. Asked of tasks, which somebody has to do. Silent on workflows in which no step has a
    deadline.

    **改法。** 写明 `within`。只针对需要人来做的任务；流程中没有任何步骤写明时限时不提示。
    """
    assert isinstance(step, Step)
    return step.type == "task"
