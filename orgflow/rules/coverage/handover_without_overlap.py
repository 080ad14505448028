"""Whoever hands over meets whoever takes over."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("handover-without-overlap", Severity.WARNING, family="coverage", needs=("shifts",))
def handover_without_overlap(graph: OrgGraph) -> Iterator[Problem]:
    """
    A shift whose time for handing over is longer than the next shift is there with it.

    交接时间长于与下一班重叠时间的班次。

    **Why.** Open cases are handed over by word, or not at all. Where the next shift comes as this one goes, it is done
    on unpaid time, or left out.

    **Fix.** Let the next shift begin earlier or this one end later, by as much as `handover` says. Asked where at the
    end of the shift another with one of its posts is on duty.

    **改法。** 让下一班提前开始或本班推迟结束，使重叠时间不少于 `handover`。只有本班结束时另有同岗位的班次当班才检查。
    """
    for address, (following, minutes) in graph.rota.overlaps.items():
        shift, after = (graph.team.shifts[name.partition(":")[2]] for name in (address, following))
        if shift.handover and (shift.handover.seconds or 0) > minutes * 60:
            yield Problem(
                at=shift.place("handover"),
                say=phrase(
                    "{shift} takes {wanted} to hand over, but {after} is there with it for {minutes} min only",
                    "「{shift}」交接需要 {wanted}，但与「{after}」只重叠 {minutes} 分钟",
                    shift=shift.label,
                    after=after.label,
                    minutes=minutes,
                    wanted=Text(en=shift.handover.words("en"), zh=shift.handover.words("zh")),
                ),
                subjects=(address, following),
                witness=Witness("conflict", (address, following)),
                related=(Note(after.place("hours"), Text(en="the next shift", zh="下一班")),),
                hint=Text(
                    en="Let the next shift begin earlier, or this one end later.",
                    zh="请让下一班提前开始，或本班推迟结束。",
                ),
            )
