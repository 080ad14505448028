"""Talk before you rule."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.rules.complaints.practice import of_kind, ruled_without, ruling
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("negotiation-not-first", Severity.WARNING, family="complaints", needs=("workflows",))
def negotiation_not_first(graph: OrgGraph) -> Iterator[Problem]:
    """
    A dispute that can be decided before anybody has tried to settle it.

    未经协商即可裁决的纠纷。

    **Why.** A settlement is quicker, cheaper, and leaves two who may deal with each other again. Platforms ask for it
    first (协商优先).

    Asked of workflows of kind `dispute` in which a step does `decide`: every way to it passes a step that does
    `negotiate`, here or in the workflow that calls this one.

    **Fix.** Put a step that does `negotiate` before the ruling.

    **改法。** 裁决前设置做 `negotiate` 的步骤。
    """
    for flow in of_kind(graph, "dispute"):
        for breach in ruled_without(graph, flow, "negotiate"):
            yield ruling(
                breach,
                phrase(
                    "a dispute can come to “{step}” before anybody has tried to settle it",
                    "纠纷可不经协商就到达「{step}」",
                    step=graph.label(breach[0].address),
                ),
                Text(en="Put a step that does `negotiate` before it.", zh="请在其之前设置做 `negotiate` 的步骤。"),
            )
