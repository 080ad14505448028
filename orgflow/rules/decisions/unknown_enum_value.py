"""Conditions ask for values that there can be."""

from collections.abc import Iterator
from difflib import get_close_matches

from orgflow.expressions.domains import Domain
from orgflow.finding import Problem, Severity, Witness
from orgflow.flow.guards import Faulty, attributes, condition, decisions, impossible
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.source import Span
from orgflow.text import Text, listed, phrase


@rule("unknown-enum-value", Severity.ERROR, family="decisions", needs=("workflows",))
def unknown_enum_value(graph: OrgGraph) -> Iterator[Problem]:
    """
    A condition that asks for a value which the attribute cannot have.

    条件比较的值不在该属性的可取值之内。

    **Why.** The branch never takes the cases that it was written for; mostly the value was renamed or misspelt.

    **Fix.** Use an id of the attribute's `values`, of the case's categories, kinds or severities, or declare it there.

    **改法。** 使用属性 `values`、案件类别、细类或严重程度中已声明的标识，或先声明它。
    """
    for decision in decisions(graph):
        step = decision.step.address
        for guard in decision.guards.values():
            for attribute, value in impossible(guard.condition, decision.domains):
                witness = Witness("case", (guard.exit.address, f"{attribute}={value}"))
                yield _problem(guard.at, graph.label(step), step, witness, decision.domains[attribute], value)
    for workflow in graph.team.workflows.values():
        known = attributes(graph, workflow)
        for policy in (workflow.policies or {}).values():
            asked = condition(graph, workflow, policy.when) if policy.when else None
            if policy.when and asked and not isinstance(asked, Faulty):
                for attribute, value in impossible(asked, known):
                    witness = Witness("case", (policy.address, f"{attribute}={value}"))
                    yield _problem(policy.when.at, policy.label, policy.address, witness, known[attribute], value)


def _problem(at: Span, name: Text, address: str, witness: Witness, domain: Domain, value: str) -> Problem:
    near = get_close_matches(value, list(domain.values), n=1, cutoff=0.6)
    labelled = next((name for name, label in domain.values.items() if value in (label.en, label.zh)), None)
    meant = labelled or (near[0] if near else None)
    hint = (
        phrase("Did you mean `{meant}`?", "是否想写 `{meant}`？", meant=meant)
        if meant
        else phrase("It can be: {known}.", "可取的值：{known}。", known=listed(f"`{name}`" for name in domain.values))
    )
    return Problem(
        at=at,
        say=phrase(
            "in “{name}” {attribute} is compared with `{value}`, which it can never be",
            "「{name}」把「{attribute}」与 `{value}` 比较，而它不可能取该值",
            name=name,
            attribute=domain.label,
            value=value,
        ),
        subjects=(address,),
        witness=witness,
        hint=hint,
    )
