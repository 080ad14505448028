"""A career ladder: the posts at its top, who may rise to them and when, who changes places, who counsels."""

from collections.abc import Iterator, Sequence

from orgflow.diagram import CardTree, Column, Fact, TreeCard
from orgflow.finding import Finding
from orgflow.graph import OrgGraph
from orgflow.model.careers import Career, Promotion
from orgflow.text import Text, listed, phrase
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.words import Wording, counted, spoken

NAME = "career"
# Posts that are further below hang under the one they rise to.
_COLUMNS = 4


def career(graph: OrgGraph, name: str, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> CardTree:
    """The diagram of a ladder, by its id: from the posts on top to those that people begin in."""
    item = graph.team.careers[name]
    cards = (*_ladder(graph, item, wording), *_beside(graph, item, wording))
    columns = max((card.column for card in cards), default=0) + 1
    shown = {card.id for card in cards}
    return CardTree(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=_title(item),
            subtitle=phrase(
                "{team}: who may rise to which post, and when",
                "{team}：晋升路径与条件",
                team=graph.team.profile.label,
            ),
            description=phrase(
                "Career ladder {ladder}: {steps}.",
                "晋升通道「{ladder}」：{steps}。",
                ladder=item.label,
                steps=counted(len(item.steps or {}), "step", "steps", "个台阶"),
            ),
        ),
        tuple(Column(f"c{number}", wording.label(_heading(number))) for number in range(columns)),
        cards,
        callouts(findings, wording, lambda finding: _targets(item, finding, shown)),
    )


def _ladder(graph: OrgGraph, item: Career, wording: Wording) -> Iterator[TreeCard]:
    """A card for each post on top, and one for each step that leads towards it; of a loop each step once."""
    steps = [step for step in (item.steps or {}).values() if step.from_ and step.to]
    lower = {step.from_.address for step in steps if step.from_}
    targets = dict.fromkeys(step.to.address for step in steps if step.to)
    done: set[str] = set()
    for top in (*(post for post in targets if post not in lower), *(post for post in targets if post in lower)):
        if all(step.address in done for step in _into(steps, top)):
            continue
        yield TreeCard(top, wording.label(graph.label(top)), 0, facts=_pool(graph, item, top, wording), look="head")
        waiting = [(step, top, 1) for step in reversed(_into(steps, top))]
        while waiting:
            step, parent, depth = waiting.pop()
            if step.address in done or not step.from_:
                continue
            done.add(step.address)
            post = step.from_.address
            when = [Fact("", wording.say(step.when))] if step.when else []
            facts = (*when, *_pool(graph, item, post, wording))
            yield TreeCard(
                step.address, wording.label(graph.label(post)), min(depth, _COLUMNS - 1), parent, facts=facts
            )  # fmt: skip
            waiting += [(each, step.address, depth + 1) for each in reversed(_into(steps, post))]


def _into(steps: Sequence[Promotion], post: str) -> list[Promotion]:
    return [step for step in steps if step.to and step.to.address == post]


def _pool(graph: OrgGraph, item: Career, post: str, wording: Wording) -> tuple[Fact, ...]:
    """Who stands ready to follow in a post."""
    for role, candidates in (item.talent_pool or {}).items():
        if role.address == post and candidates:
            ready = listed(graph.label(each.address) for each in candidates)
            return (Fact(wording.say(Text(en="Successors", zh="后备人选")), wording.say(ready)),)
    return ()


def _beside(graph: OrgGraph, item: Career, wording: Wording) -> Iterator[TreeCard]:
    """Rotations below the ladder, and counselling beside the last of them."""
    last = ""
    for turn in (item.rotation or {}).values():
        between = listed(graph.label(each.address) for each in turn.between)
        facts = [Fact(wording.say(Text(en="Rotation between", zh="轮岗范围")), wording.say(between))]
        if turn.for_:
            facts.append(Fact(wording.say(Text(en="For", zh="时长")), wording.say(spoken(turn.for_))))
        yield TreeCard(turn.address, wording.label(turn.label), 0, facts=tuple(facts), look="list")
        last = turn.address
    if item.counselling:
        about = Text(en="Counselling", zh="职业辅导")
        review = wording.say(graph.label(item.counselling.address))
        yield TreeCard(
            item.counselling.address, wording.label(about), 1 if last else 0, last, facts=(Fact("", review),),
            look="list", loose=True,
        )  # fmt: skip


def _heading(number: int) -> Text:
    if number == 0:
        return Text(en="Post on top", zh="目标岗位")
    if number == 1:
        return Text(en="Rises from, and when", zh="由此晋升（条件）")
    return phrase("{n} steps below", "下 {n} 级", n=number)


def _title(item: Career) -> Text:
    steps = list((item.steps or {}).values())
    bare = sum(not step.when for step in steps)
    if bare:
        return phrase(
            "{ladder}: {count}, {n} without criteria",
            "{ladder}：共 {count}，其中 {n} 个没有晋升条件",
            ladder=item.label,
            count=counted(len(steps), "step", "steps", "个晋升台阶"),
            n=bare,
        )
    count = counted(len(steps), "step with criteria", "steps, each with criteria", "个晋升台阶均有明确条件")
    return phrase("{ladder}: {count}", "{ladder}：{count}", ladder=item.label, count=count)


def _targets(item: Career, finding: Finding, shown: set[str]) -> tuple[str, ...] | None:
    subjects = finding.problem.subjects
    steps = tuple(subject for subject in subjects if subject in shown and not subject.startswith("role:"))
    return steps if steps or item.address in subjects else None
