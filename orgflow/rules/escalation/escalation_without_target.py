"""An escalation arrives at somebody."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.flow.approvals import approvals
from orgflow.graph import Edge, OrgGraph
from orgflow.model.service import Escalation, Rung
from orgflow.model.workflows import Exit, Step, Workflow
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("escalation-without-target", Severity.ERROR, family="escalation")
def escalation_without_target(graph: OrgGraph) -> Iterator[Problem]:
    """
    An escalation that reaches nobody.

    升级后无人接手。

    **Why.** The clock runs out, the case is passed up, and nobody is there. The customer hears nothing, and everybody
    believes that somebody else has it.

    **Fix.** Name a `role` or a `party` on every level of a ladder, and give a ladder that is used at least one level.
    `escalate: up` needs a performer whose role reports to somebody, and not to a unit without head; a whole case has no
    performer, so its events name a ladder. At an approval `up` begins above whoever approves the amount; it is
    reported where that is the top post for every amount. `up` is no id for a ladder: it always means the line.
    Silent where nobody in particular performs the step: other rules report it.

    **改法。** 阶梯的每一级写明 `role` 或 `party`；`escalate: up` 要求执行岗位有上级，否则改写为某个升级阶梯。
    审批步骤的 `up` 从批准该金额的岗位往上算；所有金额都由最高岗位批准时，须另有去向。
    阶梯的标识不能叫 `up`，它只表示汇报线。
    """
    for ladder in graph.team.escalations.values():
        if ladder.id == "up":
            yield _misnamed(ladder)
        used = graph.into(ladder.address, Edge.ESCALATES_TO)
        if not ladder.levels and used:
            yield _empty(
                ladder, tuple(Note(link.at, Text(en="escalates to it", zh="升级到此阶梯")) for link in used[:3])
            )
        for number, rung in enumerate(ladder.levels, start=1):
            if rung.owner is None:
                yield _vacant(ladder, rung, number)
    for workflow in graph.team.workflows.values():
        for event in (workflow.events or {}).values():
            if _climbs_own_line(event):
                yield _case_event(workflow, event)
        for step in workflow.steps.values():
            for exit_ in step.exits:
                if not _climbs_own_line(exit_):
                    continue
                if not step.approves:
                    yield from _line(graph, step, exit_)
                approvers = _approvers(graph, step) if step.approves else {}
                if approvers and all(_is_at_the_top(graph, post) for post in approvers):
                    yield _nobody_above(graph, step, exit_, *list(approvers)[:1])


def _climbs_own_line(exit_: Exit) -> bool:
    return exit_.escalate is not None and exit_.escalate.address == "up" and exit_.next is None


def _empty(ladder: Escalation, used: tuple[Note, ...]) -> Problem:
    return Problem(
        at=ladder.at,
        say=phrase("{ladder} has no levels", "「{ladder}」没有任何级别", ladder=ladder.label),
        subjects=(ladder.address,),
        witness=Witness("absence", (ladder.address,)),
        related=used,
        hint=Text(
            en="Write `levels: [{role: ROLE, within: 4h}, …]`.", zh="请写 `levels: [{role: 岗位, within: 4h}, …]`。"
        ),
    )


def _misnamed(ladder: Escalation) -> Problem:
    return Problem(
        at=ladder.at,
        say=phrase(
            "the ladder {ladder} cannot be reached: `escalate: up` is the performer's own line",
            "无法升级到阶梯「{ladder}」：`escalate: up` 表示执行者自己的汇报线",
            ladder=ladder.label,
        ),
        subjects=(ladder.address,),
        witness=Witness("absence", (ladder.address,)),
        hint=Text(en="Give the ladder another id.", zh="请给该阶梯换一个标识。"),
    )


def _vacant(ladder: Escalation, rung: Rung, number: int) -> Problem:
    return Problem(
        at=rung.at,
        say=phrase(
            "level {n} of {ladder} names nobody", "「{ladder}」第 {n} 级没有写明由谁接手", n=number, ladder=ladder.label
        ),
        subjects=(ladder.address,),
        witness=Witness("absence", (rung.address,)),
        hint=Text(en="Name who takes over: `role: ROLE`.", zh="请写明接手者：`role: 岗位`。"),
    )


def _case_event(workflow: Workflow, event: Exit) -> Problem:
    assert event.escalate is not None
    return Problem(
        at=event.escalate.at,
        say=phrase(
            "the event “{event}” of {flow} escalates up, but a whole case has no performer whose line it could climb",
            "「{flow}」的事件「{event}」沿汇报线上报，但整个案件没有执行者",
            event=event.label_ or event.label,
            flow=workflow.label,
        ),
        subjects=(workflow.address,),
        witness=Witness("absence", (event.address,)),
        hint=Text(en="Name a ladder: `escalate: LADDER`.", zh="请写明升级阶梯：`escalate: 阶梯`。"),
    )


def _line(graph: OrgGraph, step: Step, exit_: Exit) -> Iterator[Problem]:
    performer = graph.performer(step.address)
    if performer is None or not performer.source.startswith(("role:", "party:")):
        return
    if _is_at_the_top(graph, performer.source):
        yield _nobody_above(graph, step, exit_, performer.source)


def _approvers(graph: OrgGraph, step: Step) -> dict[str, None]:
    """The posts that approve what others ask for."""
    found = (each for each in approvals(graph) if each.step is step)
    posts = ((band.approver, each.requester) for each in found for band in each.bands)
    return {post: None for post, requester in posts if post and post != requester}


def _is_at_the_top(graph: OrgGraph, post: str) -> bool:
    line = graph.superior(post)
    # A line ends at a unit only where nobody heads it.
    return line is None or line.target.startswith("unit:")


def _nobody_above(graph: OrgGraph, step: Step, exit_: Exit, post: str) -> Problem:
    assert exit_.escalate is not None
    item = graph.items.get(post)
    return Problem(
        at=exit_.escalate.at,
        say=phrase(
            "“{step}” escalates up, but {performer} reports to nobody",
            "「{step}」沿汇报线上报，但「{performer}」没有上级",
            step=graph.label(step.address),
            performer=graph.label(post),
        ),
        subjects=(step.address, post),
        witness=Witness("absence", (exit_.address, post)),
        related=(Note(item.at, Text(en="has no line up", zh="没有上级")),) if item else (),
        hint=Text(
            en="Name a ladder (`escalate: LADDER`), or say whom the performer reports to.",
            zh="请写明升级阶梯（`escalate: 阶梯`），或为执行者写明上级。",
        ),
    )
