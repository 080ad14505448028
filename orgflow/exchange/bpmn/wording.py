"""What is said in a BPMN file beyond the labels of steps."""

from collections.abc import Iterator

from orgflow.graph import OrgGraph
from orgflow.model.items import Ref
from orgflow.model.workflows import Step
from orgflow.text import Text, listed, phrase
from orgflow.views import Wording
from orgflow.views.words import counted, spoken


def result_name(step: Text) -> Text:
    """The gateway after a step with several outcomes."""
    return phrase("{step}: result?", "{step}：结果？", step=step)


def count_name(exit_: Text, most: int) -> Text:
    """The task that counts how often a way is taken, and the gateway after it."""
    times = counted(most, "time", "times", "次")
    return phrase("{exit}: at most {times}", "{exit}：最多{times}", exit=exit_, times=times)


def notice_name(actor: Text) -> Text:
    """The event that tells somebody."""
    return phrase("Tell {actor}", "告知{actor}", actor=actor)


def ladder_name(graph: OrgGraph, ladder: Ref) -> Text:
    """What a ladder is called; `up` is nobody's name."""
    item = graph.items.get(ladder.address)
    return item.label if item else Text(en="Next level up", zh="上一级")


def pass_on_name(ladder: Text) -> Text:
    """The event that passes a case to a ladder."""
    return phrase("Escalate: {ladder}", "升级：{ladder}", ladder=ladder)


def documentation(graph: OrgGraph, step: Step, wording: Wording) -> str:
    """What readers of the file must know of a step and cannot see, a line each."""
    return "\n".join(wording.say(line) for line in _lines(graph, step))


def _lines(graph: OrgGraph, step: Step) -> Iterator[Text]:
    if step.note:
        yield step.note
    if step.within:
        yield phrase("Within {time}.", "时限：{time}。", time=spoken(step.within))
    if step.approves:
        yield phrase(
            "Approved by the lowest post up the line whose authority for {kind} covers the amount.",
            "由汇报线上 {kind} 权限足够的最低岗位审批。",
            kind=step.approves.kind or "–",
        )
    if step.sets:
        names = [Text(en=ref.address.rpartition(".")[2]) for ref in step.sets]
        yield phrase("Sets: {names}.", "赋值：{names}。", names=listed(names))
    for refs, english, chinese in (
        (step.via, "Via: {names}.", "渠道：{names}。"),
        (step.uses, "Uses: {names}.", "系统：{names}。"),
        (step.reads, "Reads: {names}.", "查阅：{names}。"),
        (step.writes, "Writes: {names}.", "写入：{names}。"),
        (step.to, "To: {names}.", "发给：{names}。"),
        (step.tells, "Tells: {names}.", "告知：{names}。"),
    ):
        if refs:
            yield phrase(english, chinese, names=listed(graph.label(ref.address) for ref in refs))
