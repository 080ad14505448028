"""What views of measures and goals say alike: figures to reach, who owns what, periods."""

from collections.abc import Iterable

from orgflow.diagram import Fact
from orgflow.graph import Edge, OrgGraph
from orgflow.model.items import Ref
from orgflow.model.values import Duration, Target
from orgflow.text import Text, listed, phrase
from orgflow.views.words import Wording, spoken

_SHOWN = 5
_TIMES = ("s", "m", "h", "d", "w", "mo", "q", "y")
_SIGNS = {"up": "≥", "down": "≤"}
PERIODS = {
    "week": Text(en="Week", zh="周"),
    "month": Text(en="Month", zh="月"),
    "quarter": Text(en="Quarter", zh="季度"),
    "year": Text(en="Year", zh="年度"),
}


def figure(graph: OrgGraph, kpi: str, target: Target | None) -> Text:
    """`≥ 95%`, `≤ 30 s`; nothing where no target is stated."""
    if target is None:
        return Text()
    measure = graph.team.kpis.get(kpi)
    sign = target.comparator
    if not sign and measure:
        sign = _SIGNS.get(measure.direction or "", "")
    number = f"{target.value.normalize():f}"
    if target.unit in _TIMES and number.isdigit():
        reached = spoken(Duration(((int(number), target.unit),)))
    else:
        unit = Text(en=target.unit, zh=target.unit) if target.unit else measure and measure.unit
        reached = _with_unit(number, unit) if unit else Text(en=number, zh=number)
    return phrase("{sign} {reached}", "{sign} {reached}", sign=sign, reached=reached) if sign else reached


def _with_unit(number: str, unit: Text) -> Text:
    close = unit.get("en").startswith("%")
    pattern = "{number}{unit}" if close else "{number} {unit}"
    return phrase(pattern, pattern, number=number, unit=unit)


def aim(graph: OrgGraph, kpi: Ref, target: Target | None) -> Text:
    """A measure with what it should reach."""
    reached = figure(graph, kpi.id, target)
    name = graph.label(kpi.address)
    return phrase("{name} {reached}", "{name} {reached}", name=name, reached=reached) if reached else name


def owned(graph: OrgGraph, owner: Ref | None, wording: Wording, *, expected: bool) -> tuple[Fact, ...]:
    """Who answers for it; that nobody does only where others of its kind say who."""
    if owner:
        return (Fact(wording.say(Text(en="Owner", zh="负责人")), wording.say(graph.label(owner.address))),)
    return (Fact("", wording.say(Text(en="no owner stated", zh="未写明负责人")), missing=True),) if expected else ()


def bullets(graph: OrgGraph, objects: Iterable[Ref], wording: Wording, *, by: Edge | None = None) -> tuple[Fact, ...]:
    """Objects on a line each, with those linked to them by an edge; of many the first, and how many more."""
    said = []
    for each in dict.fromkeys(ref.address for ref in objects):
        label = graph.label(each)
        who = listed((graph.label(link.source) for link in graph.into(each, by)), most=2) if by else Text()
        said.append(phrase("· {what} ({who})", "· {what}（{who}）", what=label, who=who) if who else _bullet(label))
    facts = [Fact("", wording.say(one)) for one in said[:_SHOWN]]
    if len(said) > _SHOWN:
        facts.append(Fact("", wording.say(phrase("and {n} more", "另有 {n} 项", n=len(said) - _SHOWN))))
    return tuple(facts)


def _bullet(label: Text) -> Text:
    return phrase("· {what}", "· {what}", what=label)
