"""Measures as a tree: what they speak of, what each should reach, who owns it, what moves it, what a miss sets off."""

from collections.abc import Iterator, Sequence

from orgflow.diagram import CardTree, Column, Fact, TreeCard
from orgflow.finding import Finding
from orgflow.graph import Edge, OrgGraph
from orgflow.model.goals import Kpi
from orgflow.text import Text, listed, phrase
from orgflow.views.aims import bullets, figure, owned
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.words import Wording, counted

NAME = "kpi-tree"
_KINDS = {
    "volume": Text(en="Volume", zh="业务量"),
    "speed": Text(en="Speed", zh="速度"),
    "quality": Text(en="Quality", zh="质量"),
    "experience": Text(en="Experience", zh="体验"),
    "sales": Text(en="Sales", zh="销售"),
    "cost": Text(en="Cost", zh="成本"),
}
_OTHERS = Text(en="Others", zh="其他")
_KPI, _MOVED, _MISSED = "kpi", "moved", "missed"
_COLUMNS = {
    _KPI: Text(en="Measure, target and owner", zh="指标、目标值与负责人"),
    _MOVED: Text(en="Moved by", zh="影响因素（职责）"),
    _MISSED: Text(en="When missed", zh="未达标时"),
}


def kpi_tree(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> CardTree:
    """The diagram of all measures. They are grouped by what they speak of, or by who owns them where none says that;
    one that must hold first hangs below the first that waits for it."""
    kpis = list(graph.team.kpis.values())
    used = [
        *(("group",) if len(_groups(graph)) > 1 else ()),
        _KPI,
        *((_MOVED,) if any(kpi.moved_by for kpi in kpis) else ()),
        *((_MISSED,) if any(_missed(kpi) for kpi in kpis) else ()),
    ]
    heading = _group_heading(graph)
    shown = {kpi.address for kpi in kpis}
    return CardTree(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=_title(kpis),
            subtitle=phrase(
                "{team}: what is measured, and what moves it",
                "{team}：衡量什么，由什么影响",
                team=graph.team.profile.label,
            ),
            description=phrase(
                "KPI tree of {team}: {kpis}.",
                "{team}的指标树：{kpis}。",
                team=graph.team.profile.label,
                kpis=listed(kpi.label for kpi in kpis),
            ),
        ),
        tuple(Column(name, wording.label(_COLUMNS.get(name, heading))) for name in used),
        tuple(_cards(graph, wording, used)),
        callouts(findings, wording, lambda finding: _targets(finding, shown)),
    )


def _cards(graph: OrgGraph, wording: Wording, used: Sequence[str]) -> Iterator[TreeCard]:
    groups = _groups(graph)
    for number, (name, kpis) in enumerate(groups.items()):
        head = f"group:{number}" if len(groups) > 1 else ""
        if head:
            count = counted(len(kpis), "measure", "measures", "项指标")
            yield TreeCard(head, wording.label(name), 0, facts=(Fact("", wording.say(count)),), look="head")
        for kpi, parent in kpis:
            yield from _kpi(graph, kpi, parent or head, wording, used)


def _kpi(graph: OrgGraph, kpi: Kpi, parent: str, wording: Wording, used: Sequence[str]) -> Iterator[TreeCard]:
    """A measure, and in its row what moves it and what a miss sets off."""
    expected = any(each.owner for each in graph.team.kpis.values())
    facts = owned(graph, kpi.owner, wording, expected=expected)
    if kpi.formula:
        facts += (Fact("", wording.say(kpi.formula)),)
    for channel, target in (kpi.channels or {}).items():
        facts += (Fact(wording.say(graph.label(channel.address)), wording.say(figure(graph, kpi.id, target))),)
    if kpi.after:
        waits = listed(graph.label(first.address) for first in kpi.after)
        facts += (Fact(wording.say(Text(en="Only once met", zh="须先达标")), wording.say(waits)),)
    value = wording.say(figure(graph, kpi.id, kpi.target))
    yield TreeCard(kpi.address, wording.label(kpi.label), used.index(_KPI), parent, value, facts)
    last = kpi.address
    if kpi.moved_by:
        said = bullets(graph, kpi.moved_by, wording, by=Edge.RESPONSIBLE)
        yield TreeCard(f"{kpi.address}:moved", wording.label(Text()), used.index(_MOVED), last, "", said, "list")
        last = f"{kpi.address}:moved"
    missed = _missed(kpi)
    if missed and kpi.when_missed:
        said = bullets(graph, kpi.when_missed.do, wording)
        paused = listed(graph.label(action.address) for action in kpi.when_missed.pause)
        said += (Fact(wording.say(Text(en="Put off", zh="暂缓")), wording.say(paused)),) if paused else ()
        column = used.index(_MISSED)
        yield TreeCard(f"{kpi.address}:missed", wording.label(Text()), column, last, "", said, "list", loose=True)


def _missed(kpi: Kpi) -> bool:
    return kpi.when_missed is not None and bool(kpi.when_missed.do or kpi.when_missed.pause)


def _groups(graph: OrgGraph) -> dict[Text, list[tuple[Kpi, str]]]:
    """Measures by group, each with the one that it hangs below."""
    kpis = graph.team.kpis.values()
    by_kind = any(kpi.kind for kpi in kpis)
    groups: dict[Text, list[tuple[Kpi, str]]] = {}
    placed: set[str] = set()
    roots = [kpi for kpi in kpis if not graph.into(kpi.address, Edge.RESTS_ON)]
    # Those of a loop come last: nothing of it is a root.
    for root in (*roots, *kpis):
        if root.address in placed:
            continue
        name = _kind(root) if by_kind else _owner(graph, root)
        waiting = [(root, "")]
        while waiting:
            kpi, parent = waiting.pop()
            if kpi.address in placed:
                continue
            placed.add(kpi.address)
            groups.setdefault(name, []).append((kpi, parent))
            waiting += [(graph.team.kpis[first.id], kpi.address) for first in reversed(kpi.after)]
    if by_kind:
        order = [*_KINDS.values(), _OTHERS]
        return {name: groups[name] for name in order if name in groups}
    return groups


def _kind(kpi: Kpi) -> Text:
    return _KINDS.get(kpi.kind or "", _OTHERS)


def _owner(graph: OrgGraph, kpi: Kpi) -> Text:
    return graph.label(kpi.owner.address) if kpi.owner else Text(en="No owner stated", zh="未写明负责人")


def _group_heading(graph: OrgGraph) -> Text:
    by_kind = any(kpi.kind for kpi in graph.team.kpis.values())
    return Text(en="Aspect", zh="方面") if by_kind else Text(en="Owner", zh="负责人")


def _title(kpis: Sequence[Kpi]) -> Text:
    """How many there are, and of how many no target or no owner is stated, if others say it."""
    count = counted(len(kpis), "measure", "measures", "项指标")
    aimless = sum(not kpi.states("target") and not kpi.channels for kpi in kpis)
    ownerless = sum(kpi.owner is None for kpi in kpis)
    open_ = [
        counted(number, *words)
        for number, words in (
            (aimless, ("without a target", "without a target", "项没有目标值")),
            (ownerless, ("without an owner", "without an owner", "项没有负责人")),
        )
        if number
    ]
    if open_:
        return phrase("{count}, of which {open}", "{count}，其中 {open}", count=count, open=listed(open_))
    owned_ = counted(len(kpis), "measure with an owner", "measures, each with an owner", "项指标均有负责人")
    watched = sum(kpi.target is None and not kpi.channels for kpi in kpis)
    if watched:
        return phrase(
            "{owned}; {n} of them only watched, without a target",
            "{owned}，其中 {n} 项只观察、不设目标值",
            owned=owned_,
            n=watched,
        )
    movers = {duty.address for kpi in kpis for duty in kpi.moved_by}
    if all(kpi.moved_by for kpi in kpis):
        return phrase(
            "{owned} and a target, moved by {n}",
            "{owned}和目标值，受 {n}影响",
            owned=owned_,
            n=counted(len(movers), "duty", "duties", "项职责"),
        )
    return phrase("{owned} and a target", "{owned}和目标值", owned=owned_)


def _targets(finding: Finding, shown: set[str]) -> tuple[str, ...] | None:
    return tuple(subject for subject in finding.problem.subjects if subject in shown) or None
