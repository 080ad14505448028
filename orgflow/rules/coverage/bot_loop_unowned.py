"""What is asked often enough becomes an answer of the bot, by a number and by somebody's work."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "bot-loop-unowned",
    Severity.WARNING,
    family="coverage",
    section="records",
    fields={
        "promote.to": Text(en="where entries move up", zh="升级到哪里"),
        "promote.same": Text(en="which field must be the same", zh="以哪个字段相同为准"),
        "promote.after": Text(en="after how many", zh="出现几次之后"),
        "promote.per": Text(en="within which time", zh="在多长时间内"),
        "promote.by": Text(en="by which workflow", zh="由哪个流程完成"),
    },
    together=True,
)
def bot_loop_unowned(graph: OrgGraph, record: Item) -> bool:
    """
    A rule for moving entries up that lacks its threshold, its time or the workflow that does it.

    条目升级规则未写明门槛、时间范围或执行流程。

    **Why.** "Frequent questions go to the bot" happens only where it is counted what frequent is and somebody's work
    begins on that day. Otherwise agents answer the same question by hand for years.

    **Fix.** Write all of `promote: {to, same, after, per, by}`. Silent on records without `promote`.

    **改法。** 写全 `promote: {to, same, after, per, by}`。没有 `promote` 的记录不提示。
    """
    return record.states("promote")
