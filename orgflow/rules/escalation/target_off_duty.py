"""Whoever a case is escalated to is there while the team is open."""

from collections.abc import Iterator

from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import Edge, OrgGraph
from orgflow.rules.rule import rule
from orgflow.text import Text, phrase


@rule("target-off-duty", Severity.ERROR, family="escalation", needs=("escalations", "shifts"))
def target_off_duty(graph: OrgGraph) -> Iterator[Problem]:
    """
    A level of an escalation ladder whose time can run out before its post is on duty.

    升级到某一级时，该岗位要到时限过后才当班。

    **Why.** The case climbs to an empty chair, and on to the next level before anybody has seen it.

    Asked of the levels that pass a case on, of ladders that are used, and of posts that some shift names: whether a
    case that climbs while the team is open can find the post off duty for all the time that the level has (`within`,
    on the clock of the ladder). Deputies and shifts on call count as being there. Silent where the team or a shift does
    not say its hours.

    **Fix.** Put the post, a deputy or somebody on call on the rota in these hours, give the level more time, or name
    another post.

    **改法。** 在这段时间安排该岗位、代理人或待命人员当班，放宽该级时限，或改写其他岗位。
    """
    from orgflow.hours import absence

    calendar = graph.team.profile.calendar
    if calendar is None or calendar.open is None:
        return
    for ladder in graph.team.escalations.values():
        if not graph.into(ladder.address, Edge.ESCALATES_TO):
            continue
        for number, rung in enumerate(ladder.levels[:-1], start=1):
            minutes = (rung.within.seconds or 0) // 60 if rung.within else 0
            if rung.role is None or not minutes or not graph.rota.shifts(rung.role.address):
                continue
            deputies = (link.source for link in graph.into(rung.role.address, Edge.DEPUTY_OF))
            given = graph.rota.hours_of_any((rung.role.address, *deputies))
            business = ladder.clock == "business"
            gap = absence(calendar.open, given, minutes, only_open=business) if given is not None else None
            if gap and rung.within:
                yield Problem(
                    at=rung.role.at,
                    say=phrase(
                        "level {n} of {ladder} has {time}, but {role} is off duty {gap}",
                        "「{ladder}」第 {n} 级只有 {time}，而「{role}」{gap} 不当班",
                        n=number,
                        ladder=ladder.label,
                        time=Text(en=rung.within.words("en"), zh=rung.within.words("zh")),
                        role=graph.label(rung.role.address),
                        gap=gap.words,
                    ),
                    subjects=(ladder.address, rung.role.address),
                    witness=Witness("interval", (rung.address, gap.text)),
                    hint=Text(
                        en="Put the post, a deputy or somebody on call on the rota in these hours.",
                        zh="请在这段时间安排该岗位、代理人或待命人员。",
                    ),
                )
