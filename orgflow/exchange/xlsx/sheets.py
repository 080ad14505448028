"""Graph and findings → the tables of a workbook, in words; what a team does not state has no column and no sheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from orgflow.diagram import Matrix
from orgflow.exchange.xlsx.words import amount, often
from orgflow.finding import Finding, Severity
from orgflow.graph import Edge, OrgGraph
from orgflow.model.goals import Kpi
from orgflow.model.items import Ref
from orgflow.model.service import Duty
from orgflow.text import Text, listed
from orgflow.views import VIEWS, Wording
from orgflow.views.callouts import callouts
from orgflow.views.people import called
from orgflow.views.raci import raci
from orgflow.views.skills import skills
from orgflow.views.words import spoken

_SEVERITIES = {
    Severity.ERROR: Text(en="Error", zh="错误"),
    Severity.WARNING: Text(en="Warning", zh="警告"),
    Severity.INFO: Text(en="Note", zh="提示"),
}
_KPI_KINDS = {
    "volume": Text(en="Volume", zh="数量"),
    "speed": Text(en="Speed", zh="时效"),
    "quality": Text(en="Quality", zh="质量"),
    "experience": Text(en="Experience", zh="体验"),
    "sales": Text(en="Sales", zh="销售"),
    "cost": Text(en="Cost", zh="成本"),
}
_PARTS = (
    (Text(en="Responsible", zh="执行"), Edge.RESPONSIBLE),
    (Text(en="Accountable", zh="担责"), Edge.ACCOUNTABLE),
    (Text(en="Consulted", zh="征询"), Edge.CONSULTED),
    (Text(en="Informed", zh="知会"), Edge.INFORMED),
)
_ALL = 10_000
_Cells = tuple[str, ...]
_Named = tuple[Text, list[Text]]
"""A column: its heading, and what stands in it, row by row."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its name, its headings, rows of as many cells; so many of the first columns stay in sight."""

    name: str
    headings: _Cells
    rows: tuple[_Cells, ...]
    fixed: int = 1


def sheets(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> tuple[Sheet, ...]:
    """The tables that there is something to put into, in the order of the workbook; perhaps none."""
    named = {"raci": raci, "skills": skills}
    shown = {view.name for view in VIEWS if view.name in named and view.objects(graph)}
    made = [
        *([_of_matrix("RACI", raci(graph, wording, path), wording, _DUTY)] if "raci" in shown else []),
        _duties(graph, wording),
        _kpis(graph, wording),
        *([_of_matrix("skills", skills(graph, wording, path), wording, _SKILL)] if "skills" in shown else []),
        _findings(graph, wording, findings),
    ]
    return tuple(sheet for sheet in made if sheet.rows)


_DUTY = (Text(en="Area", zh="领域"), Text(en="Duty", zh="职责"))
_SKILL = (Text(en="Kind", zh="类别"), Text(en="Skill", zh="技能"))
_NAMES = {
    "RACI": Text(en="RACI", zh="RACI"),
    "duties": Text(en="Duties", zh="职责"),
    "kpis": Text(en="KPIs", zh="指标"),
    "skills": Text(en="Skills", zh="技能"),
    "findings": Text(en="Findings", zh="检查发现"),
}


def _of_matrix(name: str, matrix: Matrix, wording: Wording, corner: tuple[Text, Text]) -> Sheet:
    """A matrix as its picture shows it: the letters, and in the last column what the picture says of the row."""
    groups = {group.id: _words(group.label) for group in matrix.groups}
    headings = (
        *(_in(wording, text) for text in corner),
        *(_words(column.label) for column in matrix.columns),
        *([matrix.verdict] if matrix.verdict else []),
    )
    rows = [
        (
            groups.get(row.group, ""),
            _words(row.label),
            *(cell.text if cell else "" for cell in row.cells),
            *([row.verdict] if matrix.verdict else []),
        )
        for row in (*matrix.rows, *matrix.foot)
    ]
    return _without_empty(Sheet(_in(wording, _NAMES[name], " "), headings, tuple(rows), fixed=2))


def _duties(graph: OrgGraph, wording: Wording) -> Sheet:
    duties = list(graph.team.duties.values())

    def part(duty: Duty, edge: Edge) -> Text:
        return _list(graph.label(link.source) for link in graph.into(duty.address, edge))

    columns: list[_Named] = [
        (Text(en="Duty", zh="职责"), [duty.label for duty in duties]),
        (Text(en="Area", zh="领域"), [_labels(graph, duty.area) for duty in duties]),
        *((heading, [part(duty, edge) for duty in duties]) for heading, edge in _PARTS),
        (Text(en="How often", zh="频次"), [_list(often(each) for each in duty.cadence) for duty in duties]),
        (Text(en="Effort", zh="所需工时"), [spoken(duty.effort) if duty.effort else Text() for duty in duties]),
        (Text(en="Records", zh="产出记录"), [_labels(graph, *duty.output) for duty in duties]),
        (Text(en="Skills", zh="所需技能"), [_labels(graph, *duty.needs) for duty in duties]),
        (Text(en="Channels", zh="渠道"), [_labels(graph, *duty.channels) for duty in duties]),
        (Text(en="Not together with", zh="不可兼任"), [_labels(graph, *duty.not_with) for duty in duties]),
    ]
    return _table("duties", columns, wording)


def _kpis(graph: OrgGraph, wording: Wording) -> Sheet:
    kpis = list(graph.team.kpis.values())
    columns: list[_Named] = [
        (Text(en="KPI", zh="指标"), [kpi.label for kpi in kpis]),
        (Text(en="Kind", zh="类别"), [_KPI_KINDS.get(kpi.kind or "", Text()) for kpi in kpis]),
        (Text(en="Formula", zh="计算口径"), [kpi.formula or Text() for kpi in kpis]),
        (Text(en="Unit", zh="单位"), [kpi.unit or Text() for kpi in kpis]),
        (Text(en="Target", zh="目标值"), [amount(kpi.target) for kpi in kpis]),
        (Text(en="Target by channel", zh="各渠道目标值"), [_by_channel(graph, kpi) for kpi in kpis]),
        (Text(en="Owner", zh="负责岗位"), [_labels(graph, kpi.owner) for kpi in kpis]),
        (Text(en="Data", zh="数据来源"), [_labels(graph, *kpi.data) for kpi in kpis]),
        (Text(en="Collected by", zh="采集方"), [_labels(graph, kpi.collected_by) for kpi in kpis]),
        (Text(en="Moved by", zh="影响该指标的职责"), [_labels(graph, *kpi.moved_by) for kpi in kpis]),
        (Text(en="If missed", zh="未达标时"), [_if_missed(graph, kpi) for kpi in kpis]),
    ]
    return _table("kpis", columns, wording)


def _by_channel(graph: OrgGraph, kpi: Kpi) -> Text:
    said = [(graph.label(ref.address), amount(target)) for ref, target in (kpi.channels or {}).items() if target]
    return _list(
        Text(en=f"{name.get('en')} {goal.get('en')}", zh=f"{name.get('zh')} {goal.get('zh')}") for name, goal in said
    )


def _if_missed(graph: OrgGraph, kpi: Kpi) -> Text:
    return _labels(graph, *kpi.when_missed.do) if kpi.when_missed else Text()


def _findings(graph: OrgGraph, wording: Wording, findings: Sequence[Finding]) -> Sheet:
    """The findings, worst first, numbered and in words as the panel of a picture has them."""
    ordered = sorted(findings, key=lambda finding: (-finding.severity.weight, finding.order))
    told = callouts(ordered, wording, lambda _: ())
    headings = (
        Text(en="No.", zh="序号"),
        Text(en="Severity", zh="级别"),
        Text(en="Finding", zh="发现"),
        Text(en="Advice", zh="建议"),
        Text(en="Concerns", zh="涉及对象"),
        Text(en="Rule", zh="规则"),
        Text(en="Place", zh="位置"),
    )
    rows = tuple(
        (
            str(callout.number),
            _in(wording, _SEVERITIES[finding.severity]),
            _words((callout.heading, callout.second)),
            callout.body,
            _in(
                wording,
                _list(called(graph, each, wording.people) for each in finding.problem.subjects if each in graph.items),
            ),
            finding.rule,
            f"{finding.at.path}:{finding.at.line}",
        )
        for callout, finding in zip(told, ordered, strict=True)
    )
    return _without_empty(
        Sheet(_in(wording, _NAMES["findings"], " "), tuple(_in(wording, text) for text in headings), rows)
    )


def _table(name: str, columns: list[_Named], wording: Wording) -> Sheet:
    headings = tuple(_in(wording, heading) for heading, _ in columns)
    rows = tuple(zip(*([_in(wording, text) for text in cells] for _, cells in columns), strict=True))
    return _without_empty(Sheet(_in(wording, _NAMES[name], " "), headings, rows))


def _without_empty(sheet: Sheet) -> Sheet:
    """The table without the columns in which nothing stands."""
    used = [place for place in range(len(sheet.headings)) if any(row[place] for row in sheet.rows)]
    rows = tuple(tuple(row[place] for place in used) for row in sheet.rows)
    fixed = sum(place in used for place in range(sheet.fixed))
    return Sheet(sheet.name, tuple(sheet.headings[place] for place in used), rows, fixed)


def _labels(graph: OrgGraph, *refs: Ref | None) -> Text:
    return _list(graph.label(ref.address) for ref in refs if ref)


def _list(texts: Iterable[Text]) -> Text:
    return listed(texts, _ALL)


def _in(wording: Wording, text: Text, between: str = "\n") -> str:
    return _words(wording.label(text), between)


def _words(label: Sequence[str], between: str = "\n") -> str:
    return between.join(part for part in label if part)
