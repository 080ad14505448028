"""A ladder leads up, not round."""

from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("escalation-cycle", Severity.ERROR, family="escalation", needs=("escalations",))
def escalation_cycle(graph: OrgGraph) -> Iterator[Problem]:
    """
    An escalation ladder that comes back to somebody who had the case before.

    升级阶梯又回到已经处理过的人。

    **Why.** Who could not solve the case below gets it again above, and the time in between is lost.

    **Fix.** Name somebody else on the later level, or leave it out. The same role on two levels in a row is no fault:
    that is how first and second call are written.

    **改法。** 后一级换成其他人，或删去该级。相邻两级写同一岗位（如一线、二线值班）不算循环。
    """
    for ladder in graph.team.escalations.values():
        last: dict[str, int] = {}
        for number, rung in enumerate(ladder.levels):
            owner = rung.owner
            if owner is None:
                continue
            before = last.get(owner.address, number)
            last[owner.address] = number
            if number - before > 1:
                yield Problem(
                    at=owner.at,
                    say=phrase(
                        "level {later} of {ladder} goes back to {owner}, who had the case on level {earlier}",
                        "「{ladder}」第 {later} 级又回到第 {earlier} 级的「{owner}」",
                        later=number + 1,
                        earlier=before + 1,
                        ladder=ladder.label,
                        owner=graph.label(owner.address),
                    ),
                    subjects=(ladder.address, owner.address),
                    witness=Witness(
                        "cycle",
                        tuple(level.owner.address for level in ladder.levels[before : number + 1] if level.owner),
                    ),
                    related=(Note(ladder.levels[before].at, Text(en="had it here", zh="此前在这一级")),),
                    hint=Text(en="Name somebody higher, or drop the level.", zh="请写更高的岗位，或删去该级。"),
                )
