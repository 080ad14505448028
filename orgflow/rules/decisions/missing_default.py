"""Every case finds its way out of a decision."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.guards import Decision, decisions
from orgflow.graph import OrgGraph
from orgflow.model.workflows import Exit, Step
from orgflow.rules.rule import Skip, rule
from orgflow.text import Text, listed, phrase

# How many of the ends that a call leaves open are listed.
_SHOWN = 3


@rule("missing-default", Severity.ERROR, family="decisions", needs=("workflows",))
def missing_default(graph: OrgGraph) -> Iterator[Problem | Skip]:
    """
    A decision of which nobody can say that it has a way out for every case.

    无法确定每种情况都有出口的判断。

    **Why.** The case that nobody thought of stays where it is, and it is seldom a harmless one.

    Said of a branch with neither a condition nor `otherwise: true` among others that have one, and of a step that calls
    another flow and leaves out one of its ends. Cases that are proven to have no branch are `guard-gap`. Nothing is
    missed where the conditions, taken together, are proven to take every case; nor where no branch has a condition,
    for then somebody judges. Conditions that nobody can follow are counted as skipped: those that compare two
    attributes need the extra `smt`.

    **Fix.** Write the condition of the branch, or mark it `otherwise: true` if it takes all the rest. Name an outcome
    for each end of the flow that is called, or `next` for all of them.

    **改法。** 写明该分支的条件，其余情况都走这里时写 `otherwise: true`。调用流程的步骤要为其每种结束写明出口。
    """
    for decision in decisions(graph):
        yield from _decided(graph, decision)
    ends = {
        workflow.address: [step for step in workflow.steps.values() if step.type == "end"]
        for workflow in graph.team.workflows.values()
    }
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            if step.type == "call" and step.workflow and step.outcomes and not step.next:
                yield from _call(graph, step, ends[step.workflow.address])


def _decided(graph: OrgGraph, decision: Decision) -> Iterator[Problem | Skip]:
    step, label = decision.step, graph.label(decision.step.address)
    for branch in decision.bare:
        yield _without_condition(step, label, branch, decision.otherwise)
    if decision.otherwise or decision.bare or decision.hit == "collect":
        return
    if decision.undecided:
        reason = phrase(
            "whether “{step}” has a branch for every case: {why}",
            "「{step}」是否覆盖所有案件：{why}",
            step=label,
            why=decision.undecided,
        )
        yield Skip(reason=reason, at=step.at, subject=step.address)


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
