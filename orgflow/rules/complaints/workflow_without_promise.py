"""Whoever begins a process is promised something."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.workflows import Workflow
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


def _need_not(graph: OrgGraph, item: Item) -> bool:
    """Whether nobody outside waits for the workflow to end, or its case promises by severity."""
    assert isinstance(item, Workflow)
    case = graph.team.cases[item.case.id] if item.case else None
    by_severity = case is not None and any(one.promise for one in case.severities.values())
    return by_severity or not any(start.channels or start.from_ for start in item.starts.values())


@missing_fields(
    "workflow-without-promise",
    Severity.WARNING,
    family="complaints",
    section="workflows",
    fields={
        "promise": Text(en="what is promised, and within which time", zh="承诺的时限"),
    },
    defaulted={"promise": _need_not},
)
def workflow_without_promise(graph: OrgGraph, item: Item) -> bool:
    """
    A workflow that does not say what is promised, and within which time.

    没有写明承诺时限的流程。

    **Why.** Without a promise nobody can be late, and no rule can tell whether the deadlines on the way keep it.

    **Fix.** Write `promise`, keyed by what is done: `promise: {resolve: 2d}`. Asked of workflows that begin
    with a customer or another outside party, and whose case has no promise for its severities; silent while no workflow
    states one. Where the preset expects it, asked of every workflow.

    **改法。** 写明 `promise`。由顾客或其他外部方发起、且案件未按严重程度承诺的流程才检查；没有任何流程写明时不提示。
    预设要求时，检查所有流程。
    """
    return True
