"""A message is sent to somebody."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.workflows import Step
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "message-without-receiver",
    Severity.WARNING,
    family="flow",
    section="steps",
    # A message has the one field, a wait the other.
    fields={"to|for": Text(en="whom it concerns", zh="发给谁或等待谁")},
)
def message_without_receiver(graph: OrgGraph, step: Item) -> bool:
    """
    A message that goes to nobody, or a wait for nobody.

    发给谁、等待谁没有写明。

    **Why.** Who must hear of a decision, and whose answer is awaited, is what goes wrong between teams.

    **Fix.** Write `to` on a message and `for` on a wait. A wait for a time alone needs nobody. Silent while no step of
    the team says it.

    **改法。** 发送步骤写明 `to`，等待步骤写明 `for`；只等待时间的步骤不需要。
    """
    assert isinstance(step, Step)
    return step.type == "send" or (
        step.type == "wait" and any(not (arm.after or arm.until) for arm in (step.arms or {}).values())
    )
