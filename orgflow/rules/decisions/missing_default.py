"""Every case finds its way out of a decision."""

from collections.abc import Iterable, Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.service import Case
from orgflow.model.workflows import Exit, Step, Table
from orgflow.rules.decisions.coverage import Value, domain, holds_opposites, named_values
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, listed, phrase

# How many of the ends that a call leaves open are listed.
_SHOWN = 3


@rule("missing-default", Severity.ERROR, family="decisions", needs=("workflows",))
def missing_default(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    A decision that some cases pass by without any branch for them.

    有些案件找不到对应分支的判断。

    **Why.** The case that nobody thought of stays where it is, and it is seldom a harmless one.

    **Fix.** Mark the branch for all the rest `otherwise: true`, or add the branches that are missing. None is needed
    where the conditions name every value of one attribute, or where one is the opposite of another; nor where no
    branch has a condition, for then somebody judges. A branch with neither among others that have one is reported
    itself. A step that calls another flow needs an outcome for each of its ends, or `next` for all of them. Of tables
    only those with one input are checked, and those with a row that fits everything; the rest are counted as skipped.

    **改法。** 把其余情况的分支标为 `otherwise: true`，或补上缺少的分支。调用流程的步骤要为其每种结束写明出口。
    """
    ends = {
        workflow.address: [step for step in workflow.steps.values() if step.type == "end"]
        for workflow in graph.team.workflows.values()
    }
    for workflow in graph.team.workflows.values():
        case = graph.team.cases[workflow.case.id] if workflow.case else None
        for step in workflow.steps.values():
            label = graph.label(step.address)
            if step.type == "decision" and step.branches:
                yield from _branches(step, label, case, tuple(step.branches.values()))
            if step.type == "decision" and step.table:
                yield from _table(step, label, case, step.table)
            if step.type == "call" and step.workflow and step.outcomes and not step.next:
                yield from _call(graph, step, ends[step.workflow.address])


def _branches(step: Step, label: Text, case: Case | None, branches: tuple[Exit, ...]) -> Iterator[Problem]:
    conditions = [branch.when.text for branch in branches if branch.when]
    has_default = any(branch.otherwise for branch in branches)
    bare = [branch for branch in branches if not branch.when and not branch.otherwise]
    if not conditions and not has_default:
        return
    for branch in bare:
        yield _without_condition(step, label, branch, has_default)
    if has_default or bare or holds_opposites(conditions):
        return
    named = _named(conditions)
    values = domain(case, named[0]) if named else ()
    if named and values:
        yield from _uncovered(step, label, values, named[1])
        return
    yield Problem(
        at=step.at,
        say=phrase(
            "“{step}” has no branch for all the rest, and its conditions are not seen to cover every case",
            "「{step}」没有处理其余情况的分支，且无法看出其条件是否覆盖所有案件",
            step=label,
        ),
        subjects=(step.address,),
        witness=Witness("absence", (step.address,)),
        hint=Text(
            en="Mark the branch for all the rest `otherwise: true`.", zh="请把其余情况的分支标为 `otherwise: true`。"
        ),
        # Conditions are not evaluated yet: together they may be complete all the same.
        severity=Severity.WARNING,
    )


def _named(conditions: Iterable[str]) -> tuple[str, tuple[str, ...]] | None:
    """The one attribute that all the conditions ask for, and the values that they name together."""
    named = [named_values(condition) for condition in conditions]
    found: dict[str, tuple[str, ...]] = {}
    for each in named:
        if each is None:
            return None
        found[each[0]] = (*found.get(each[0], ()), *each[1])
    return next(iter(found.items())) if len(found) == 1 else None


def _table(step: Step, label: Text, case: Case | None, table: Table) -> Iterator[Problem | Skip]:
    rows = (table.rows or {}).values()
    if any(all(cell.text.strip() == "-" for cell in row.cells) for row in rows):
        return
    values = domain(case, table.inputs[0].id.rpartition(".")[2]) if len(table.inputs) == 1 else ()
    cells = [part.strip().strip("\"'") for row in rows for part in ",".join(cell.text for cell in row.cells).split(",")]
    known = {value.id: None for value in values}
    # A boolean cell is written `true` and shown as Python shows it.
    named = [cell if cell in known else cell.lower() for cell in cells]
    if values and all(cell in known for cell in named):
        yield from _uncovered(step, label, values, named)
        return
    yield Skip(
        reason=phrase(
            "whether the table of “{step}” has a row for every case is checked from a later version on",
            "「{step}」的决策表是否覆盖所有案件，由后续版本检查",
            step=label,
        ),
        at=step.at,
        subject=step.address,
    )


def _uncovered(step: Step, label: Text, values: tuple[Value, ...], named: Iterable[str]) -> Iterator[Problem]:
    covered = dict.fromkeys(named)
    missing = [value for value in values if value.id not in covered]
    if missing:
        yield Problem(
            at=step.at,
            say=phrase(
                "“{step}” has no branch for {values}",
                "「{step}」没有{values}的分支",
                step=label,
                values=listed(value.label for value in missing),
            ),
            subjects=(step.address,),
            witness=Witness("case", (step.address, *(value.id for value in missing))),
            related=tuple(Note(value.at, Text(en="a case may be like this", zh="案件可能如此")) for value in missing),
            hint=Text(
                en="Add a branch for it, or mark one `otherwise: true`.",
                zh="请增加对应分支，或把一个分支标为 `otherwise: true`。",
            ),
        )


def _without_condition(step: Step, label: Text, branch: Exit, has_default: bool) -> Problem:
    return Problem(
        at=branch.at,
        say=phrase(
            "the branch “{branch}” of “{step}” has no condition, unlike the others",
            "「{step}」的分支「{branch}」没有条件，其他分支都有",
            branch=branch.label_ or branch.label,
            step=label,
        ),
        subjects=(step.address,),
        witness=Witness("absence", (branch.address,)),
        hint=Text(en="Write its condition: `when: …`.", zh="请写明条件：`when: …`。")
        if has_default
        else Text(
            en="Write its condition (`when: …`), or `otherwise: true` if it takes all the rest.",
            zh="请写明条件（`when: …`）；其余情况都走这里时写 `otherwise: true`。",
        ),
    )


def _call(graph: OrgGraph, step: Step, ends: list[Step]) -> Iterator[Problem]:
    missing = []
    for end in ends:
        if end.id not in (step.outcomes or {}):
            missing.append(end)
        if len(missing) == _SHOWN:
            break
    if missing and step.workflow:
        yield Problem(
            at=step.at,
            say=phrase(
                "“{step}” does not say where the case goes when {flow} ends in {ends}",
                "「{step}」未写明「{flow}」以{ends}结束时的去向",
                step=step.name or Text(en=step.id, zh=step.id),
                flow=graph.label(step.workflow.address),
                ends=listed(graph.label(end.address) for end in missing),
            ),
            subjects=(step.address, step.workflow.address),
            witness=Witness("case", (step.address, *(end.address for end in missing))),
            related=tuple(Note(end.at, Text(en="it may end here", zh="可能在此结束")) for end in missing),
            hint=phrase(
                "Add under `outcomes`: `{end}: STEP`.", "请在 `outcomes` 中补上 `{end}: 步骤`。", end=missing[0].id
            ),
        )
