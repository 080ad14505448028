"""Every number in a title is true: counted anew from the plain tree of what is written, not from the graph."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import pytest

from orgflow.api import check, load
from orgflow.completeness import completeness
from orgflow.deck.pages import assumptions, recommendations, sources
from orgflow.diagram import Diagram
from orgflow.finding import Finding
from orgflow.graph import OrgGraph
from orgflow.rules import RULES
from orgflow.rules.presets import preset
from orgflow.text import LANGUAGES, Language
from orgflow.views import VIEWS, Wording

Tree = dict[str, Any]
Numbers = tuple[int, ...]

SPECS = Path(__file__).parents[2] / "specs"
ROOTS = sorted(path for path in SPECS.rglob("*.orgflow.yaml") if path.parent.name != "drafts")


def listed(value: Any) -> list[Any]:
    """One or several, as the language allows for many fields."""
    return value if isinstance(value, list) else [] if value is None else [value]


def heads(role: Tree) -> int:
    if role.get("bot"):
        return 0
    stated: Any = role.get("headcount", 1)
    if isinstance(stated, dict):
        stated = stated["now"] if "now" in stated else stated.get("min", 1)
    return int(stated)


def team_heads(spec: Tree) -> int:
    return sum(heads(role) for role in spec["roles"].values() if not role.get("external"))


def home(spec: Tree, role: str) -> str | None:
    members = (name for name, unit in spec.get("units", {}).items() if role in unit.get("members", {}))
    stated: str | None = spec["roles"][role].get("unit") or next(members, None)
    return stated


def superior(spec: Tree, role: str) -> str | None:
    """Whom a role reports to; where nothing is said, the head of its unit, else of the nearest one above."""
    units = spec.get("units", {})
    stated = listed(spec["roles"][role].get("reports_to"))
    if stated:
        above = units[stated[0]].get("head") if stated[0] in units else stated[0]
        return above if above in spec["roles"] else None
    unit = home(spec, role)
    while unit:
        if units[unit].get("head") not in (None, role):
            return str(units[unit]["head"])
        unit = units[unit].get("part_of")
    return None


def layers(spec: Tree) -> int:
    """Posts on the longest line upwards; where lines run in a loop, each of its posts once."""

    def line(role: str | None) -> set[str]:
        found: set[str] = set()
        while role and role not in found:
            found.add(role)
            role = superior(spec, role)
        return found

    return max(len(line(role)) for role in spec["roles"])


def widest(spec: Tree) -> int:
    below: Counter[str] = Counter()
    for name, role in spec["roles"].items():
        above = superior(spec, name)
        if above:
            below[above] += heads(role)
    return max(ceil(count / max(1, heads(spec["roles"][lead]))) for lead, count in below.items())


def part(spec: Tree, duty: Tree, how: str) -> list[str]:
    """Who has part in a duty; where nobody is named, who has in its area."""
    return listed(duty.get(how) or spec.get("areas", {}).get(duty.get("area"), {}).get(how))


def of(few: int, many: int, language: Language) -> Numbers:
    """`2 of 14`, but `14 项中 2 项`."""
    return (few, many) if language == "en" else (many, few)


def org_chart(spec: Tree, _: str, __: Language) -> Numbers:
    return len(spec["roles"]), team_heads(spec), layers(spec), widest(spec)


def scorecard(spec: Tree, _: str, __: Language) -> Numbers:
    return team_heads(spec), len(spec["roles"]), layers(spec)


def raci(spec: Tree, _: str, language: Language) -> Numbers:
    duties = list(spec["duties"].values())
    answering = [len(part(spec, duty, "accountable")) for duty in duties]
    wrong = sum(
        not part(spec, duty, "responsible") or (any(answering) and count != 1)
        for duty, count in zip(duties, answering, strict=True)
    )
    return of(wrong, len(duties), language) if wrong else (len(duties),)


def duties(spec: Tree, _: str, language: Language) -> Numbers:
    carried = [part(spec, duty, "responsible") for duty in spec["duties"].values()]
    if not all(carried):
        return of(carried.count([]), len(carried), language)
    most = max(Counter(role for each in carried for role in each).values())
    return (*of(len(carried), len({duty["area"] for duty in spec["duties"].values()}), language), most)


def required(spec: Tree, role: str) -> set[str]:
    """The skills that a role requires, and those that its units do."""
    units, found = spec.get("units", {}), set(spec["roles"][role].get("requires", {}))
    unit = home(spec, role)
    while unit:
        found |= set(units[unit].get("requires", {}))
        unit = units[unit].get("part_of")
    return found


def skills(spec: Tree, _: str, language: Language) -> Numbers:
    needs = [required(spec, name) for name, role in spec["roles"].items() if not role.get("bot")]
    return of(len(set().union(*needs)), sum(map(bool, needs)), language)


def hours(spec: Tree, _: str, __: Language) -> Numbers:
    return (sum("open" in channel for channel in spec["channels"].values()),)


def ladder(spec: Tree, name: str, language: Language) -> Numbers:
    levels = spec["escalations"][name]["levels"]
    timeless = sum("within" not in level for level in levels[:-1])
    if timeless and not levels[-1].get("decides"):
        return of(timeless, len(levels), language)
    return (len(levels),)


def exits(step: Tree) -> Iterator[str]:
    """To which steps a step leads."""
    yield from listed(step.get("next"))
    for ways in ("branches", "outcomes", "arms", "events"):
        for way in step[ways].values() if isinstance(step.get(ways), dict) else ():
            yield from (way,) if isinstance(way, str) else listed(way.get("next"))


def performer(spec: Tree, steps: Tree, name: str) -> str | None:
    """Who does a step, or is waited for; the lowest post up the line of who asks that may approve it."""
    step = steps[name]
    named = listed(step.get("by"))
    for duty in listed(step.get("duty")):
        named += part(spec, spec["duties"][duty], "responsible") if not step.get("by") else []
    if not named and "approves" in step:
        post, asking = None, name
        while post is None:
            asking = next(other for other in steps if asking in exits(steps[other]))
            post = performer(spec, steps, asking)
        while post and step["approves"]["kind"] not in spec["roles"][post].get("authority", {}):
            post = superior(spec, post)
        return post
    if not named and step.get("type") == "wait":
        named = listed(step.get("for"))
    return named[0] if named else None


def workflow(spec: Tree, name: str, _: Language) -> Numbers:
    steps = spec["workflows"][name]["steps"]
    work = sum(step.get("type") not in ("end", "parallel", "join") for step in steps.values())
    inside = {*spec["roles"], *spec.get("units", {})}
    hands = {performer(spec, steps, each) for each in steps} & inside
    promise = spec["workflows"][name].get("promise", {}).get("resolve", "")
    within = promise["within"] if isinstance(promise, dict) else promise
    return (work, len(hands), *numbers(within))


def kpi_tree(spec: Tree, _: str, __: Language) -> Numbers:
    kpis = list(spec["kpis"].values())
    aimless = sum("target" not in kpi and "channels" not in kpi for kpi in kpis)
    ownerless = sum("owner" not in kpi for kpi in kpis)
    watched = sum(kpi.get("target") == "none" and "channels" not in kpi for kpi in kpis)
    if aimless or ownerless:
        return (len(kpis), *filter(None, (aimless, ownerless)))
    if watched or not all(kpi.get("moved_by") for kpi in kpis):
        return (len(kpis), *filter(None, (watched,)))
    return len(kpis), len({duty for kpi in kpis for duty in listed(kpi["moved_by"])})


def goal_cascade(spec: Tree, _: str, __: Language) -> Numbers:
    goals = list(spec["goals"].values())
    unmeasured = sum(not goal.get("kpis") for goal in goals)
    stages = {stage for goal in goals for stage in goal.get("cascade", {})}
    whole = sum(stages <= set(goal.get("cascade", {})) for goal in goals)
    if unmeasured:
        return len(goals), unmeasured
    return (len(goals), *((whole,) if whole < len(goals) else ()))


def journey(spec: Tree, _: str, __: Language) -> Numbers:
    sorted_ = {name: len(case["categories"]) for name, case in spec.get("cases", {}).items() if case.get("categories")}
    begun = {
        name: [channel for start in flow["starts"].values() for channel in _begins(start)]
        for name, flow in spec["workflows"].items()
    }
    flows = [name for name, channels in begun.items() if channels or spec["workflows"][name].get("case") in sorted_]
    ends = sum(
        step.get("type") == "end" for name in flows for step in spec["workflows"][name].get("steps", {}).values()
    )
    first = sum(sorted_.values()) or len({channel for channels in begun.values() for channel in channels})
    return first, len(flows), ends


def _begins(start: Any) -> list[str]:
    return listed(start.get("channels")) if isinstance(start, dict) else []


def career(spec: Tree, name: str, _: Language) -> Numbers:
    steps = spec["careers"][name]["steps"].values()
    return (len(steps), *filter(None, (sum("when" not in step for step in steps),)))


def variants(spec: Tree, _: str, __: Language) -> Numbers:
    return (len(spec["variants"]) + 1,)


def assumed(spec: Tree, _: str, __: Language) -> Numbers:
    def count(node: Any) -> int:
        if not isinstance(node, dict):
            return sum(map(count, node)) if isinstance(node, list) else 0
        # What a variant patches is assumed of that variant's team.
        below = (member for key, member in node.items() if key != "patch")
        return sum(map(count, below)) + bool(node.get("assumed"))

    return (count(spec),)


COUNTS: dict[str, Callable[[Tree, str, Language], Numbers]] = {
    "org-chart": org_chart,
    "raci": raci,
    "duties": duties,
    "ladder": ladder,
    "swimlane": workflow,
    "flowchart": workflow,
    "journey": journey,
    "kpi-tree": kpi_tree,
    "goal-cascade": goal_cascade,
    "career": career,
    "sources": lambda spec, _, __: (len(spec["sources"]),),
    # Of these only the first numbers are held. What comes after them takes the rules to tell (how complete a team is),
    # what courses reach, the week minute by minute, or each edition patched and merged.
    "scorecard": scorecard,
    "assumptions": assumed,
    "skills": skills,
    "hours": hours,
    "variants": variants,
}
PARTLY = ("scorecard", "assumptions", "skills", "hours", "variants")
# Which links a network has room for is a matter of the picture: no number in it speaks of the team.
LEFT_OUT = ("network",)


def numbers(text: str) -> Numbers:
    return tuple(map(int, re.findall(r"\d+", text)))


@cache
def loaded(root: Path) -> tuple[OrgGraph, Tree, tuple[Finding, ...]]:
    graph = load(root).graph
    assert graph is not None
    spec: Tree = graph.team.tree.plain
    return graph, spec, tuple(check([root]).findings)


def drawn(root: Path, language: Language) -> Iterator[tuple[str, str, Diagram]]:
    """Every picture of a deck, with its view and the object that it is of; none marks what was found."""
    graph, _, _ = loaded(root)
    wording = Wording(language)
    for view in VIEWS:
        for name in view.objects(graph):
            yield view.name, name, view.draw(graph, name, wording, root.name, (), None)
    found = completeness(graph, RULES, preset("strict"))
    if graph.team.sources:
        yield "sources", "", sources(graph, wording, root.name)
    if found.assumed:
        yield "assumptions", "", assumptions(graph, wording, root.name, found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name.partition(".")[0])
def test_the_numbers_in_titles_are_what_the_specification_says(root: Path, language: Language) -> None:
    _, spec, _ = loaded(root)
    wrong = []
    for view, name, diagram in drawn(root, language):
        if view in LEFT_OUT:
            continue
        counted, said = COUNTS[view](spec, name, language), numbers(diagram.caption.title)
        if counted != (said[: len(counted)] if view in PARTLY else said):
            wrong.append((view, diagram.caption.title, counted))
    assert wrong == []


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name.partition(".")[0])
def test_one_is_never_said_to_be_many(root: Path) -> None:
    titles = [diagram.caption.title for _, _, diagram in drawn(root, "en")]
    assert [title for title in titles if re.search(r"\b1 [a-z]+s\b|\b1 [a-z]+, (each|the last)\b", title)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_are_counted_by_severity(language: Language) -> None:
    root = SPECS / "front-office-draft" / "front-office-draft.orgflow.yaml"
    graph, spec, findings = loaded(root)
    weights = Counter(finding.severity.value for finding in findings)
    by_weight = tuple(weights[name] for name in ("error", "warning", "info") if weights[name])
    wording = Wording(language)
    title = recommendations(graph, wording, root.name, findings).caption.title
    assert numbers(title) == by_weight
    (view,) = (view for view in VIEWS if view.name == "scorecard")
    title = view.draw(graph, "", wording, root.name, findings, None).caption.title
    assert numbers(title) == (*scorecard(spec, "", language), len(findings))
