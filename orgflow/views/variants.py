"""Editions of a team beside each other: who is responsible for which duty, and with how many heads."""

from collections.abc import Sequence

from orgflow.diagram import Cell, Column, Matrix, Phase, Row
from orgflow.finding import Finding
from orgflow.graph import Edge, OrgGraph
from orgflow.graph.editions import editions
from orgflow.model.service import Duty
from orgflow.text import Text, listed, phrase
from orgflow.views.callouts import callouts
from orgflow.views.captions import caption
from orgflow.views.heat import heated
from orgflow.views.words import Wording, counted

NAME = "variants"
_OTHER = "other"
# Of more duties only those are shown that are not in the same hands everywhere.
_MOST = 20
_NOBODY = Text(en="nobody", zh="无人负责")
_DROPPED = Text(en="dropped", zh="取消")


def variants(graph: OrgGraph, wording: Wording, path: str, findings: Sequence[Finding] = ()) -> Matrix:
    """The matrix of duties and editions, the base first; with `findings`, those about duties become callouts."""
    every = (graph, *editions(graph))
    duties = list({duty.address: duty for each in every for duty in each.team.duties.values()}.values())
    moved = [duty for duty in duties if any(_hands(each, duty) != _hands(graph, duty) for each in every)]
    shown = moved if len(duties) > _MOST and moved else duties
    rows = tuple(_row(every, duty, wording) for duty in _by_area(shown))
    same = len(duties) - len(shown)
    marked = callouts(findings, wording, lambda finding: _targets(finding, rows))
    areas = {name: area.label for each in reversed(every) for name, area in each.team.areas.items()}
    areas[_OTHER] = Text(en="Other", zh="其他")
    cells = [cell for row in rows for cell in row.cells[1:] if cell]
    key = [
        (Cell("", "words"), Text(en="not as in the first edition", zh="与首个版本不同")),
        (Cell("0", "missing"), Text(en="nobody is responsible", zh="无人负责")),
    ]
    return Matrix(
        NAME,
        caption(
            graph,
            wording,
            path,
            title=_title(every, duties, moved),
            subtitle=_subtitle(graph, same),
            description=phrase(
                "Editions of {team} side by side: {editions}, {duties}.",
                "{team}的各版本对照：{editions}，{duties}。",
                team=graph.team.profile.label,
                editions=counted(len(every), "edition", "editions", "个版本"),
                duties=counted(len(duties), "duty", "duties", "项职责"),
            ),
        ),
        tuple(Column(_address(each), wording.label(_name(each))) for each in every),
        rows,
        tuple(Phase(name, wording.label(areas[name])) for name in dict.fromkeys(row.group for row in rows) if name),
        foot=(
            Row("posts", wording.label(Text(en="Posts", zh="岗位数")), heated(len(each.team.roles) for each in every)),
            Row("heads", wording.label(Text(en="Heads", zh="编制人数")), heated(_heads(each) for each in every)),
        ),
        key=tuple((cell, wording.label(said)) for cell, said in key if any(one.look == cell.look for one in cells)),
        callouts=marked,
    )


def _address(graph: OrgGraph) -> str:
    return graph.variant.address if graph.variant else "base"


def _name(graph: OrgGraph) -> Text:
    edition = graph.team.profile.edition
    if graph.variant:
        return graph.variant.label
    return edition.name if edition and edition.name else Text(en="Base", zh="基准版")


def _heads(graph: OrgGraph) -> int:
    return sum(role.team_heads for role in graph.roles)


def _hands(graph: OrgGraph, duty: Duty) -> list[str] | None:
    """Who is responsible for a duty; None where the edition has no such duty."""
    if duty.address not in graph.items:
        return None
    return [link.source for link in graph.into(duty.address, Edge.RESPONSIBLE)]


def _by_area(duties: Sequence[Duty]) -> list[Duty]:
    """Duties of one area together, in the order of their first, those without area last."""
    order: dict[str, int] = {}
    for duty in duties:
        order.setdefault(duty.area.id if duty.area else "", len(order))
    return sorted(duties, key=lambda duty: (duty.area is None, order[duty.area.id if duty.area else ""]))


def _row(every: Sequence[OrgGraph], duty: Duty, wording: Wording) -> Row:
    before = _hands(every[0], duty)
    cells = tuple(_cell(graph, _hands(graph, duty), before, wording) for graph in every)
    lost = any(cell and cell.look == "missing" for cell in cells)
    area = duty.area.id if duty.area else _OTHER if every[0].team.areas else ""
    return Row(duty.address, wording.label(duty.label), cells, area, "gap" if lost else None)


def _cell(graph: OrgGraph, hands: list[str] | None, before: list[str] | None, wording: Wording) -> Cell | None:
    if hands is None:
        return None if before is None else Cell(wording.say(_DROPPED), "plain")
    if not hands:
        return Cell(wording.say(_NOBODY), "missing")
    return Cell(wording.say(listed(map(graph.label, hands))), "plain" if hands == before else "words")


def _title(every: Sequence[OrgGraph], duties: Sequence[Duty], moved: Sequence[Duty]) -> Text:
    lost = [duty for duty in duties if any(_hands(graph, duty) == [] for graph in every)]
    total = counted(len(duties), "duty", "duties", "项职责")
    names = counted(len(every), "edition", "editions", "个版本")
    if lost:
        return phrase(
            "{names}: {n} of {total} with nobody responsible in one of them",
            "{names}：{total}中 {n} 项在某个版本中无人负责",
            names=names,
            n=len(lost),
            total=total,
        )
    least, most = min(map(_heads, every)), max(map(_heads, every))
    return phrase(
        "{names} of {heads}: {n} of {total} {differ}",
        "{names}（{heads}）：{total}中 {n} 项各版本不同",
        names=names,
        heads=phrase("{least} to {most} heads", "{least}–{most} 人", least=least, most=most)
        if least < most
        else counted(most, "head", "heads", "人"),
        n=len(moved),
        total=total,
        differ="differs" if len(moved) == 1 else "differ",
    )


def _subtitle(graph: OrgGraph, same: int) -> Text:
    base = phrase(
        "{team}: who is responsible in which edition", "{team}：各版本由谁负责", team=graph.team.profile.label
    )
    if not same:
        return base
    return phrase(
        "{base}; {n} in the same hands everywhere are not shown",
        "{base}（另有 {n}各版本均不变，未列出）",
        base=base,
        n=counted(same, "duty", "duties", "项职责"),
    )


def _targets(finding: Finding, rows: Sequence[Row]) -> tuple[str, ...] | None:
    if finding.family not in ("duties", "variants"):
        return None
    shown = {row.id for row in rows}
    return tuple(subject for subject in finding.problem.subjects if subject in shown) or None
