"""Every step is somebody's duty."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.items import Item
from orgflow.model.workflows import Step, Workflow
from orgflow.rules.rule import NOTHING, Expects, rule
from orgflow.text import Text, phrase

_COLUMN = "steps.duty"


def _asks(graph: OrgGraph) -> Iterator[tuple[Item, str, bool]]:
    for workflow in graph.team.workflows.values():
        yield from ((step, "steps.duty|does", says_what) for step, says_what in _work(workflow))


@rule(
    "step-without-duty",
    Severity.WARNING,
    family="duties",
    columns=(_COLUMN,),
    needs=("workflows",),
    asks=_asks,
)
def step_without_duty(graph: OrgGraph, *, expects: Expects = NOTHING) -> Iterator[Problem]:
    """
    A step that belongs to no duty.

    不属于任何职责的步骤。

    **Why.** It is done by somebody whose duties do not name it: nobody answers for it, nobody is trained for it, and no
    rule can tell what it does.

    Tasks and messages that say who performs them are looked at; of others step-without-performer speaks. A step that
    says itself what it `does` stands for a duty of its own, and so does an approval. Silent on workflows in which no
    step names a duty, unless the preset expects it.

    **Fix.** Name the duty that the step carries out, or say what it `does`.

    **改法。** 写明步骤所执行的职责（`duty`），或用 `does` 写明它做什么。
    """
    for workflow in graph.team.workflows.values():
        if _COLUMN not in expects and not any(step.duty for step in workflow.steps.values()):
            continue
        for step, says_what in _work(workflow):
            if not says_what:
                yield Problem(
                    at=step.at,
                    say=phrase(
                        "“{step}” carries out no duty and does not say what it does",
                        "「{step}」不属于任何职责，也未写明做什么",
                        step=graph.label(step.address),
                    ),
                    subjects=(step.address,),
                    witness=Witness("absence", (step.address,)),
                    hint=Text(en="Write `duty: DUTY` or `does: [ACT]`.", zh="请写 `duty: 职责` 或 `does: [动作]`。"),
                )


def _work(workflow: Workflow) -> Iterator[tuple[Step, bool]]:
    """The steps that somebody in particular works at, and whether each says what that work is."""
    for step in workflow.steps.values():
        if step.type in ("task", "send") and step.by and not step.approves:
            yield step, bool(step.duty or step.does)
