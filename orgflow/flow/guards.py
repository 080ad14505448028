"""The decisions of a workflow with their conditions read: branches and tables alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgflow.expressions.domains import Domain, domains
from orgflow.expressions.faults import ConditionFault
from orgflow.expressions.parser import parse
from orgflow.expressions.tree import Call, Constant, Expression, Items, Name, parts
from orgflow.expressions.typing import check
from orgflow.expressions.unary import cell
from orgflow.flow import smt
from orgflow.flow.cells import Undecided
from orgflow.flow.decisions import Coverage, coverage
from orgflow.graph import OrgGraph
from orgflow.model.items import Located
from orgflow.model.workflows import Exit, Step, Table, Workflow
from orgflow.source import Span
from orgflow.text import Text, phrase

_ALWAYS = Constant(True, 0)
_Cells = tuple[tuple[str, Located], ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition that can be read, of a branch or a row."""

    exit: Exit
    at: Span
    condition: Expression


@dataclass(frozen=True, slots=True)
class Faulty:
    """A condition that cannot be read or makes no sense: where, and why."""

    at: Span
    fault: ConditionFault


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with conditions. `hit` is its hit policy; `guards` are in the order written; `otherwise` says whether
    a branch takes all the rest; `bare` are branches without a condition beside others that have one."""

    step: Step
    hit: str
    domains: Mapping[str, Domain]
    guards: dict[str, Guard]
    faulty: tuple[Faulty, ...]
    otherwise: bool
    bare: tuple[Exit, ...]
    # What is proven of the conditions; why nothing is where nobody can tell.
    coverage: Coverage | None
    undecided: Text | None


def decisions(graph: OrgGraph) -> tuple[Decision, ...]:
    """Every decision of the team that has conditions, looked at once for each graph."""
    return graph.once("decisions", lambda: tuple(_decisions(graph)))


def attributes(graph: OrgGraph, workflow: Workflow) -> dict[str, Domain]:
    """The attributes of a workflow's case."""
    if workflow.case is None:
        return {}
    case = graph.team.cases[workflow.case.id]
    return graph.once(f"domains of {case.address}", lambda: domains(case))


def condition(graph: OrgGraph, workflow: Workflow, when: Located) -> Expression | Faulty:
    """A condition that stands by itself, such as that of a policy, read for the cases of a workflow."""
    faulty: list[Faulty] = []
    return _condition(when, attributes(graph, workflow), faulty) or faulty[0]


def judged(conditions: Mapping[str, Expression], domains: Mapping[str, Domain]) -> Coverage:
    """What checked conditions do with all cases: by cells, and where these cannot tell by the solver.

    Raises `Undecided`.
    """
    try:
        return coverage(conditions, domains)
    except Undecided as undecided:
        if not smt.available():
            raise Undecided(
                phrase(
                    "{why}; the extra `smt` may tell: `pip install 'orgflow[smt]'`",
                    "{why}；安装附加组件 `smt` 后或可判断：`pip install 'orgflow[smt]'`",
                    why=undecided.reason,
                )
            ) from None
    return smt.coverage(conditions, domains)


def impossible(condition: Expression, known: Mapping[str, Domain]) -> Iterator[tuple[str, str]]:
    """The values that a condition asks of enums which cannot have them: attribute and value."""
    for part in parts(condition):
        if not isinstance(part, Call) or part.op not in ("==", "!=", "in"):
            continue
        left, right = part.args if not isinstance(part.args[1], Name) else reversed(part.args)
        if isinstance(left, Name) and known[left.name].kind == "enum":
            for item in right.items if isinstance(right, Items) else (right,):
                if isinstance(item, Constant) and item.value not in known[left.name].values:
                    yield left.name, str(item.value)


def _decisions(graph: OrgGraph) -> Iterator[Decision]:
    for workflow in graph.team.workflows.values():
        known = attributes(graph, workflow)
        for step in workflow.steps.values():
            if step.table:
                yield _decided(step, step.table.hit, known, _rows(step.table), (), otherwise=False)
            elif step.branches and any(branch.when or branch.otherwise for branch in step.branches.values()):
                yield _branches(graph, workflow, step, step.branches)


def _branches(graph: OrgGraph, workflow: Workflow, step: Step, branches: Mapping[str, Exit]) -> Decision:
    bare = tuple(branch for branch in branches.values() if not branch.when and not branch.otherwise)
    otherwise = any(branch.otherwise for branch in branches.values())
    read = [(branch, branch.when) for branch in branches.values() if branch.when]
    return _decided(step, step.hit or "unique", attributes(graph, workflow), read, bare, otherwise=otherwise)


def _rows(table: Table) -> list[tuple[Exit, _Cells]]:
    inputs = [ref.id.rpartition(".")[2] for ref in table.inputs]
    return [(row.exit, tuple(zip(inputs, row.cells, strict=True))) for row in (table.rows or {}).values()]


def _decided(
    step: Step,
    hit: str,
    known: Mapping[str, Domain],
    written: list[tuple[Exit, Located]] | list[tuple[Exit, _Cells]],
    bare: tuple[Exit, ...],
    *,
    otherwise: bool,
) -> Decision:
    guards: dict[str, Guard] = {}
    faulty: list[Faulty] = []
    for exit_, text in written:
        condition = _condition(text, known, faulty) if isinstance(text, Located) else _row(text, known, faulty)
        if condition is not None:
            guards[exit_.id] = Guard(exit_, text.at if isinstance(text, Located) else exit_.at, condition)
    found, why = None, None
    if not faulty and guards:
        try:
            found = judged({name: guard.condition for name, guard in guards.items()}, known)
        except Undecided as undecided:
            why = undecided.reason
    return Decision(step, hit, known, guards, tuple(faulty), otherwise, bare, found, why)


def _condition(when: Located, known: Mapping[str, Domain], faulty: list[Faulty]) -> Expression | None:
    try:
        condition = parse(when.text)
        check(condition, known)
    except ConditionFault as fault:
        faulty.append(Faulty(_place(when, fault.at), fault))
        return None
    return condition


def _row(written: _Cells, known: Mapping[str, Domain], faulty: list[Faulty]) -> Expression | None:
    """What a row asks, all its cells together."""
    joined: Expression | None = None
    broken = len(faulty)
    for name, asked in written:
        if name not in known:
            continue
        try:
            condition = cell(asked.text, name, known[name])
            if condition is not None:
                check(condition, known)
        except ConditionFault as fault:
            faulty.append(Faulty(asked.at, fault))
            continue
        if condition is not None:
            joined = condition if joined is None else Call("&&", (joined, condition), 0)
    return None if len(faulty) > broken else joined or _ALWAYS


def _place(when: Located, offset: int) -> Span:
    """Where a part of a condition stands in the file; all of it where the text is folded or has escapes."""
    node = when.node
    written = node.source.text[node.start : node.end]
    for quotes in (0, 1):
        if written[quotes : len(written) - quotes] == when.text:
            start = node.start + quotes + min(offset, max(0, len(when.text) - 1))
            return Span(node.source, start, node.end - quotes)
    return when.at
