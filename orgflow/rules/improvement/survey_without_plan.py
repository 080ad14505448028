"""A survey says about what, where, by whom, with which questions."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "survey-without-plan",
    Severity.WARNING,
    family="improvement",
    section="surveys",
    fields={
        "of": Text(en="about which workflows", zh="调查哪些流程"),
        "via": Text(en="on which channels", zh="通过哪些渠道"),
        "by": Text(en="who conducts it", zh="由谁执行"),
        "asks": Text(en="what it asks", zh="调查问题"),
        "writes": Text(en="where the answers go", zh="结果写入哪里"),
    },
)
def survey_without_plan(graph: OrgGraph, survey: Item) -> bool:
    """
    A survey that leaves open what it is about, on which channel, by whom, what it asks, or where answers go.

    调查对象、渠道、执行人、问题或结果去向未写明的满意度调查。

    **Why.** A survey that is nobody's is sent until the first busy week.

    **Fix.** Write `of`, `via`, `by`, `asks` and `writes`. Silent on what none of them states, unless the preset
    expects it.

    **改法。** 写明 `of`、`via`、`by`、`asks` 和 `writes`。若全都未写且预设不要求，则不提示。
    """
    return True
