"""The pages of a deck that are no view: cover, findings, sources, assumptions."""

from collections.abc import Sequence

from orgflow.completeness import Completeness
from orgflow.diagram import Cover, Entry, Label, Listing
from orgflow.finding import Finding, Severity
from orgflow.graph import OrgGraph
from orgflow.model.kinds import KIND_WORDS
from orgflow.text import Text, listed, phrase
from orgflow.views import Wording
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.words import counted

_SEVERITIES = {
    Severity.ERROR: ("error", "errors", "个错误"),
    Severity.WARNING: ("warning", "warnings", "个警告"),
    Severity.INFO: ("note", "notes", "个提示"),
}

# What may be assumed although it is no object that anybody points at.
_PARTS = {
    "exit": Text(en="way out of a step", zh="步骤去向"),
    "rung": Text(en="level of a ladder", zh="升级层级"),
    "start": Text(en="start of a workflow", zh="流程起点"),
}


def cover(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding]) -> Cover:
    """The first page: what the deck is about, in a few figures."""
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
            graph,
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


def recommendations(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding]) -> Listing:
    """What was found, worst first, and what to do about it."""
    counts = [
        counted(number, *_SEVERITIES[severity])
        for severity in Severity
        if (number := sum(finding.severity is severity for finding in findings))
    ]
    told = callouts(findings, wording, lambda _: ())
    return Listing(
        "findings",
        caption(
            graph,
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


def sources(graph: OrgGraph, wording: Wording, path: str) -> Listing:
    """What the specification rests on."""
    papers = list(graph.team.sources.values())
    entries = []
    for source in papers:
        sections = list((source.sections or {}).values())
        said = wording.say(listed(sections)) if sections else ""
        count = counted(len(sections), "section", "sections", "节")
        aside = wording.say(count) if sections else ""
        entries.append(Entry(source.address, wording.label(source.label), said, None, aside))
    title = phrase("It rests on {n}", "依据 {n}", n=counted(len(papers), "source", "sources", "份资料"))
    return Listing(
        "sources",
        caption(
            graph,
            wording,
            path,
            title=title,
            subtitle=phrase("{team}: sources", "{team}：资料来源", team=graph.team.profile.label),
            description=phrase("Sources of {team}.", "{team}的资料来源。", team=graph.team.profile.label),
        ),
        tuple(entries),
    )


def assumptions(graph: OrgGraph, wording: Wording, path: str, found: Completeness) -> Listing:
    """What nobody has confirmed yet, by kind of object."""
    kinds: dict[str, list[Text]] = {}
    for each in found.assumed:
        kinds.setdefault(each.address.partition(":")[0], []).append(each.label)
    stated, asked = found.total
    entries = tuple(
        Entry(
            f"assumed:{kind}",
            wording.label(phrase("{n} assumed: {kind}", "{n} 项假设：{kind}", n=len(labels), kind=_called(kind))),
            wording.say(listed(labels)),
        )
        for kind, labels in kinds.items()
    )
    return Listing(
        "assumptions",
        caption(
            graph,
            wording,
            path,
            title=phrase(
                "{count} to confirm; {stated} of {asked} facts stated",
                "{count}待确认；应写明的 {asked} 项中已写明 {stated} 项",
                count=counted(len(found.assumed), "assumption", "assumptions", "项假设"),
                stated=stated,
                asked=asked,
            ),
            subtitle=phrase("{team}: assumptions", "{team}：假设", team=graph.team.profile.label),
            description=phrase("Assumptions about {team}.", "关于{team}的假设。", team=graph.team.profile.label),
        ),
        entries,
    )


def _called(kind: str) -> Text:
    return KIND_WORDS.get(kind) or _PARTS.get(kind) or Text(en=kind, zh=kind)
