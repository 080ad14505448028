"""Goals and how they break down: what each period has to bring, who owns it, by which actions."""

from collections.abc import Iterator, Sequence

from orgflow.diagram import CardTree, Column, Fact, TreeCard
from orgflow.finding import Finding
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.model.goals import Goal, Stage
from orgflow.text import Text, listed, phrase
from orgflow.views.aims import PERIODS, aim, bullets, owned
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.words import Wording, counted

NAME = "goal-cascade"
_STAGES = ("quarter", "month", "week")


def goal_cascade(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> CardTree:
    """The diagram of all goals: each with its stages in its row, and the goals that serve it below it."""
    goals = list(graph.team.goals.values())
    stages = [name for name in _STAGES if any(name in (goal.cascade or {}) for goal in goals)]
    shown = {goal.address for goal in goals} | {
        stage.address for goal in goals for stage in (goal.cascade or {}).values()
    }
    return CardTree(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=_title(goals, stages),
            subtitle=phrase(
                "{team}: goals, and what each period has to bring",
                "{team}：目标及各阶段要求",
                team=graph.team.profile.label,
            ),
            description=phrase(
                "Goals of {team}: {goals}.",
                "{team}的目标：{goals}。",
                team=graph.team.profile.label,
                goals=listed(goal.label for goal in goals),
            ),
        ),
        (
            Column("goal", wording.label(_heading(goals))),
            *(Column(name, wording.label(PERIODS[name])) for name in stages),
        ),
        tuple(_cards(graph, wording, stages)),
        callouts(findings, wording, lambda finding: _targets(finding, shown)),
    )


def _cards(graph: OrgGraph, wording: Wording, stages: Sequence[str]) -> Iterator[TreeCard]:
    """Each goal before those that serve it; of a loop the first that is written stands on top."""
    goals = graph.team.goals
    roots = [goal for goal in goals.values() if not goal.parent]
    placed: set[str] = set()
    for root in (*roots, *goals.values()):
        waiting = [(root, "")]
        while waiting:
            goal, parent = waiting.pop()
            if goal.address in placed:
                continue
            placed.add(goal.address)
            yield from _goal(graph, goal, parent, wording, stages)
            below = [goals[link.source.partition(":")[2]] for link in _serving(graph, goal)]
            waiting += [(each, goal.address) for each in reversed(below)]


def _serving(graph: OrgGraph, goal: Goal) -> list[Link]:
    return [link for link in graph.into(goal.address, Edge.CONTRIBUTES_TO) if link.source.startswith("goal:")]


def _goal(graph: OrgGraph, goal: Goal, parent: str, wording: Wording, stages: Sequence[str]) -> Iterator[TreeCard]:
    """A goal, and its stages in its row."""
    period = PERIODS.get(goal.of or "")
    facts: tuple[Fact, ...] = ()
    if period and not _common(list(graph.team.goals.values())):
        facts = (Fact(wording.say(Text(en="Period", zh="周期")), wording.say(period)),)
    facts += tuple(Fact("", wording.say(aim(graph, kpi, target))) for kpi, target in (goal.kpis or {}).items())
    yield TreeCard(
        goal.address, wording.label(goal.label), 0, parent, "", (*facts, *_doing(graph, goal, wording)),
        "head" if not parent else "card",
    )  # fmt: skip
    last = goal.address
    for number, name in enumerate(stages, start=1):
        stage = (goal.cascade or {}).get(name)
        if stage:
            yield _stage(graph, stage, number, last, wording)
            last = stage.address


def _stage(graph: OrgGraph, stage: Stage, column: int, parent: str, wording: Wording) -> TreeCard:
    """What a period has to bring, by its first measure's name where it has none of its own."""
    aims = [aim(graph, kpi, target) for kpi, target in (stage.kpis or {}).items()]
    label = stage.name or (aims.pop(0) if aims else PERIODS[stage.id])
    facts = tuple(Fact("", wording.say(each)) for each in aims)
    return TreeCard(
        stage.address, wording.label(label), column, parent, "", (*facts, *_doing(graph, stage, wording))
    )  # fmt: skip


def _doing(graph: OrgGraph, part: Goal | Stage, wording: Wording) -> tuple[Fact, ...]:
    """Who owns it, and the actions."""
    expected = any(goal.owner for goal in graph.team.goals.values())
    return owned(graph, part.owner, wording, expected=expected) + bullets(graph, part.actions, wording)


def _common(goals: Sequence[Goal]) -> Text | None:
    """The period of all goals, if they have one."""
    first = goals[0].of
    return PERIODS.get(first or "") if all(goal.of == first for goal in goals) else None


def _heading(goals: Sequence[Goal]) -> Text:
    heading = Text(en="Goal, measures and owner", zh="目标、指标与负责人")
    period = _common(goals)
    return phrase("{period}: {what}", "{period}{what}", period=period, what=_small(heading)) if period else heading


def _small(text: Text) -> Text:
    """The same inside a sentence."""
    return Text(en=(text.en or "").lower(), zh=text.zh)


def _title(goals: Sequence[Goal], stages: Sequence[str]) -> Text:
    count = counted(len(goals), "goal", "goals", "个目标")
    whole = [goal for goal in goals if all(name in (goal.cascade or {}) for name in stages)]
    unmeasured = sum(not goal.kpis for goal in goals)
    if unmeasured == len(goals):
        return counted(unmeasured, "goal without a measure", "goals, none with a measure", "个目标没有指标衡量")
    if unmeasured:
        return phrase(
            "{count}, {n} of them without a measure", "{count}，其中 {n} 个没有指标衡量", count=count, n=unmeasured
        )
    if stages and len(whole) == len(goals):
        last = PERIODS[stages[-1]]
        broken = counted(len(goals), "goal, broken down", "goals, each broken down", "个目标逐级分解")
        return phrase("{broken} to the {last}", "{broken}到{last}", broken=broken, last=_small(last))
    if stages:
        return phrase(
            "{count}, {n} of them broken down all the way",
            "{count}，其中 {n} 个逐级分解到底",
            count=count,
            n=len(whole),
        )
    return counted(len(goals), "goal with its measures", "goals, each with its measures", "个目标均有指标衡量")


def _targets(finding: Finding, shown: set[str]) -> tuple[str, ...] | None:
    return tuple(subject for subject in finding.problem.subjects if subject in shown) or None
