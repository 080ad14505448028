"""Whatever is deleted from the clean spec is missed: a named rule speaks, at the place where it was.

Each deletion blanks a stretch of the text, so that all other places stay where they are.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from orgflow.check import check_loaded, load
from orgflow.document import Mapping
from orgflow.document.tree import AnyNode, Entry
from orgflow.finding import Finding
from orgflow.graph import OrgGraph
from orgflow.model.items import Item, Ref
from orgflow.model.workflows import Exit
from orgflow.resources import shipped
from orgflow.rules import RULES
from orgflow.rules.presets import PRESETS, chosen
from orgflow.source import Span

SPECS = Path(str(shipped("specs")))
ROOT = Path("front-office", "front-office.orgflow.yaml")


@dataclass(frozen=True)
class Deletion:
    """What is deleted, which rules may miss it, and where: inside `home`, or of one of `subjects`."""

    what: str
    gone: Span
    rules: tuple[str, ...]
    home: Span
    subjects: tuple[str, ...] = ()


def reporting_lines(graph: OrgGraph) -> Iterator[Deletion]:
    # That the head reports to nobody is said by `team.head` as well.
    for role in (role for role in graph.roles if role.reports_to and not role.bot):
        yield from field(role, "reports_to", "orphan-role", "front-line-without-supervisor")


def deputies(graph: OrgGraph) -> Iterator[Deletion]:
    for role in graph.roles:
        yield from field(role, "deputy", "no-deputy")


def responsibilities(graph: OrgGraph) -> Iterator[Deletion]:
    for duty in graph.team.duties.values():
        yield from field(duty, "responsible", "unowned-duty")


def accountabilities(graph: OrgGraph) -> Iterator[Deletion]:
    for duty in graph.team.duties.values():
        yield from field(duty, "accountable", "no-accountable")
    for area in graph.team.areas.values():
        duties = [duty.address for duty in graph.team.duties.values() if duty.area and duty.area.id == area.id]
        yield from field(area, "accountable", "no-accountable", subjects=tuple(duties))


def performers(graph: OrgGraph) -> Iterator[Deletion]:
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            for name in ("by", "duty", "approves"):
                yield from field(step, name, "step-without-performer")


def ways_on(graph: OrgGraph) -> Iterator[Deletion]:
    for item in with_ways(graph):
        yield from field(item, "next", "dead-end")
        yield from field(item, "then", "dead-end")


def otherwise_branches(graph: OrgGraph) -> Iterator[Deletion]:
    for decision, branch in branches(graph):
        if branch.otherwise:
            rules = ("guard-gap", "enum-value-unrouted")
            for deletion in whole(f"{branch.address} whole", branch, *rules, home=decision):
                yield replace(deletion, subjects=(decision.address,))


def otherwise_words(graph: OrgGraph) -> Iterator[Deletion]:
    for decision, branch in branches(graph):
        if branch.otherwise:
            (deletion,) = field(branch, "otherwise", "missing-default")
            yield Deletion(deletion.what, deletion.gone, deletion.rules, stretch(decision))


def rungs(graph: OrgGraph) -> Iterator[Deletion]:
    for ladder in graph.team.escalations.values():
        for rung in ladder.levels:
            yield from field(rung, "role", "escalation-without-target")
            yield from field(rung, "party", "escalation-without-target")


def last_words(graph: OrgGraph) -> Iterator[Deletion]:
    for ladder in graph.team.escalations.values():
        for rung in ladder.levels:
            yield from field(rung, "decides", "ladder-has-no-final-decider", subjects=(ladder.address,))


KINDS: tuple[Callable[[OrgGraph], Iterator[Deletion]], ...] = (
    reporting_lines,
    deputies,
    responsibilities,
    accountabilities,
    performers,
    ways_on,
    otherwise_branches,
    otherwise_words,
    rungs,
    last_words,
)


@pytest.fixture(scope="module")
def graph(graph_of: Callable[[Path], OrgGraph]) -> OrgGraph:
    return graph_of(SPECS / ROOT)


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Span], tuple[Finding, ...]]:
    """Checks a copy of the specs in which a stretch of text is blank."""
    folder = tmp_path_factory.mktemp("deletions") / "specs"
    shutil.copytree(SPECS, folder)

    def check(gone: Span) -> tuple[Finding, ...]:
        file = folder / gone.path
        file.write_text(blanked(gone), encoding="utf-8", newline="\n")
        checked = check_loaded(load(folder / ROOT), chosen(RULES, PRESETS["recommended"]), PRESETS["recommended"])
        file.write_text(gone.source.text, encoding="utf-8", newline="\n")
        assert [(crash.rule, repr(crash.error)) for crash in checked.crashes] == []
        return checked.findings

    return check


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_deleted_is_missed_at_its_place(
    graph: OrgGraph, without: Callable[[Span], tuple[Finding, ...]], kind: Callable[[OrgGraph], Iterator[Deletion]]
) -> None:
    deletions = list(kind(graph))
    assert deletions
    unnoticed = {}
    for deletion in deletions:
        findings = without(deletion.gone)
        if not any(finding.rule in deletion.rules and is_there(finding, deletion) for finding in findings):
            unnoticed[deletion.what] = [f"{finding.rule} at {finding.at.line}" for finding in findings]
    assert unnoticed == {}


def test_whatever_names_a_deleted_object_is_told(
    graph: OrgGraph,
    without: Callable[[Span], tuple[Finding, ...]],
    inside: Callable[[object], Iterator[object]],
) -> None:
    """Roles, duties, steps and every other object that something refers to."""
    named: dict[str, list[Ref]] = {}
    for ref in inside(graph.team):
        if isinstance(ref, Ref):
            named.setdefault(ref.address, []).append(ref)
    deleted: dict[str, int] = {}
    for item in graph.team.items():
        refs = [ref for ref in named.get(item.address, ()) if not holds(stretch(item), ref.at)]
        # The customer exists even where nobody declares it.
        if item.address in (graph.team.profile.address, "party:customer") or not refs:
            continue
        findings = without(stretch_with_section(graph, item))
        kind = item.address.partition(":")[0]
        rules = sorted({finding.rule for finding in findings})
        assert rules == ["unresolved-ref"], item.address
        places = {(finding.at.path, finding.at.start, finding.at.end) for finding in findings}
        assert {(ref.at.path, ref.at.start, ref.at.end) for ref in refs} <= places, item.address
        assert {named_at(finding.at) for finding in findings} == {item.id}
        deleted[kind] = deleted.get(kind, 0) + 1
    assert deleted.keys() >= {"role", "duty", "step", "unit", "area", "channel", "escalation", "workflow", "level"}


def field(item: Item, name: str, *rules: str, subjects: tuple[str, ...] = ()) -> Iterator[Deletion]:
    """The deletion of a field with its key, where it is written."""
    entry = item.node.entries.get(name) if isinstance(item.node, Mapping) else None
    if entry:
        yield Deletion(f"{item.address} {name}", span_of(entry), rules, stretch(item), subjects)


def whole(what: str, item: Item, *rules: str, home: Item) -> Iterator[Deletion]:
    """The deletion of an object with its key."""
    yield Deletion(what, stretch(item), rules, stretch(home))


def branches(graph: OrgGraph) -> Iterator[tuple[Item, Exit]]:
    for workflow in graph.team.workflows.values():
        for step in workflow.steps.values():
            for branch in (step.branches or {}).values():
                yield step, branch


def with_ways(graph: OrgGraph) -> Iterator[Item]:
    """Everything that may have a `next` of its own."""
    for workflow in graph.team.workflows.values():
        yield from workflow.starts.values()
        yield from (workflow.events or {}).values()
        for step in workflow.steps.values():
            yield step
            for exits in (step.branches, step.outcomes, step.arms, step.events):
                yield from (exits or {}).values()


def span_of(entry: Entry) -> Span:
    return Span(entry.key.source, entry.key.start, max(entry.key.end, entry.value.end))


def stretch(item: Item) -> Span:
    """An object from its key to its end."""
    node: AnyNode = item.node
    start = item.key.start if item.key is not None else node.start
    return Span(node.source, start, node.end)


def stretch_with_section(graph: OrgGraph, item: Item) -> Span:
    """An object, or its section where it is the only one there in its file: a section must not be empty."""
    whole = stretch(item)
    for section, entry in graph.team.tree.entries.items():
        if isinstance(entry.value, Mapping):
            inners = [inner.value for inner in entry.value.entries.values() if inner.key.source is whole.source]
            if inners == [item.node]:
                return Span(whole.source, whole.source.text.rindex(f"\n{section}:", 0, whole.start) + 1, whole.end)
    return whole


def holds(outer: Span, inner: Span) -> bool:
    return outer.path == inner.path and outer.start <= inner.start <= inner.end <= outer.end


def named_at(place: Span) -> str:
    """The id in a place, which may hold a whole address in quotes."""
    return re.split(r"[:.]", place.source.text[place.start : place.end].strip("'\""))[-1]


def is_there(finding: Finding, deletion: Deletion) -> bool:
    return holds(deletion.home, finding.at) or any(name in deletion.subjects for name in finding.problem.subjects)


def blanked(gone: Span) -> str:
    """The text with a stretch made blank, and one comma beside it where it stood in a list."""
    text, start, end = gone.source.text, gone.start, gone.end
    after = re.compile(r"\s*,").match(text, end)
    if after:
        end = after.end()
    elif text[:start].rstrip().endswith(","):
        start = text.rindex(",", 0, start)
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
