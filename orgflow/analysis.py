"""What is proven of a workflow: that it is sound, decides every case, keeps its promises and policies, and can be
staffed; or what stands against it, or why nobody can tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from orgflow.expressions.words import condition_in_words
from orgflow.flow.approvals import Band, approvals
from orgflow.flow.arrivals import arriving
from orgflow.flow.clocks import Timed, clocks
from orgflow.flow.guards import Decision
from orgflow.flow.knowledge import decisions_of
from orgflow.flow.net import net
from orgflow.flow.paths import Path, in_words
from orgflow.flow.policies import verdicts
from orgflow.flow.soundness import soundness
from orgflow.flow.spans import by_clock
from orgflow.flow.staffing import staffings
from orgflow.graph import Edge, Flow, OrgGraph
from orgflow.graph.flow import closure
from orgflow.graph.lanes import lanes_of_steps
from orgflow.model.organisation import Role
from orgflow.model.values import Money
from orgflow.model.workflows import Workflow
from orgflow.text import Text, listed, phrase
from orgflow.views.words import counted, spoken

Topic = Literal["soundness", "decisions", "promises", "policies", "staffing", "approvals", "hand-offs"]
Answer = Literal["proven", "broken", "open", "fact"]


@dataclass(frozen=True, slots=True)
class Statement:
    """What is known on a topic: proven, broken (with the path of a case that shows it, where there is one), not decided
    for the reason that is said, or a plain fact."""

    topic: Topic
    answer: Answer
    say: Text
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """All statements on one workflow, topic by topic."""

    workflow: Workflow
    statements: tuple[Statement, ...]


def analysis(graph: OrgGraph, workflow: str) -> Analysis:
    """What is known of a workflow, by its id."""
    flow = graph.team.workflows[workflow]
    parts = (_soundness, _decisions, _promises, _policies, _staffing, _approvals, _hand_offs)
    return Analysis(flow, tuple(statement for part in parts for statement in part(graph, flow)))


def _soundness(graph: OrgGraph, workflow: Workflow) -> Iterator[Statement]:
    found = soundness(graph, workflow.id)
    flow = graph.flow(workflow.id)
    loose = sum(any(True for _ in flow.loose_ends(name)) for name in flow.steps)
    faults = len(found.cases) + len(found.rounds) + loose + (0 if loose else len(list(flow.traps())))
    if found.sound and not faults:
        say = phrase(
            "every case comes to its end ({n} looked at)",
            "每个案件都能走到结束（检查了 {n}）",
            n=counted(found.states, "state", "states", "个状态"),
        )
        if not all(_takes_all(graph, decision) for decision in decisions_of(graph, workflow.id)):
            say = phrase("{say}, unless a decision leaves it open", "{say}，判断遗漏的案件除外", say=say)
        yield Statement("soundness", "proven", say)
    if faults:
        say = phrase(
            "{n}; `orgflow check` shows how a case comes there",
            "{n}；`orgflow check` 会给出案件走法",
            n=counted(faults, "fault", "faults", "处缺陷"),
        )
        yield Statement("soundness", "broken", say)
    for _, doubt in found.doubts:
        yield Statement("soundness", "open", doubt.reason)


def _decisions(graph: OrgGraph, workflow: Workflow) -> Iterator[Statement]:
    asked = [decision for decision in decisions_of(graph, workflow.id) if decision.hit != "collect"]
    whole = sum(_takes_all(graph, decision) for decision in asked)
    for decision in asked:
        label = graph.label(decision.step.address)
        found = None if decision.otherwise else arriving(graph, decision)
        if _takes_all(graph, decision):
            continue
        if found and found.gap:
            region = found.gap.region
            what = condition_in_words(region, decision.domains) if region else Text(en="any case", zh="任何情况")
            say = phrase("“{step}” leaves open: {what}", "「{step}」未覆盖：{what}", step=label, what=what)
            yield Statement("decisions", "broken", say)
        else:
            why = decision.undecided or Text(en="a condition cannot be read", zh="有条件无法读取")
            say = phrase("“{step}”: {why}", "「{step}」：{why}", step=label, why=why)
            yield Statement("decisions", "open", say)
    if whole:
        say = phrase("{n} for every case", "{n}覆盖所有案件", n=counted(whole, "decision", "decisions", "个判断"))
        yield Statement("decisions", "proven", say)


def _takes_all(graph: OrgGraph, decision: Decision) -> bool:
    """Whether it is proven that a decision has a branch for every case that comes to it."""
    if decision.otherwise or decision.hit == "collect":
        return True
    found = arriving(graph, decision)
    return found is not None and found.gap is None


def _promises(graph: OrgGraph, workflow: Workflow) -> Iterator[Statement]:
    for found in clocks(graph):
        pledge = found.pledge
        if pledge.workflow is not workflow:
            continue
        said = phrase("`{act}` within {time}", "{time}内 `{act}`", act=pledge.act, time=spoken(pledge.within))
        if pledge.owner is not workflow:
            said = phrase("{said} ({whom})", "{said}（{whom}）", said=said, whom=pledge.owner.label)
        if found.answer == "not decided":
            say = phrase("{said}: {why}", "{said}：{why}", said=said, why=found.reason or Text())
            yield Statement("promises", "open", say)
            continue
        moment = (found.needed if found.answer == "infeasible" else found.latest) or 0
        say = phrase(*_ANSWERS[found.answer], said=said, time=_time(found, moment))
        if found.answer != "feasible":
            way = in_words(graph, net(graph, workflow.id), found.path)
            say = phrase("{say}: {way}", "{say}：{way}", say=say, way=way)
        yield Statement("promises", "proven" if found.answer == "feasible" else "broken", say, found.path)


_ANSWERS = {
    "feasible": ("{said}: kept if deadlines are, after {time} at the latest", "{said}：各步按时即可兑现，最迟 {time}"),
    "at risk": ("{said}: at risk, deadlines add up to {time}", "{said}：有风险，各步时限合计 {time}"),
    "infeasible": ("{said}: cannot be kept, it takes {time}", "{said}：无法兑现，至少需要 {time}"),
}


def _time(found: Timed, moment: int) -> Text:
    pledge = found.pledge
    return by_clock(moment, pledge.within, business=pledge.clock == "business", dated=found.begin is not None)


def _policies(graph: OrgGraph, workflow: Workflow) -> Iterator[Statement]:
    for verdict in verdicts(graph):
        if verdict.workflow is not workflow:
            continue
        label = verdict.policy.because or verdict.policy.label
        if verdict.undecided:
            say = phrase("{policy}: {why}", "{policy}：{why}", policy=label, why=verdict.undecided)
            yield Statement("policies", "open", say)
        elif verdict.path:
            way = in_words(graph, net(graph, workflow.id), verdict.path)
            say = phrase("{policy}: broken on {way}", "{policy}：以下走法违反：{way}", policy=label, way=way)
            yield Statement("policies", "broken", say, verdict.path)
        else:
            say = phrase("{policy}: holds on every path", "{policy}：所有走法均满足", policy=label)
            yield Statement("policies", "proven", say)


def _staffing(graph: OrgGraph, workflow: Workflow) -> Iterator[Statement]:
    found = next(each for each in staffings(graph) if each.workflow is workflow)
    if found.undecided:
        yield Statement("staffing", "open", found.undecided)
    elif found.unstaffed:
        steps = listed(graph.label(step.address) for step in found.unstaffed.steps)
        say = phrase("nobody can be given: {steps}", "无法安排人员：{steps}", steps=steps)
        yield Statement("staffing", "broken", say, found.unstaffed.path)
    elif found.fragile:
        say = phrase(
            "somebody is there for every step, but not while any one of {n} persons is away",
            "每个步骤都有人，但 {n} 人中任一人缺席时无法安排",
            n=len(found.fragile),
        )
        yield Statement("staffing", "broken", say, found.fragile[0][1].path)
    elif alone := _alone(graph, workflow):
        yield Statement("staffing", "proven", Text(en="somebody is there for every step", zh="每个步骤都有人"))
        posts = listed(graph.label(post) for post in alone)
        say = phrase("one person alone, and no deputy: {posts}", "只有一人且没有代理：{posts}", posts=posts)
        yield Statement("staffing", "fact", say)
    else:
        say = Text(en="somebody is there for every step, whoever is away", zh="任何一人缺席，每个步骤仍有人")
        yield Statement("staffing", "proven", say)


def _alone(graph: OrgGraph, workflow: Workflow) -> tuple[str, ...]:
    """The posts of one person for whom nobody stands in, that some step needs."""
    performers = (graph.performer(step.address) for step in workflow.steps.values())
    posts = dict.fromkeys(link.source for link in performers if link)
    return tuple(
        post
        for post in posts
        if isinstance(role := graph.items.get(post), Role)
        and not (role.bot or role.external)
        and role.heads == 1
        and not graph.into(post, Edge.DEPUTY_OF)
    )


def _approvals(graph: OrgGraph, workflow: Workflow) -> Iterator[Statement]:
    for found in approvals(graph):
        if found.step.address.partition(":")[2].partition(".")[0] != workflow.id:
            continue
        label = graph.label(found.step.address)
        if found.undecided:
            say = phrase("“{step}”: {why}", "「{step}」：{why}", step=label, why=found.undecided)
            yield Statement("approvals", "open", say)
            continue
        bands = listed(_band(graph, band, found.unit) for band in found.bands)
        say = phrase("“{step}”: {bands}", "「{step}」：{bands}", step=label, bands=bands)
        yield Statement("approvals", "broken" if found.uncovered else "proven", say, found.path)


def _band(graph: OrgGraph, band: Band, unit: str) -> Text:
    """`up to 500 CNY: Supervisor`."""
    who = graph.label(band.approver) if band.approver else Text(en="nobody", zh="无人")
    if band.high is None:
        return phrase("above: {who}", "以上：{who}", who=who)
    return phrase("up to {amount}: {who}", "{amount} 以内：{who}", amount=Money(band.high, unit).words(), who=who)


def _hand_offs(graph: OrgGraph, workflow: Workflow) -> Iterator[Statement]:
    flow = graph.flow(workflow.id)
    lanes = lanes_of_steps(graph, flow)
    pairs = {
        (lanes[name], lanes[target]): None
        for name, step in flow.steps.items()
        if step.type not in _GATEWAYS
        for target in _next_work(flow, name)
        if lanes[name] != lanes[target]
    }
    said = listed(
        phrase("{a} → {b}", "{a} → {b}", a=graph.label(source), b=graph.label(target)) for source, target in pairs
    )
    if pairs:
        yield Statement("hand-offs", "fact", phrase("{n}: {pairs}", "{n} 处：{pairs}", n=len(pairs), pairs=said))


_GATEWAYS = ("decision", "parallel", "join")


def _next_work(flow: Flow, name: str) -> Iterator[str]:
    """The steps that somebody does next, behind whatever only decides, parts or joins."""

    def onward(step: str) -> list[str]:
        if step != name and flow.steps[step].type not in _GATEWAYS:
            return []
        return [way.target for way in flow.out(step)]

    found = closure([name], onward)
    return (step for step in found if step != name and flow.steps[step].type not in (*_GATEWAYS, "end"))
