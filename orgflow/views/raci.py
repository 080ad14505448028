"""RACI: for each duty who is responsible, accountable, consulted and informed."""

from collections.abc import Sequence

from orgflow.diagram import Cell, Column, Matrix, Phase, Row
from orgflow.finding import Finding
from orgflow.graph import Edge, OrgGraph
from orgflow.model.service import Duty
from orgflow.text import Text, phrase
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.heat import heated
from orgflow.views.words import Wording, counted

NAME = "raci"
_EDGES = {
    Edge.RESPONSIBLE: Text(en="responsible", zh="执行"),
    Edge.ACCOUNTABLE: Text(en="accountable", zh="担责"),
    Edge.CONSULTED: Text(en="consulted", zh="征询"),
    Edge.INFORMED: Text(en="informed", zh="知会"),
}
_BOTH = Text(en="both", zh="执行并担责")
_LETTERS: dict[Edge, Cell] = {
    Edge.RESPONSIBLE: Cell("R", "tint"),
    Edge.ACCOUNTABLE: Cell("A", "solid"),
    Edge.CONSULTED: Cell("C", "outline"),
    Edge.INFORMED: Cell("I", "bare"),
}
_RA = Cell("A/R", "solid")
_OTHER = "other"


def raci(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> Matrix:
    """The matrix of duties and those who have part in them; with `findings`, those about duties become callouts."""
    duties = list(graph.team.duties.values())
    holders = _holders(graph)
    asked = {edge: any(graph.links(edge)) for edge in (Edge.RESPONSIBLE, Edge.ACCOUNTABLE)}
    rows = tuple(_row(graph, duty, holders, asked, wording) for duty in _by_area(duties))
    shown = {row.id for row in rows} | set(holders)
    marked = callouts(findings, wording, lambda finding: _targets(finding, shown))
    title = _title(graph, [row for row in rows if row.tone], len(duties))
    areas = {duty.area.id: graph.team.areas[duty.area.id].label for duty in duties if duty.area}
    if areas and any(duty.area is None for duty in duties):
        areas[_OTHER] = Text(en="Other", zh="其他")
    used = {cell for row in rows for cell in row.cells if cell}
    key = [(cell, wording.label(_EDGES[edge])) for edge, cell in _LETTERS.items() if cell in used]
    return Matrix(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=title,
            subtitle=phrase("{team}: RACI by duty", "{team}：RACI 责任矩阵", team=graph.team.profile.label),
            description=phrase(
                "RACI matrix of {team}: {duties}, {roles}.",
                "{team}的 RACI 责任矩阵：{duties}，{roles}。",
                team=graph.team.profile.label,
                duties=counted(len(duties), "duty", "duties", "项职责"),
                roles=counted(len(holders), "role", "roles", "个岗位"),
            ),
        ),
        tuple(Column(address, wording.label(graph.label(address))) for address in holders),
        rows,
        tuple(Phase(name, wording.label(areas[name])) for name in dict.fromkeys(row.group for row in rows) if name),
        (_load(rows, holders, wording),) if rows else (),
        wording.say(Text(en="Check", zh="检查")),
        (*key, *([(_RA, wording.label(_BOTH))] if _RA in used else [])),
        marked,
    )


def _holders(graph: OrgGraph) -> dict[str, None]:
    """Everybody who has part in a duty: posts in spec order, then units."""
    places = {address: place for place, address in enumerate(graph.items)}
    part = {link.source: None for edge in _EDGES for link in graph.links(edge)}
    return dict.fromkeys(sorted(part, key=lambda address: (not address.startswith("role:"), places[address])))


def _by_area(duties: list[Duty]) -> list[Duty]:
    """Duties of one area together, areas in the order of their first duty, those without area last."""
    order: dict[str, int] = {}
    for duty in duties:
        order.setdefault(duty.area.id if duty.area else "", len(order))
    return sorted(duties, key=lambda duty: (duty.area is None, order[duty.area.id if duty.area else ""]))


def _row(graph: OrgGraph, duty: Duty, holders: dict[str, None], asked: dict[Edge, bool], wording: Wording) -> Row:
    parts: dict[str, list[Edge]] = {}
    for edge in _EDGES:
        for link in graph.into(duty.address, edge):
            parts.setdefault(link.source, []).append(edge)
    cells = tuple(_cell(parts.get(holder, [])) for holder in holders)
    wrong = _wrong(graph, duty, asked)
    label = wording.label(duty.label)
    area = duty.area.id if duty.area else (_OTHER if graph.team.areas else "")
    return Row(duty.address, label, cells, area, "gap" if wrong else None, wording.say(wrong) if wrong else "✓")


def _cell(parts: list[Edge]) -> Cell | None:
    if Edge.RESPONSIBLE in parts and Edge.ACCOUNTABLE in parts:
        return _RA
    return _LETTERS[parts[0]] if parts else None


def _wrong(graph: OrgGraph, duty: Duty, asked: dict[Edge, bool]) -> Text:
    """What is wrong with a row: one must be accountable, somebody responsible, where the team says so at all."""
    if asked[Edge.RESPONSIBLE] and not graph.into(duty.address, Edge.RESPONSIBLE):
        return Text(en="no R", zh="缺 R")
    answering = len(graph.into(duty.address, Edge.ACCOUNTABLE))
    if asked[Edge.ACCOUNTABLE] and answering == 0:
        return Text(en="no A", zh="缺 A")
    return phrase("{n} × A", "{n} 个 A", n=answering) if answering > 1 else Text()


def _load(rows: Sequence[Row], holders: dict[str, None], wording: Wording) -> Row:
    """How many duties each carries, as R or A."""
    counts = [
        sum(cell is not None and cell.text in ("R", "A", "A/R") for cell in (row.cells[place] for row in rows))
        for place in range(len(holders))
    ]
    return Row("load", wording.label(Text(en="Load (R + A)", zh="负荷（R + A）")), heated(counts))


def _title(graph: OrgGraph, wrong: Sequence[Row], count: int) -> Text:
    if wrong:
        return phrase(
            "{n} of {duties} without one clear owner",
            "{duties}中 {n} 项责任不明",
            n=len(wrong),
            duties=counted(count, "duty", "duties", "项职责"),
        )
    if any(graph.links(Edge.ACCOUNTABLE)):
        return counted(
            count, "duty with one accountable", "duties, each with one accountable", "项职责，每项恰有一个担责岗位"
        )
    return counted(
        count, "duty with somebody responsible", "duties, each with somebody responsible", "项职责，每项都有人执行"
    )


def _targets(finding: Finding, shown: set[str]) -> tuple[str, ...] | None:
    """The rows and columns to mark, for what is about duties."""
    if finding.family not in ("duties", "separation", "variants"):
        return None
    subjects = [subject for subject in finding.problem.subjects if subject in shown]
    duties = [subject for subject in subjects if subject.startswith("duty:")]
    return tuple(duties or subjects) or None
