"""The conditions of a decision, branches and tables alike, as far as they can be read."""

from collections.abc import Mapping
from dataclasses import dataclass

from orgflow.expressions.domains import Domain, domains
from orgflow.expressions.faults import ConditionFault
from orgflow.expressions.parser import parse
from orgflow.expressions.tree import Call, Constant, Expression
from orgflow.expressions.typing import check
from orgflow.expressions.unary import cell
from orgflow.expressions.words import condition_in_words
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Row, Step, Table, Workflow
from orgflow.text import Text


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition with its words; one that makes no sense stays as it is `written`."""

    tree: Expression | None = None
    words: Text | None = None
    written: str = ""


NONE = Condition()


def conditions_of(graph: OrgGraph, workflow: Workflow, step: Step) -> dict[str, Condition]:
    """By exit what it asks of the case; nothing where the decision is a matter of judgement."""
    known = domains(graph.team.cases[workflow.case.id]) if workflow.case else {}
    if step.table:
        return {name: _row(step.table, row, known) for name, row in (step.table.rows or {}).items()}
    asked = {name: branch.when for name, branch in (step.branches or {}).items() if branch.when}
    return {name: _branch(when.text, known) for name, when in asked.items()}


def _branch(text: str, known: Mapping[str, Domain]) -> Condition:
    try:
        return _checked(parse(text), known)
    except ConditionFault:
        return Condition(written=text)


def _row(table: Table, row: Row, known: Mapping[str, Domain]) -> Condition:
    """What a row asks, all its cells together."""
    joined: Expression | None = None
    inputs = [ref.address.rpartition(".")[2] for ref in table.inputs]
    try:
        for name, asked in zip(inputs, row.cells, strict=True):
            test = cell(asked.text, name, known[name]) if name in known else None
            if test is not None:
                joined = test if joined is None else Call("&&", (joined, test), 0)
        return _checked(joined or Constant(True, 0), known)
    except ConditionFault:
        return Condition(written=", ".join(asked.text for asked in row.cells))


def _checked(tree: Expression, known: Mapping[str, Domain]) -> Condition:
    check(tree, known)
    return Condition(tree, condition_in_words(tree, known))
