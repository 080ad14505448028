"""A team in figures: heads and posts, what they do, how complete the description is, what was found."""

from collections.abc import Iterator, Sequence

from orgflow.completeness import completeness
from orgflow.diagram import Figure, Scorecard, Shelf, Tone
from orgflow.finding import Finding, Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.text import Text, listed, phrase
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.words import Wording, counted

NAME = "scorecard"
_PRESET = "strict"
_FAMILIES = {
    "structure": Text(en="Reporting lines", zh="组织结构"),
    "duties": Text(en="Duties", zh="职责"),
    "flow": Text(en="Workflows", zh="流程"),
    "decisions": Text(en="Decisions", zh="判断规则"),
    "escalation": Text(en="Escalation", zh="升级"),
    "coverage": Text(en="Coverage", zh="值班与渠道"),
    "separation": Text(en="Separation of duties", zh="职责分离"),
    "goals": Text(en="Goals and measures", zh="目标与指标"),
    "skills": Text(en="Skills and careers", zh="技能与发展"),
    "improvement": Text(en="Improvement", zh="持续改进"),
    "complaints": Text(en="Complaints", zh="投诉处理"),
    "vendors": Text(en="Vendors", zh="供应商"),
    "variants": Text(en="Editions", zh="版本"),
    "hygiene": Text(en="Upkeep", zh="规格维护"),
}
_TONES: dict[Severity, Tone] = {Severity.ERROR: "gap", Severity.WARNING: "attention", Severity.INFO: "note"}

_Figure = tuple[str, int, Text, Text, Tone | None]
"""Id, number, what it counts, a few words on it, tone."""


def scorecard(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> Scorecard:
    """The figures of a team; what it does not state is left out. With `findings`, they are counted by family."""
    shelves = (
        ("team", Text(en="Team", zh="团队"), _team(graph)),
        ("work", Text(en="Work", zh="工作"), _work(graph)),
        ("people", Text(en="People and aims", zh="培养与目标"), _aims(graph)),
    )
    drawn = [
        Shelf(name, wording.label(label), tuple(_figure(figure, wording) for figure in figures if figure[1]))
        for name, label, figures in shelves
    ]
    drawn.append(_checked(graph, findings, wording))
    return Scorecard(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=_title(graph, findings),
            subtitle=phrase("{team} in figures", "{team}：关键数字", team=graph.team.profile.label),
            description=phrase("Scorecard of {team}.", "{team}的关键数字。", team=graph.team.profile.label),
        ),
        tuple(shelf for shelf in drawn if shelf.figures),
        callouts(findings, wording, lambda finding: (f"findings:{finding.family}",)),
    )


def _figure(figure: _Figure, wording: Wording) -> Figure:
    name, number, label, detail, tone = figure
    return Figure(f"figure:{name}", str(number), wording.label(label), wording.say(detail), tone)


def _heads(graph: OrgGraph) -> int:
    return sum(role.team_heads for role in graph.roles)


def _team(graph: OrgGraph) -> Iterator[_Figure]:
    roles = list(graph.roles)
    bots, lent = sum(role.bot for role in roles), sum(role.external for role in roles)
    others = [counted(bots, "bot", "bots", "个机器人")] if bots else []
    others += [counted(lent, "outside post", "outside posts", "个外部岗位")] if lent else []
    yield "heads", _heads(graph), Text(en="Heads", zh="编制人数"), Text(), None
    among = phrase("of them {others}", "其中 {others}", others=listed(others)) if others else Text()
    yield "posts", len(roles), Text(en="Posts", zh="岗位"), among, None
    yield "units", len(graph.team.units), Text(en="Units", zh="部门与小组"), Text(), None
    yield "layers", graph.layers, Text(en="Layers", zh="管理层级"), Text(en="top to front line", zh="自上而下"), None
    spans = [(graph.span_of_control(role.address).heads, role) for role in roles]
    widest, lead = max(spans, key=lambda pair: pair[0], default=(0, None))
    yield "span", widest, Text(en="Widest span", zh="最大管理幅度"), lead.label if lead else Text(), None


def _work(graph: OrgGraph) -> Iterator[_Figure]:
    team = graph.team
    lost = sum(not graph.into(duty.address, Edge.RESPONSIBLE) for duty in team.duties.values())
    nobody = phrase("{n} with nobody responsible", "{n} 项无人负责", n=lost)
    in_areas = phrase("in {n}", "分属 {n}", n=counted(len(team.areas), "area", "areas", "个领域"))
    detail = nobody if lost else in_areas if team.areas else Text()
    yield "duties", len(team.duties), Text(en="Duties", zh="职责"), detail, "gap" if lost else None
    yield "channels", len(team.channels), Text(en="Channels", zh="服务渠道"), Text(), None
    steps = sum(len(workflow.steps) for workflow in team.workflows.values())
    total = phrase("with {n}", "共 {n}", n=counted(steps, "step", "steps", "个步骤"))
    yield "workflows", len(team.workflows), Text(en="Workflows", zh="流程"), total if steps else Text(), None
    yield "ladders", len(team.escalations), Text(en="Escalation ladders", zh="升级阶梯"), Text(), None
    yield "shifts", len(team.shifts), Text(en="Shifts", zh="班次"), Text(), None


def _aims(graph: OrgGraph) -> Iterator[_Figure]:
    team = graph.team
    yield "skills", len(team.skills), Text(en="Skills", zh="技能"), Text(), None
    yield "courses", len(team.courses), Text(en="Courses", zh="课程"), Text(), None
    yield "kpis", len(team.kpis), Text(en="Measures", zh="指标"), Text(), None
    yield "goals", len(team.goals), Text(en="Goals", zh="目标"), Text(), None
    yield "variants", len(team.variants), Text(en="Variants", zh="变体"), Text(), None


def _share(graph: OrgGraph) -> tuple[int, int, int]:
    """How much of a full description is stated: in whole percent, rounded down, and the counts."""
    from orgflow.rules import RULES
    from orgflow.rules.presets import preset

    stated, asked = graph.once("complete", lambda: completeness(graph, RULES, preset(_PRESET))).total
    return stated * 100 // asked if asked else 0, stated, asked


def _checked(graph: OrgGraph, findings: Sequence[Finding], wording: Wording) -> Shelf:
    """How complete the description is; the number of findings of each family, in the tone of the worst."""
    share, stated, asked = _share(graph)
    figures = []
    if asked:
        label = wording.label(Text(en="Complete", zh="规格完整度"))
        said = phrase("{stated} of {asked} fields", "{asked} 项中写明 {stated} 项", stated=stated, asked=asked)
        figures.append(Figure("figure:complete", f"{share}%", label, wording.say(said)))
    for family, title in _FAMILIES.items():
        found = [finding.severity for finding in findings if finding.family == family]
        if found:
            errors = found.count(Severity.ERROR)
            said = counted(errors, "error", "errors", "个错误") if errors else Text()
            tone = _TONES[max(found, key=lambda severity: severity.weight)]
            label = wording.label(title)
            figures.append(Figure(f"findings:{family}", str(len(found)), label, wording.say(said), tone))
    heading = Text(en="Findings", zh="检查发现") if findings else Text(en="Description", zh="规格")
    return Shelf("checked", wording.label(heading), tuple(figures))


def _title(graph: OrgGraph, findings: Sequence[Finding]) -> Text:
    share, _, asked = _share(graph)
    team = phrase(
        "{heads} in {posts} on {layers}",
        "{heads}、{posts}、{layers}",
        heads=counted(_heads(graph), "head", "heads", "人"),
        posts=counted(len(graph.team.roles), "post", "posts", "个岗位"),
        layers=counted(graph.layers, "layer", "layers", "个层级"),
    )
    if findings:
        return phrase(
            "{team}; {n}", "{team}，{n}", team=team, n=counted(len(findings), "finding", "findings", "处待改")
        )
    if not asked:
        return team
    return phrase(
        "{team}, {share}% of a full description stated", "{team}，规格完整度 {share}%", team=team, share=share
    )
