"""No customer is passed from desk to desk."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("blame-gap", Severity.WARNING, family="duties", needs=("cases",))
def blame_gap(graph: OrgGraph) -> Iterator[Problem]:
    """
    A kind of case that customers bring, with neither an owner nor a workflow.

    客户会提出、却既无人负责也无流程处理的事项类别。

    **Why.** Everybody says that it is not theirs, and the customer is passed from desk to desk (踢皮球).

    A category is found when it names no owner and no workflow handles cases of its type. Where one does and forgets a
    category, missing-default says so. Silent while no category has an owner and no workflow says which cases it takes.

    **Fix.** Name an owner of the category, or say on the workflow which `case` it takes.

    **改法。** 为该类别写明负责岗位（`owner`），或在流程中写明处理的工单类型（`case`）。
    """
    handled = {workflow.case.address: None for workflow in graph.team.workflows.values() if workflow.case}
    owned = [category for case in graph.team.cases.values() for category in case.categories.values() if category.owner]
    if not handled and not owned:
        return
    for case in graph.team.cases.values():
        for category in case.categories.values() if case.address not in handled else ():
            if category.owner is None:
                yield Problem(
                    at=category.at,
                    say=phrase(
                        "nobody owns “{category}”, and no workflow takes it",
                        "「{category}」无人负责，也没有流程处理",
                        category=category.label,
                    ),
                    subjects=(category.address, case.address),
                    witness=Witness("absence", (category.address,)),
                    related=tuple(
                        Note(one.place("owner"), Text(en="others have an owner", zh="其他类别有负责岗位"))
                        for one in owned[:1]
                    ),
                    hint=phrase(
                        "Write `owner: ROLE`, or `case: {case}` on the workflow that handles it.",
                        "请写 `owner: 岗位`，或在处理它的流程上写 `case: {case}`。",
                        case=case.id,
                    ),
                )
