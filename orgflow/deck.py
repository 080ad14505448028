"""A deck: what a specification can show, in the order in which a consultant presents it."""

from collections.abc import Iterator, Sequence

from orgflow.completeness import Completeness
from orgflow.diagram import Cover, Diagram, Entry, Label, Listing
from orgflow.finding import Finding, Severity
from orgflow.graph import OrgGraph
from orgflow.model.kinds import KIND_WORDS
from orgflow.text import Text, listed, phrase
from orgflow.views import VIEWS, Wording
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.words import counted

# Views that are not named here come behind these.
_ORDER = (
    *("scorecard", "org-chart", "raci", "duties", "journey", "swimlane", "ladder", "hours", "skills"),
    *("kpi-tree", "goal-cascade", "career", "variants"),
)
# They would show again what the swimlanes show.
_LEFT_OUT = ("flowchart",)
_SEVERITIES = {
    Severity.ERROR: ("error", "errors", "个错误"),
    Severity.WARNING: ("warning", "warnings", "个警告"),
    Severity.INFO: ("note", "notes", "个提示"),
}


def diagrams(
    graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding], found: Completeness
) -> Iterator[Diagram]:
    """The diagrams of a deck: a cover, every view that applies, what was found and how to mend it, what it rests on.

    What a specification does not state is left out.
    """
    yield _cover(graph, wording, path, findings)
    order = {name: place for place, name in enumerate(_ORDER)}
    for view in sorted(VIEWS, key=lambda view: order.get(view.name, len(order))):
        for name in view.objects(graph) if view.name not in _LEFT_OUT else ():
            # The figures count what was found; everywhere else it would only be in the way: it has pages of its own.
            yield view.draw(graph, name, wording, path, findings if view.name == "scorecard" else (), None)
    if findings:
        yield _findings(graph, wording, path, findings)
    if graph.team.sources:
        yield _sources(graph, wording, path)
    if found.assumed:
        yield _assumptions(graph, wording, path, found)


def _cover(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding]) -> Cover:
    team = graph.team
    heads = sum(role.team_heads for role in graph.roles)
    figures = (
        (len(team.roles), ("post", "posts", "个岗位")),
        (heads, ("person", "people", "人")),
        (len(team.duties), ("duty", "duties", "项职责")),
        (len(team.workflows), ("workflow", "workflows", "个流程")),
        (len(findings), ("finding", "findings", "项发现")),
    )
    return Cover(
        "cover",
        caption(
            wording,
            path,
            title=team.profile.label,
            subtitle=Text(en="Organisation and workflows", zh="组织与流程"),
            description=phrase("Cover: {team}", "封面：{team}", team=team.profile.label),
        ),
        tuple(
            (str(count), wording.label(Text(en=one if count == 1 else more, zh=chinese)))
            for count, (one, more, chinese) in figures
            if count
        ),
    )


def _findings(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding]) -> Listing:
    counts = [
        counted(number, *_SEVERITIES[severity])
        for severity in Severity
        if (number := sum(finding.severity is severity for finding in findings))
    ]
    told = callouts(findings, wording, lambda _: ())
    return Listing(
        "findings",
        caption(
            wording,
            path,
            title=phrase("{counts} to look into", "待处理：{counts}", counts=listed(counts)),
            subtitle=phrase(
                "{team}: findings and recommendations", "{team}：发现与建议", team=graph.team.profile.label
            ),
            description=phrase("Findings on {team}.", "{team}的发现。", team=graph.team.profile.label),
        ),
        tuple(Entry(f"finding:{each.number}", Label(each.heading, each.second), each.body, each.tone) for each in told),
    )


def _sources(graph: OrgGraph, wording: Wording, path: str) -> Listing:
    sources = list(graph.team.sources.values())
    entries = []
    for source in sources:
        sections = list((source.sections or {}).values())
        said = wording.say(listed(sections)) if sections else ""
        count = counted(len(sections), "section", "sections", "节")
        aside = wording.say(count) if sections else ""
        entries.append(Entry(source.address, wording.label(source.label), said, None, aside))
    title = phrase("It rests on {n}", "依据 {n}", n=counted(len(sources), "source", "sources", "份资料"))
    return Listing(
        "sources",
        caption(
            wording,
            path,
            title=title,
            subtitle=phrase("{team}: sources", "{team}：资料来源", team=graph.team.profile.label),
            description=phrase("Sources of {team}.", "{team}的资料来源。", team=graph.team.profile.label),
        ),
        tuple(entries),
    )


def _assumptions(graph: OrgGraph, wording: Wording, path: str, found: Completeness) -> Listing:
    kinds: dict[str, list[tuple[Text, tuple[str, ...]]]] = {}
    for item, fields in found.assumed:
        kinds.setdefault(item.address.partition(":")[0], []).append((graph.label(item.address), fields))
    stated, asked = found.total
    entries = tuple(
        Entry(
            f"assumed:{kind}",
            wording.label(phrase("{n} assumed: {kind}", "{n} 项假设：{kind}", n=len(items), kind=_called(kind))),
            wording.say(listed(label for label, _ in items)),
        )
        for kind, items in kinds.items()
    )
    return Listing(
        "assumptions",
        caption(
            wording,
            path,
            title=phrase(
                "{n} assumptions to confirm; {stated} of {asked} facts stated",
                "{n} 项假设待确认；应写明的 {asked} 项中已写明 {stated} 项",
                n=len(found.assumed),
                stated=stated,
                asked=asked,
            ),
            subtitle=phrase("{team}: assumptions", "{team}：假设", team=graph.team.profile.label),
            description=phrase("Assumptions about {team}.", "关于{team}的假设。", team=graph.team.profile.label),
        ),
        entries,
    )


def _called(kind: str) -> Text:
    return KIND_WORDS.get(kind, Text(en=kind, zh=kind))
