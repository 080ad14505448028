"""How grave a complaint is, is judged before it is handled."""

from orgflow.finding import Severity
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Workflow
from orgflow.rules.complaints.practice import asked_of_complaints, does, sets
from orgflow.text import Text


@asked_of_complaints(
    "no-assessment",
    Severity.WARNING,
    lacks=Text(en="never judges how grave a complaint is", zh="没有评估投诉严重程度的步骤"),
    hint=Text(
        en="Let a step do `assess`, or let it set `severity`.", zh="请安排步骤做 `assess`，或由其设定 `severity`。"
    ),
)
def no_assessment(graph: OrgGraph, workflow: Workflow) -> bool:
    """
    A complaint workflow that does not judge how grave a complaint is.

    不评估严重程度的投诉流程。

    **Why.** A child hurt by a product waits in the queue behind a late parcel. ISO 10002 asks for severity, safety and
    complexity to be judged first.

    **Fix.** Let a step do `assess`, or let it set the attribute `severity`. Silent while no complaint workflow of the
    team does either, unless the preset expects complaint practice, as `iso-10002` does.

    **改法。** 安排步骤做 `assess`，或由其设定属性 `severity`。
    """
    return does(graph, workflow, "assess") or sets(graph, workflow, "severity")
