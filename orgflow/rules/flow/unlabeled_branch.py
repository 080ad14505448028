"""Every arrow out of a step says when it is taken."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Exit
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("unlabeled-branch", Severity.WARNING, family="flow", needs=("workflows",))
def unlabeled_branch(graph: OrgGraph) -> Iterator[Problem]:
    """
    A way out without a label, beside others that have one.

    旁边的出口都有文字、自己却没有的出口。

    **Why.** In the picture its arrow carries a bare id, in one language, among arrows that say in words when they are
    taken.

    **Fix.** Write a `label`. A condition, `otherwise`, a time or a message says as much. An id is label enough where
    no way out of the step has any other. This holds for branches, outcomes and the arms of a wait.

    **改法。** 写上 `label`。写有条件、`otherwise`、时间或消息的出口无需标签；同一步骤的出口都只有标识时也不提示。
    """
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            for ways in (step.branches, step.outcomes, step.arms):
                labelled = next((way for way in (ways or {}).values() if way.label_), None)
                if labelled is None or _has_conditions(ways):
                    continue
                for way in (ways or {}).values():
                    if not _says_when(way):
                        yield _problem(graph.label(step.address), step.address, way, labelled)


def _has_conditions(ways: dict[str, Exit] | None) -> bool:
    """Whether `missing-default` has its eye on these branches."""
    return any(way.when or way.otherwise for way in (ways or {}).values())


def _says_when(way: Exit) -> bool:
    return any((way.label_, way.name, way.when, way.otherwise, way.after, way.until, way.message))


def _problem(step: Text, address: str, way: Exit, labelled: Exit) -> Problem:
    return Problem(
        at=way.at,
        say=phrase(
            "the way “{way}” out of “{step}” has no label", "「{step}」的出口「{way}」没有标签", way=way.id, step=step
        ),
        subjects=(address,),
        witness=Witness("absence", (way.address,)),
        related=(Note(labelled.at, Text(en="as this one has", zh="例如此出口有标签")),),
        hint=Text(en="Write `label: {zh: …, en: …}`.", zh="请写 `label: {zh: …, en: …}`。"),
    )
