"""An escalation ladder: who has a case at which level, for how long, with which authority, and what brings it there."""

from collections.abc import Iterator, Sequence

from orgflow.diagram import Fact, Ladder, Level
from orgflow.finding import Finding
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Item
from orgflow.model.organisation import Role
from orgflow.model.service import Escalation, Rung
from orgflow.text import Text, listed, phrase
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.words import Wording, counted, spoken

NAME = "ladder"
# How many of the steps that climb it are listed.
_SHOWN = 7


def ladder(graph: OrgGraph, escalation: str, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> Ladder:
    """The diagram of a ladder, by its id; with `findings`, those about it and its levels become callouts."""
    item = graph.team.escalations[escalation]
    shown = {rung.address for rung in item.levels}
    marked = callouts(findings, wording, lambda finding: _targets(item, finding, shown))
    title = _title(item)
    return Ladder(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=title,
            subtitle=phrase(
                "{team}: who has the case, and for how long",
                "{team}：由谁接手、限时多久",
                team=graph.team.profile.label,
            ),
            description=phrase(
                "Escalation ladder {ladder}: {levels}.",
                "升级阶梯「{ladder}」：{levels}。",
                ladder=item.label,
                levels=counted(len(item.levels), "level", "levels", "级"),
            ),
        ),
        (*_ground(graph, item, wording), *(_level(graph, item, number, wording) for number in range(len(item.levels)))),
        marked,
    )


def _level(graph: OrgGraph, item: Escalation, number: int, wording: Wording) -> Level:
    rung = item.levels[number]
    label = graph.label(rung.owner.address) if rung.owner else Text(en="Nobody", zh="无人")
    name = phrase("L{n} {who}", "L{n} {who}", n=number + 1, who=label)
    facts = tuple(
        Fact(wording.say(about), wording.say(said or Text(en="not stated", zh="未写明")), missing=not said)
        for about, said in _facts(graph, item, rung, last=number == len(item.levels) - 1)
    )
    return Level(
        rung.address, wording.label(name), facts, wording.say(_trigger(item, number)), missing=rung.owner is None
    )


def _facts(graph: OrgGraph, item: Escalation, rung: Rung, *, last: bool) -> Iterator[tuple[Text, Text]]:
    """What is stated of a level; what others of the ladder state and this one does not is missing."""
    if rung.within or (not last and any(other.within for other in item.levels)):
        yield Text(en="Within", zh="时限"), spoken(rung.within) if rung.within else Text()
    authority = _authority(graph, rung)
    if authority:
        yield Text(en="Authority", zh="权限"), authority
    if rung.shift:
        yield Text(en="On duty", zh="值班"), graph.label(rung.shift.address)
    if rung.decides or last:
        yield Text(en="Decides", zh="裁定"), Text(en="must decide", zh="必须裁定") if rung.decides else Text()


def _authority(graph: OrgGraph, rung: Rung) -> Text:
    owner: Item | None = graph.items.get(rung.owner.address) if rung.owner else None
    limits = rung.authority or (owner.authority if isinstance(owner, Role) else None) or {}
    return listed(
        phrase("{kind} ≤ {amount}", "{kind} ≤ {amount}", kind=_KINDS.get(kind, Text(en=kind)), amount=money.words())
        for kind, money in limits.items()
    )


_KINDS = {
    "refund": Text(en="refund", zh="退款"),
    "compensation": Text(en="compensation", zh="补偿"),
    "discount": Text(en="discount", zh="折扣"),
}


def _ground(graph: OrgGraph, item: Escalation, wording: Wording) -> tuple[Level, ...]:
    """Where cases come from: the steps and workflows that climb the ladder."""
    sources = dict.fromkeys(link.source for link in graph.into(item.address, Edge.ESCALATES_TO))
    if not sources:
        return ()
    facts = [Fact("", wording.say(graph.label(source))) for source in sources]
    if len(facts) > _SHOWN:
        more = phrase("and {n} more", "等 {n} 处", n=len(facts) - _SHOWN)
        facts = [*facts[:_SHOWN], Fact("", wording.say(more))]
    label = wording.label(Text(en="Comes from", zh="升级来源"))
    return (Level(f"{item.address}:from", label, tuple(facts), ground=True),)


def _trigger(item: Escalation, number: int) -> Text:
    """What brings a case to a level: that the time below is up."""
    if number == 0:
        return Text(en="too late, or cannot be solved there", zh="逾期或无法解决")
    within = item.levels[number - 1].within
    if within:
        return phrase("not solved within {time}", "{time}内未解决", time=spoken(within))
    return Text(en="not solved", zh="未解决")


def _title(item: Escalation) -> Text:
    levels = counted(len(item.levels), "level", "levels", "级")
    times = [rung.within for rung in item.levels[:-1]]
    if item.levels[-1].decides:
        return phrase(
            "{ladder}: {levels} must decide",
            "{ladder}：共 {levels}，末级必须裁定",
            ladder=item.label,
            levels=counted(len(item.levels), "level, which", "levels, the last", "级"),
        )
    open_ = sum(time is None for time in times)
    if open_:
        return phrase(
            "{ladder}: {n} of {levels} without a time limit",
            "{ladder}：{levels}中 {n} 级没有时限",
            ladder=item.label,
            levels=levels,
            n=open_,
        )
    return phrase(
        "{ladder}: {levels}, and nobody at the end who must decide",
        "{ladder}：共 {levels}，末级未写明由谁裁定",
        ladder=item.label,
        levels=levels,
    )


def _targets(item: Escalation, finding: Finding, shown: set[str]) -> tuple[str, ...] | None:
    subjects = finding.problem.subjects
    levels = tuple(subject for subject in subjects if subject in shown)
    return levels if levels or item.address in subjects else None
