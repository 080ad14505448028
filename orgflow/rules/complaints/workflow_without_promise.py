"""Whoever begins a process is promised something."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.rules.columns import missing_fields
from orgflow.text import Text


@missing_fields(
    "workflow-without-promise",
    Severity.WARNING,
    family="complaints",
    section="workflows",
    fields={
        "kind": Text(en="what kind of process it is", zh="流程类别"),
        "promise": Text(en="what is promised, and within which time", zh="承诺的时限"),
    },
)
def workflow_without_promise(graph: OrgGraph, item: Item) -> bool:
    """
    A workflow that does not say its kind, or what is promised within which time.

    没有写明类别或承诺时限的流程。

    **Why.** Without a promise nobody can be late, and no rule can tell whether the deadlines on the way keep it. The
    kind turns on the rules for such processes.

    **Fix.** Write `kind` and `promise`. Silent on what no workflow states, unless the preset expects it.

    **改法。** 写明 `kind` 和 `promise`。没有任何流程写明且预设不要求时不提示。
    """
    return True
