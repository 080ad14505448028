"""Messages have a time too."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.workflows import Step
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "message-without-deadline",
    Severity.INFO,
    family="flow",
    section="steps",
    fields={
        "within": Text(en="until when", zh="完成时限"),
    },
)
def message_without_deadline(graph: OrgGraph, item: Item) -> bool:
    """
    A message without a deadline, where the process is described in full.

    发送步骤没有写明时限。

    **Why.** A promise is the sum of all the deadlines on the way, messages included.

    **Fix.** Write `within`. Expected by the preset `strict` alone.

    **改法。** 写明 `within`。仅 `strict` 预设要求。
    """
    assert isinstance(item, Step)
    return item.type == "send"
