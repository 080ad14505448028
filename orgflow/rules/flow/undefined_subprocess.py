"""A call names what it calls."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("undefined-subprocess", Severity.ERROR, family="flow", needs=("workflows",))
def undefined_subprocess(graph: OrgGraph) -> Iterator[Problem]:
    """
    A call that does not name the workflow it calls.

    调用步骤没有写明调用哪个流程。

    **Why.** The case disappears into a box, and nobody can tell who has it there, for how long, or how it comes back.

    **Fix.** Name the workflow under `workflow`, or make the step a task.

    **改法。** 在 `workflow` 中写明被调用的流程，或把该步骤改为任务。
    """
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            if step.type == "call" and step.workflow is None:
                yield Problem(
                    at=step.at,
                    say=phrase(
                        "“{step}” calls no workflow", "「{step}」没有写明调用的流程", step=graph.label(step.address)
                    ),
                    subjects=(step.address,),
                    witness=Witness("absence", (step.address,)),
                    hint=Text(en="Write `workflow: WORKFLOW`.", zh="请写 `workflow: 流程`。"),
                )
