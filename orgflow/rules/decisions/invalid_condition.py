"""A condition says something that can be true or false of a case."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.flow.guards import Faulty, condition, decisions
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase

_HINT = Text(
    en='Conditions look like this: `amount > 500 && category == "product"`.',
    zh='条件的写法如：`amount > 500 && category == "product"`。',
)


@rule("invalid-condition", Severity.ERROR, family="decisions", needs=("workflows",))
def invalid_condition(graph: OrgGraph) -> Iterator[Problem]:
    """
    A condition that cannot be read, or makes no sense for the case.

    无法读取或对案件没有意义的条件。

    **Why.** Nobody can tell which cases the branch takes, neither this program nor whoever has to follow the process.

    **Fix.** Conditions are written in CEL: `amount > 500 && category in ["product", "service"]`, those of policies too.
    They read attributes of the case by their ids; numbers are compared with numbers (in the attribute's own unit),
    lengths of time with `duration("2h30m")` or `days(2)`, words with words in quotes. Cells of a table are values,
    `<= 500`, `a, b`, `[1..5]`, `not(a)` or `-`.

    **改法。** 条件用 CEL 书写，例如 `amount > 500 && category in ["product", "service"]`；用属性的标识，不用其名称。
    """
    for decision in decisions(graph):
        for faulty in decision.faulty:
            yield Problem(
                at=faulty.at,
                say=phrase(
                    "in “{step}” {what}",
                    "「{step}」的条件有误：{what}",
                    step=graph.label(decision.step.address),
                    what=faulty.fault.say,
                ),
                subjects=(decision.step.address,),
                witness=Witness("conflict", (decision.step.address, faulty.at.text)),
                hint=faulty.fault.hint or _HINT,
            )
    for workflow in graph.team.workflows.values():
        for policy in (workflow.policies or {}).values():
            asked = condition(graph, workflow, policy.when) if policy.when else None
            if isinstance(asked, Faulty):
                say = phrase(
                    "in the policy “{policy}” {what}",
                    "规则「{policy}」的条件有误：{what}",
                    policy=policy.label,
                    what=asked.fault.say,
                )
                witness = Witness("conflict", (policy.address, asked.at.text))
                yield Problem(asked.at, say, (policy.address,), witness, hint=asked.fault.hint or _HINT)
