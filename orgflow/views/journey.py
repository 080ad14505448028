"""Where customers come in and what becomes of it: cases by category, the workflows that take them, how these end."""

from collections.abc import Iterator, Sequence

from orgflow.diagram import CardTree, Column, Fact, TreeCard
from orgflow.finding import Finding
from orgflow.flow.unrouted import unrouted
from orgflow.graph import Edge, OrgGraph
from orgflow.model.service import Case, Category
from orgflow.model.workflows import Step, Workflow
from orgflow.text import Text, listed, phrase
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.words import Wording, counted, spoken

NAME = "journey"
_CASES, _FLOWS, _ENDS = "cases", "flows", "ends"
_COLUMNS = {
    _CASES: Text(en="What comes in", zh="客户来件"),
    _FLOWS: Text(en="Workflow that takes it", zh="承接流程"),
    _ENDS: Text(en="What becomes of it", zh="处理结果"),
}
_OTHERS = "others"
_UNNAMED = Text(en="Cases", zh="来件")


def has_journey(graph: OrgGraph) -> bool:
    """Whether it is stated how customers come in."""
    return bool(_flows(graph))


def journey(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> CardTree:
    """The diagram of all workflows that customers begin, by what they bring; by no more than the channels where no case
    has categories."""
    flows, cases = _flows(graph), _cases(graph)
    used = [_CASES, _FLOWS, *((_ENDS,) if any(_ends(flow) for flow in flows) else ())]
    cards = tuple(_cards(graph, wording))
    targets = {card.id: card.id for card in cards}
    targets |= {} if cases else dict.fromkeys(_channels(flows), _OTHERS)
    targets |= {category.address: case.address for case in cases for category in case.categories.values()}
    targets |= {start.address: flow.address for flow in flows for start in flow.starts.values()}
    return CardTree(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=_title(graph),
            subtitle=phrase(
                "{team}: where customers come in, and what becomes of it",
                "{team}：客户从哪里来，事情如何了结",
                team=graph.team.profile.label,
            ),
            description=phrase(
                "Ways of customers through {team}: {flows}.",
                "{team}的客户旅程：{flows}。",
                team=graph.team.profile.label,
                flows=listed(flow.label for flow in flows),
            ),
        ),
        tuple(Column(name, wording.label(_COLUMNS[name])) for name in used),
        cards,
        callouts(findings, wording, lambda finding: _targets(finding, targets)),
    )


def _cases(graph: OrgGraph) -> list[Case]:
    return [case for case in graph.team.cases.values() if case.categories]


def _flows(graph: OrgGraph) -> list[Workflow]:
    """Workflows that begin on a channel or take cases with categories."""
    sorted_ = {case.address for case in _cases(graph)}
    return [
        flow
        for flow in graph.team.workflows.values()
        if any(start.channels for start in flow.starts.values()) or (flow.case and flow.case.address in sorted_)
    ]


def _ends(flow: Workflow) -> list[Step]:
    return [step for step in flow.steps.values() if step.type == "end"]


def _taking(graph: OrgGraph, case: Case) -> list[Workflow]:
    return [flow for flow in _flows(graph) if flow.case and flow.case.address == case.address]


def _channels(flows: Sequence[Workflow]) -> list[str]:
    """The channels that begin one of these, each once."""
    return list(
        dict.fromkeys(ref.address for flow in flows for start in flow.starts.values() for ref in start.channels)
    )


def _cards(graph: OrgGraph, wording: Wording) -> Iterator[TreeCard]:
    """Each kind of case before the workflows that take it; last those of which no categories are stated."""
    left = {flow.address: flow for flow in _flows(graph)}
    loose = [category.address for category in _loose(graph)]
    for case in _cases(graph):
        flows = _taking(graph, case)
        facts = tuple(_category(graph, category, wording, loose) for category in case.categories.values())
        label = wording.label(case.name or _UNNAMED)
        yield TreeCard(case.address, label, 0, facts=facts, look="head")
        for flow in flows:
            yield from _flow(graph, flow, case.address, wording)
            left.pop(flow.address)
    if left:
        yield _others(graph, wording)
    for flow in left.values():
        yield from _flow(graph, flow, _OTHERS, wording)


def _others(graph: OrgGraph, wording: Wording) -> TreeCard:
    """What comes in without a category."""
    if _cases(graph):
        label, said = Text(en="Other matters", zh="其他来件"), [Text(en="not divided into categories", zh="未划分类别")]
    else:
        label, said = Text(en="Customers", zh="客户"), [graph.label(each) for each in _channels(_flows(graph))]
    facts = tuple(Fact("", wording.say(each)) for each in said)
    return TreeCard(_OTHERS, wording.label(label), 0, facts=facts, look="head")


def _loose(graph: OrgGraph) -> list[Category]:
    """Categories of cases that no workflow takes, and those that no branch of any of these leads on."""
    stuck = {(each.case, each.value) for each in unrouted(graph) if each.attribute == "category"}
    return [
        category
        for case in _cases(graph)
        for name, category in case.categories.items()
        if (case.id, name) in stuck or not _taking(graph, case)
    ]


def _category(graph: OrgGraph, category: Category, wording: Wording, loose: Sequence[str]) -> Fact:
    """Its name, who owns it and into how many kinds it is divided, as far as that is stated."""
    parts = [graph.label(category.owner.address)] if category.owner else []
    if category.kinds:
        parts.append(counted(len(category.kinds), "kind", "kinds", "个细类"))
    name = wording.say(category.label)
    if category.address in loose:
        return Fact(name, wording.say(Text(en="no workflow takes it", zh="没有流程承接")), missing=True)
    return Fact(name, wording.say(listed(parts))) if parts else Fact("", name)


def _flow(graph: OrgGraph, flow: Workflow, parent: str, wording: Wording) -> Iterator[TreeCard]:
    """A workflow with how it begins, and in its row how it ends."""
    yield TreeCard(flow.address, wording.label(flow.label), 1, parent, "", tuple(_entry(graph, flow, wording)))
    for end in _ends(flow):
        yield TreeCard(end.address, wording.label(end.outcome or graph.label(end.address)), 2, flow.address)


def _entry(graph: OrgGraph, flow: Workflow, wording: Wording) -> Iterator[Fact]:
    """The channels and workflows that begin it, what is promised, and what comes after it."""
    before = dict.fromkeys(link.source for link in graph.into(flow.address, Edge.RUNS))
    after = dict.fromkeys(
        other.address
        for other in graph.team.workflows.values()
        for start in other.starts.values()
        if start.after and start.after.address == flow.address
    )
    promised = (flow.promise or {}).get("resolve")
    told = (
        (Text(en="Channels", zh="渠道"), listed(map(graph.label, _channels([flow])))),
        (Text(en="Handed on from", zh="承接自"), listed(map(graph.label, before))),
        (Text(en="Promised within", zh="承诺办结"), promised and promised.within and spoken(promised.within)),
        (Text(en="Followed by", zh="后续流程"), listed(map(graph.label, after))),
    )
    for about, said in told:
        if said:
            yield Fact(wording.say(about), wording.say(said))


def _title(graph: OrgGraph) -> Text:
    """What comes in, what takes it and how it ends, in figures; and whether anything is left lying."""
    flows, cases = _flows(graph), _cases(graph)
    categories = [category for case in cases for category in case.categories.values()]
    loose = _loose(graph)
    ends = sum(len(_ends(flow)) for flow in flows)
    first = (
        counted(len(categories), "case category", "case categories", "类来件")
        if categories
        else counted(len(_channels(flows)), "channel", "channels", "个渠道")
    )
    figures = listed(
        [
            first,
            counted(len(flows), "workflow", "workflows", "个流程"),
            *([counted(ends, "outcome", "outcomes", "种结果")] if ends else ()),
        ]
    )
    if loose:
        return phrase(
            "{figures}; no workflow takes {loose}",
            "{figures}；没有流程承接「{loose}」",
            figures=figures,
            loose=listed(category.label for category in loose),
        )
    if categories:
        return phrase(
            "{figures}: every category has a workflow", "{figures}，每一类都有流程承接", figures=figures
        )  # fmt: skip
    return figures


def _targets(finding: Finding, targets: dict[str, str]) -> tuple[str, ...] | None:
    """Categories are marked on their case, starts on their workflow."""
    subjects = finding.problem.subjects
    return tuple(dict.fromkeys(targets[each] for each in subjects if each in targets)) or None
