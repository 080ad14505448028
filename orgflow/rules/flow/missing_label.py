"""Every step says in words what is done."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Step
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase, written_in

# What the picture draws with words inside. Parallels and joins have none, and ends are asked for their outcome.
_WORDED = ("task", "send", "wait", "decision")


@rule("missing-label", Severity.WARNING, family="flow", needs=("workflows",))
def missing_label(graph: OrgGraph) -> Iterator[Problem]:
    """
    A step that shows a bare id, beside others that have words.

    其他步骤都有文字、自己却只显示标识的步骤。

    **Why.** In a Chinese picture it stands there as an English id, and who does not know the file cannot read it.

    **Fix.** Write a `name`, or the `question` of a decision. A step that carries out a duty takes its name from there.
    Silent where the team does not speak Chinese or the id is Chinese, for then the id is label enough, and in workflows
    of which no step has words of its own.

    **改法。** 写上 `name`，判断步骤写 `question`；执行某项职责的步骤沿用职责名称。标识本身是中文时不提示。
    """
    if "zh" not in graph.team.languages:
        return
    for workflow in graph.team.workflows.values():
        steps = [step for step in workflow.steps.values() if step.type in _WORDED]
        worded = next((step for step in steps if step.name or step.question), None)
        for step in steps if worded else ():
            if not (step.name or step.question or step.duty) and written_in(step.id) == "en":
                yield _problem(step, worded)


def _problem(step: Step, worded: Step | None) -> Problem:
    field = "question" if step.type == "decision" else "name"
    return Problem(
        at=step.at,
        say=phrase("the step `{id}` has no label", "步骤 `{id}` 没有名称", id=step.id),
        subjects=(step.address,),
        witness=Witness("absence", (step.address,)),
        related=(Note(worded.at, Text(en="as this one has", zh="例如此步骤有名称")),) if worded else (),
        hint=phrase("Write `{field}: {{zh: …, en: …}}`.", "请写 `{field}: {{zh: …, en: …}}`。", field=field),
    )
