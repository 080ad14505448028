"""Areas against roles: for how much of which area each role is responsible, by name where that is little."""

from collections.abc import Sequence

from orgflow.diagram import Cell, Column, Matrix, Row
from orgflow.finding import Finding
from orgflow.graph import Edge, OrgGraph
from orgflow.model.service import Duty
from orgflow.text import Text, listed, phrase
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.heat import heat, heated
from orgflow.views.words import Wording, counted

NAME = "duties"
_NOBODY = "nobody"
_OTHER = "area:"
# Duties are named while all of them are read on a page: so many columns, and so many duties below each other.
_COLUMNS, _NAMED = 8, 28

_Table = dict[str, dict[str, list[Duty]]]
"""The duties by area, and in each by who is responsible; a duty of several stands with each of them."""


def duties(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> Matrix:
    """The matrix of areas and roles; with `findings`, those about duties mark their areas and whoever has them."""
    table = _table(graph)
    holders = _holders(graph, table)
    named = len(holders) <= _COLUMNS and sum(max(map(len, row.values())) for row in table.values()) <= _NAMED
    rows = tuple(_row(graph, area, table[area], holders, wording, named=named) for area in table)
    total = len(graph.team.duties)
    shown = {*table, *holders}
    marked = callouts(findings, wording, lambda finding: _targets(graph, finding, shown))
    sums = heated(sum(len(row.get(holder, ())) for row in table.values()) for holder in holders)
    key = [(Cell("3", heat=3), Text(en="duties for which the role is responsible", zh="该岗位负责的职责数"))]
    if _NOBODY in holders:
        key.append((Cell("1", "missing"), Text(en="nobody is responsible", zh="无人负责")))
    return Matrix(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=_title(graph, table, holders),
            subtitle=phrase(
                "{team}: who is responsible for what, by area",
                "{team}：各岗位在各领域负责的职责",
                team=graph.team.profile.label,
            ),
            description=phrase(
                "Duties of {team} by area and role: {duties}, {areas}, {roles}.",
                "{team}的职责分布：{duties}，{areas}，{roles}。",
                team=graph.team.profile.label,
                duties=counted(total, "duty", "duties", "项职责"),
                areas=counted(len(table), "area", "areas", "个领域"),
                roles=counted(len(_roles(holders)), "role", "roles", "个岗位"),
            ),
        ),
        tuple(Column(holder, wording.label(_name(graph, holder))) for holder in holders),
        rows,
        foot=(Row("total", wording.label(Text(en="All areas", zh="合计")), sums),),
        verdict=wording.say(Text(en="Duties", zh="职责数")),
        key=() if named else tuple((cell, wording.label(said)) for cell, said in key),
        callouts=marked,
    )


def _table(graph: OrgGraph) -> _Table:
    found: _Table = {f"area:{area}": {} for area in graph.team.areas}
    for duty in graph.team.duties.values():
        row = found.setdefault(duty.area.address if duty.area else _OTHER, {})
        for holder in [link.source for link in graph.into(duty.address, Edge.RESPONSIBLE)] or [_NOBODY]:
            row.setdefault(holder, []).append(duty)
    return {area: row for area, row in found.items() if row}


def _holders(graph: OrgGraph, table: _Table) -> list[str]:
    """Everybody responsible for anything, posts in spec order, then others; last nobody, where duties are nobody's."""
    used = {holder for row in table.values() for holder in row}
    posts = [role.address for role in graph.roles if role.address in used]
    others = dict.fromkeys(holder for row in table.values() for holder in row if holder not in posts)
    return [*posts, *(one for one in others if one != _NOBODY), *([_NOBODY] if _NOBODY in used else [])]


def _roles(holders: Sequence[str]) -> list[str]:
    return [holder for holder in holders if holder != _NOBODY]


def _name(graph: OrgGraph, address: str) -> Text:
    if address == _NOBODY:
        return Text(en="Nobody", zh="无人负责")
    return Text(en="Other", zh="其他") if address == _OTHER else graph.label(address)


def _row(
    graph: OrgGraph, area: str, held: dict[str, list[Duty]], holders: Sequence[str], wording: Wording, *, named: bool
) -> Row:
    most = max(len(each) for each in held.values())
    cells = tuple(_cell(held.get(holder, []), most, wording, named=named, lost=holder == _NOBODY) for holder in holders)
    count = len({duty.address for each in held.values() for duty in each})
    return Row(
        area, wording.label(_name(graph, area)), cells, tone="gap" if _NOBODY in held else None, verdict=str(count)
    )


def _cell(held: list[Duty], most: int, wording: Wording, *, named: bool, lost: bool) -> Cell | None:
    if not held:
        return None
    said = wording.say(listed(duty.label for duty in held)) if named else str(len(held))
    if lost:
        return Cell(said, "missing")
    return Cell(said, "words") if named else heat(len(held), most)


def _title(graph: OrgGraph, table: _Table, holders: Sequence[str]) -> Text:
    total = counted(len(graph.team.duties), "duty", "duties", "项职责")
    lost = sum(len(row.get(_NOBODY, ())) for row in table.values())
    if lost:
        return phrase("{n} of {total} with nobody responsible", "{total}中 {n} 项无人负责", n=lost, total=total)
    carried = {holder: sum(len(row.get(holder, ())) for row in table.values()) for holder in holders}
    most = max(carried.values())
    busiest = [holder for holder in holders if carried[holder] == most]
    if len(busiest) > 1:
        return phrase(
            "{total} in {areas}, at most {n} for one role",
            "{areas}共 {total}，单个岗位最多负责 {n} 项",
            total=total,
            areas=counted(len(table), "area", "areas", "个领域"),
            n=most,
        )
    return phrase(
        "{total} in {areas}; {role} carries most, {n}",
        "{areas}共 {total}，{role}最多，负责 {n} 项",
        total=total,
        areas=counted(len(table), "area", "areas", "个领域"),
        role=graph.label(busiest[0]),
        n=most,
    )


def _targets(graph: OrgGraph, finding: Finding, shown: set[str]) -> tuple[str, ...] | None:
    """The areas of the duties that a finding is about; else the roles that it names."""
    if finding.family not in ("duties", "separation", "variants"):
        return None
    subjects = finding.problem.subjects
    about = [graph.team.duties[subject.partition(":")[2]] for subject in subjects if subject.startswith("duty:")]
    areas = [duty.area.address if duty.area else _OTHER for duty in about if duty.address in graph.items]
    return tuple(dict.fromkeys(areas or [subject for subject in subjects if subject in shown])) or None
