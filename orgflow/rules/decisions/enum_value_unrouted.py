"""What customers can bring, some workflow takes."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.guards import decisions, impossible
from orgflow.flow.unrouted import Unrouted, unrouted
from orgflow.graph import OrgGraph
from orgflow.model.service import Case
from orgflow.rules.rule import rule
from orgflow.source import Span
from orgflow.text import Text, phrase


@rule("enum-value-unrouted", Severity.ERROR, family="decisions", needs=("workflows", "cases"))
def enum_value_unrouted(graph: OrgGraph) -> Iterator[Problem]:
    """
    A category of cases that no workflow leads anywhere.

    案件的某个类别在所有流程中都没有去向。

    **Why.** It was declared because customers bring it. When they do, every question that the process asks about it has
    no answer.

    Said of categories, their kinds, severities and values of attributes, if workflows for such cases ask for them, and
    none of these decisions has a branch for the value: neither one that names it nor one for all the rest. Silent while
    one of them asks for a value that there is not: that is `unknown-enum-value`, and mostly this one is meant.

    **Fix.** Add a branch for it to one of the decisions, or mark a branch `otherwise: true`; or do not declare it.

    **改法。** 为它增加分支，或把一个分支标为 `otherwise: true`；若不会出现，请删除该值。
    """
    misspelt = _misspelt(graph)
    for each in unrouted(graph):
        if not any((step, each.attribute) in misspelt for step in each.steps):
            yield _problem(graph, graph.team.cases[each.case], each)


def _misspelt(graph: OrgGraph) -> dict[tuple[str, str], None]:
    """The steps that ask for a value which there is not, each with the attribute."""
    return {
        (decision.step.address, attribute): None
        for decision in decisions(graph)
        for guard in decision.guards.values()
        for attribute, _ in impossible(guard.condition, decision.domains)
    }


def _problem(graph: OrgGraph, case: Case, each: Unrouted) -> Problem:
    at, address, label = _declared(case, each)
    asking = [graph.items[step] for step in each.steps]
    return Problem(
        at=at,
        say=phrase(
            "no workflow has a branch for {value}, though “{step}” asks for it",
            "「{value}」在流程中没有去向，「{step}」只判断了其他取值",
            value=label,
            step=graph.label(asking[0].address),
        ),
        subjects=(address, *each.steps),
        witness=Witness("case", (address, f"{each.attribute}={each.value}")),
        related=tuple(Note(step.at, Text(en="it is asked for here", zh="在此判断")) for step in asking),
        hint=phrase("Add a branch for `{value}`.", "请为 `{value}` 增加分支。", value=each.value),
    )


def _declared(case: Case, each: Unrouted) -> tuple[Span, str, Text]:
    """Where a value is declared, the address of what declares it, and what the value is called."""
    name = each.value
    if each.attribute in case.attributes:
        attribute = case.attributes[each.attribute]
        return attribute.place("values"), attribute.address, (attribute.values or {})[name]
    if each.attribute == "kind":
        category = next(one for one in case.categories.values() if name in (one.kinds or {}))
        return category.place("kinds"), category.address, (category.kinds or {})[name]
    item = (case.categories if each.attribute == "category" else case.severities)[name]
    return item.at, item.address, item.label
