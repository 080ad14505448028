"""What a complaint is about is settled before somebody takes it."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Workflow
from orgflow.rules.complaints.practice import asked_of_complaints, does, sets
from orgflow.text import Text


def _has_categories(graph: OrgGraph, workflow: Workflow) -> bool:
    """Whether its cases fall into categories that nobody before it can have told."""
    case = graph.team.cases[workflow.case.id] if workflow.case else None
    return case is not None and bool(case.categories) and not any(start.called for start in workflow.starts.values())


@asked_of_complaints(
    "no-classification",
    Severity.ERROR,
    lacks=Text(en="never settles what a complaint is about", zh="没有对投诉分类的步骤"),
    hint=Text(
        en="Let a step do `classify`, or let it set `category`.", zh="请安排步骤做 `classify`，或由其设定 `category`。"
    ),
    stated=_has_categories,
)
def no_classification(graph: OrgGraph, workflow: Workflow) -> bool:
    """
    A complaint workflow that does not classify.

    不分类的投诉流程。

    **Why.** A complaint that nobody has classified goes to whoever is free, and the statistics show one heap.

    **Fix.** Let a step do `classify`, or let it set the attribute `category`. Always found where the cases of the
    workflow have categories and no other workflow hands them in; else silent while no complaint workflow of the team
    classifies, unless the preset expects complaint practice, as `iso-10002` does.

    **改法。** 安排步骤做 `classify`，或由其设定属性 `category`。案件已定义类别的流程必须有此步骤。
    """
    return does(graph, workflow, "classify") or sets(graph, workflow, "category", "kind")
