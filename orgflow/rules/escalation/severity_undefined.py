"""Somebody finds out how grave a case is, where that decides how soon it is solved."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.service import Case
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("severity-undefined", Severity.ERROR, family="escalation", needs=("cases", "workflows"))
def severity_undefined(graph: OrgGraph) -> Iterator[Problem]:
    """
    A promise by severity, where no step finds out the severity of a case.

    按严重程度承诺时限，却没有步骤判定严重程度。

    **Why.** The promise for grave cases is never kept on purpose: nobody knows that it applies. Whoever shouts loudest
    is grave.

    Asked where a workflow handles cases of the type; silent while none does.

    **Fix.** Let the step that looks at the case set it: `sets: [severity]`.

    **改法。** 在判断案件的步骤写 `sets: [severity]`。
    """
    for case in graph.team.cases.values():
        graded = [severity for severity in case.severities.values() if severity.promise]
        flows = [flow for flow in graph.team.workflows.values() if flow.case and flow.case.address == case.address]
        if not graded or not flows or _is_set(graph, case):
            continue
        yield Problem(
            at=graded[0].place("promise"),
            say=phrase(
                "{case} promises by severity, but no step sets the severity of a case",
                "「{case}」按严重程度承诺时限，但没有步骤设定 `severity`",
                case=case.label,
            ),
            subjects=(case.address, graded[0].address),
            witness=Witness("absence", (graded[0].address,)),
            hint=Text(en="Write `sets: [severity]` where it is judged.", zh="请在判定步骤写 `sets: [severity]`。"),
        )


def _is_set(graph: OrgGraph, case: Case) -> bool:
    flows = (flow for flow in graph.team.workflows.values() if flow.case and flow.case.address == case.address)
    steps = [step for flow in flows for step in flow.steps.values()]
    refs = [ref for step in steps for ref in (*step.sets, *(ref for exit_ in step.exits for ref in exit_.sets))]
    return any(ref.id.rpartition(".")[2] == "severity" for ref in refs)
