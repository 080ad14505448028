"""A workflow begins because something happens."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text

_TRIGGERS = "channels|called|every|message|record|after"


@missing_fields(
    "start-without-trigger",
    Severity.WARNING,
    family="flow",
    section="starts",
    fields={_TRIGGERS: Text(en="what sets it off", zh="由什么触发")},
)
def start_without_trigger(graph: OrgGraph, start: Item) -> bool:
    """
    A start that nothing sets off.

    没有写明触发条件的流程起点。

    **Why.** A process that nobody is asked to begin is not begun.

    **Fix.** Say what sets it off: a channel, a call by another workflow, a cadence, a message, a record, or the end of
    another workflow. Silent while no start of the team says it.

    **改法。** 写明触发条件：渠道、被其他流程调用、周期、消息、记录，或另一流程的结束。
    """
    return True
