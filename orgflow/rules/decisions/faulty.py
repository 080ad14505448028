"""Conditions with a fault, wherever they stand: in branches, rows and policies."""

from collections.abc import Callable, Iterator

from orgflow.expressions.faults import ConditionFault
from orgflow.finding import Problem, Witness
from orgflow.flow.guards import Faulty, condition, decisions
from orgflow.graph import OrgGraph
from orgflow.text import Text, phrase

_HINT = Text(
    en='Conditions look like this: `amount > 500 && category == "product"`.',
    zh='条件的写法如：`amount > 500 && category == "product"`。',
)
_IN_STEP = ("in “{name}” {what}", "「{name}」的条件有误：{what}")
_IN_POLICY = ("in the policy “{name}” {what}", "规则「{name}」的条件有误：{what}")


def faulty(graph: OrgGraph, concerns: Callable[[ConditionFault], bool]) -> Iterator[Problem]:
    """What is wrong with conditions, of the faults that are asked for."""
    for decision in decisions(graph):
        for each in decision.faulty:
            if concerns(each.fault):
                yield _problem(each, _IN_STEP, graph.label(decision.step.address), decision.step.address)
    for workflow in graph.team.workflows.values():
        for policy in (workflow.policies or {}).values():
            asked = condition(graph, workflow, policy.when) if policy.when else None
            if isinstance(asked, Faulty) and concerns(asked.fault):
                yield _problem(asked, _IN_POLICY, policy.label, policy.address)


def _problem(found: Faulty, say: tuple[str, str], name: Text, address: str) -> Problem:
    return Problem(
        at=found.at,
        say=phrase(*say, name=name, what=found.fault.say),
        subjects=(address,),
        witness=Witness("conflict", (address, found.at.text)),
        hint=found.fault.hint or _HINT,
    )
