"""The org chart: posts, who reports to whom, and how many heads."""

from collections.abc import Sequence

from orgflow.diagram import Card, Line, OrgChart
from orgflow.finding import Finding
from orgflow.graph import Edge, Link, OrgGraph
from orgflow.model.items import Ref
from orgflow.model.organisation import Role
from orgflow.text import LANGUAGES, Text, listed, phrase
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.people import holders
from orgflow.views.words import Wording, counted

NAME = "org-chart"
_NOT_ABOUT_POSTS = frozenset(("flow", "decisions", "escalation"))


def org_chart(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> OrgChart:
    """The diagram of all posts; with `findings`, those about posts and duties become callouts.

    A loop of reporting lines is drawn open at the place where it is written first, so that the picture stays a forest.
    """
    cut = {id(loop[0]) for loop in graph.cycles(Edge.REPORTS_TO)}
    lines = [line for role in graph.roles for line in _lines(graph, role, cut)]
    shown = {role.address for role in graph.roles}
    marked = callouts(findings, wording, lambda finding: _targets(graph, finding, shown))
    cards = (*_outside(graph, lines, wording), *(_card(graph, role, wording) for role in graph.roles))
    title = _title(graph, max((card.span or 0 for card in cards), default=0), len(marked))
    return OrgChart(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=title,
            subtitle=phrase("{team}: posts and reporting lines", "{team}：岗位与汇报线", team=graph.team.profile.label),
            description=_description(graph),
        ),
        cards,
        tuple(_drawn(graph, line, wording) for line in lines),
        marked,
    )


def _lines(graph: OrgGraph, role: Role, cut: set[int]) -> list[Link]:
    solid = [
        line for line in graph.out(role.address, Edge.REPORTS_TO) if line.target in graph.items and id(line) not in cut
    ]
    # A unit that somebody reports to although it has no head is a finding, and no card.
    above = [line for line in solid if line.target.startswith(("role:", "party:"))]
    return [*above, *graph.out(role.address, Edge.DOTTED_TO)]


def _outside(graph: OrgGraph, lines: Sequence[Link], wording: Wording) -> list[Card]:
    """A card for each superior who is not of the team."""
    superiors = dict.fromkeys(line.target for line in lines if line.target.startswith("party:"))
    return [Card(address, wording.label(graph.label(address)), outside=True) for address in superiors]


def _card(graph: OrgGraph, role: Role, wording: Wording) -> Card:
    span = graph.span_of_control(role.address)
    return Card(
        role.address,
        wording.label(role.label),
        detail=wording.subtitle(_detail(graph, role)),
        span=span.heads if span.links else None,
        vacant=role.vacant,
        external=role.external,
        assistant=role.assistant,
        people=holders(graph, role.address, wording),
    )


def _detail(graph: OrgGraph, role: Role) -> Text:
    """The third line of a card."""
    unit, heads = _unit(graph, role), _heads(role)
    if not unit or not heads:
        return unit or heads
    return Text(*(f"{unit.get(language)} · {heads.get(language)}" for language in LANGUAGES))


def _unit(graph: OrgGraph, role: Role) -> Text:
    """The unit that a post stands in, where it is not that of the post above: there the unit begins."""
    own = next(iter(graph.homes(role.address)), "")
    line = graph.superior(role.address)
    return Text() if not own or (line and own in graph.homes(line.target)) else graph.label(own)


def _heads(role: Role) -> Text:
    """Who holds a post: nobody, a bot, or more than one."""
    heads = counted(role.heads, "person", "people", "人")
    if role.vacant:
        vacant = Text(en="vacant", zh="空缺")
        return vacant if role.heads == 1 else phrase("{a}: {b}", "{a} {b}", a=vacant, b=heads)
    if role.bot:
        return Text(en="bot", zh="机器人")
    return Text() if role.heads == 1 else heads


def _drawn(graph: OrgGraph, line: Link, wording: Wording) -> Line:
    first = graph.superior(line.source) is line
    label = ""
    if line.kind is Edge.DOTTED_TO:
        label = wording.say(_purpose(graph, line))
    return Line(line.source, line.target, dotted=line.kind is Edge.DOTTED_TO or not first, label=label)


def _purpose(graph: OrgGraph, line: Link) -> Text:
    role = graph.items[line.source]
    assert isinstance(role, Role)
    for target, purpose in (role.dotted_to or {}).items():
        if target.address == line.target:
            return graph.items[purpose.address].label if isinstance(purpose, Ref) else purpose
    return Text()


def _title(graph: OrgGraph, widest: int, gaps: int) -> Text:
    posts = len(graph.team.roles)
    heads = sum(role.team_heads for role in graph.roles)
    counts = phrase(
        "{posts}, {heads}, {layers}",
        "{posts}、{heads}，共 {n} 层",
        posts=counted(posts, "post", "posts", "个岗位"),
        heads=counted(heads, "person", "people", "人"),
        layers=counted(graph.layers, "level", "levels", "层"),
        n=graph.layers,
    )
    if gaps:
        return phrase(
            "{team}: {counts}; {findings} to mend",
            "{team}：{counts}，有 {n} 处待改",
            team=graph.team.profile.label,
            counts=counts,
            findings=counted(gaps, "finding", "findings", "处"),
            n=gaps,
        )
    return phrase(
        "{team}: {counts}; widest span of control {widest}",
        "{team}：{counts}，最大管理幅度 {widest}",
        team=graph.team.profile.label,
        counts=counts,
        widest=widest,
    )


def _description(graph: OrgGraph) -> Text:
    tops = [role.label for role in graph.roles if _is_top(graph, role)]
    return phrase(
        "Org chart of {team}: {posts}{under}.",
        "{team}的组织架构图：{posts}{under}。",
        team=graph.team.profile.label,
        posts=counted(len(graph.team.roles), "post", "posts", "个岗位"),
        # In a loop nobody is on top.
        under=phrase(" under {tops}", "，最高岗位为{tops}", tops=listed(tops)) if tops else Text(),
    )


def _is_top(graph: OrgGraph, role: Role) -> bool:
    """Whether nobody of the team is above a role."""
    line = graph.superior(role.address)
    return line is None or not line.target.startswith("role:")


def _targets(graph: OrgGraph, finding: Finding, shown: set[str]) -> tuple[str, ...] | None:
    """The posts to mark: those that the finding names, else those that answer for the duty it names."""
    if finding.family in _NOT_ABOUT_POSTS:
        return None
    subjects = finding.problem.subjects
    if any(subject.partition(":")[0] in ("step", "workflow", "escalation") for subject in subjects):
        return None
    posts = [subject for subject in subjects if subject in shown]
    for subject in subjects:
        if subject.startswith("duty:") and not posts and finding.family != "hygiene":
            answering = (*graph.into(subject, Edge.ACCOUNTABLE), *graph.into(subject, Edge.RESPONSIBLE))
            posts = [link.source for link in answering if link.source in shown]
    # What concerns the writing only is shown where it stands on the picture, not in the panel alone.
    return None if finding.family == "hygiene" and not posts else tuple(dict.fromkeys(posts))
