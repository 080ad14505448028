"""Whatever a clean spec states is missed when it is deleted: by a rule that the schema names, at the right place."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pruned import without

from orgflow.check import load
from orgflow.document import Budget, Limits, Mapping, find_roots, variant_trees
from orgflow.document.tree import AnyNode, Node, Scalar, Sequence
from orgflow.finding import Finding, Rejected
from orgflow.graph import OrgGraph, compile_graph
from orgflow.model.team import build_team
from orgflow.resources import shipped
from orgflow.rules import RULES
from orgflow.rules.engine import run_on
from orgflow.rules.presets import PRESETS
from orgflow.schema import validate

SPECS = Path(str(shipped("specs")))
# Drafts have gaps by intention, and the starter is there to be filled in.
OPEN = {"drafts", "front-office-draft", "starter"}
CLEAN = [root for root in find_roots([SPECS]) if not OPEN & set(root.parts)]
STRICT = PRESETS["strict"]
BY_NAME = {rule.name: rule for rule in RULES}
# Of the facts that carry meaning, so many of a hundred must be guarded in each spec, and so many missed when deleted; a
# few facts of each property are no fair sample, and may fall short of it a little.
GUARDED = 90
MISSED = 89
SHORT = 1
# So many facts of each property are deleted in each spec; all of them with `--every-fact`, which takes some minutes.
FEW = 2


@pytest.mark.parametrize("root", CLEAN, ids=lambda root: root.name)
def test_what_is_deleted_is_missed(
    root: Path, facts_of: Callable[[Mapping], list[Any]], request: pytest.FixtureRequest
) -> None:
    """Every fact that the schema calls guarded; and of all that carry meaning, nine in ten."""
    graph = load(root).graph
    assert graph is not None
    tree = graph.team.tree
    outcome = run_on({"base": graph, **dict(editions(graph))}, RULES, STRICT, None, whole=True)
    before = {finding.fingerprint for finding in (*outcome.findings, *outcome.accepted)}
    unnoticed: dict[str, list[str]] = {}
    counted, missed = Counter[str](), Counter[str]()
    every = bool(request.config.getoption("--every-fact"))
    facts = facts_of(tree)
    chosen = some(facts, None if every else FEW)
    counted.update(fact.prop for fact in chosen)
    # Of a text each language is a fact; that there is any at all is left to the author, for an id is label enough.
    guarded = [
        fact for fact in chosen if fact.guards and not (fact.words and set(fact.guards) == {"missing-translation"})
    ]
    # What makes the document refused is told in the first round, and no longer in the way in the next.
    left, so_far = guarded, 0
    while not every and so_far != len(left):
        so_far = len(left)
        left = [fact for batch in apart(left) for fact in overlooked(batch, tree, before)]
    ways = {fact.way for fact in left}
    missed.update(fact.prop for fact in guarded if fact.way not in ways)
    # A fact that is guarded partly need not be missed; that it was not, among others, is held against all the same.
    for fact in left:
        if fact.partly and not every:
            continue
        found = new([fact], tree, before)
        if is_missed(fact, tree, found):
            missed[fact.prop] += 1
        elif not fact.partly:
            told = sorted({f"{one.rule} at {one.at.path}:{one.at.line}" for one in found})
            unnoticed.setdefault(fact.prop, []).append(f"{'/'.join(map(str, fact.way))} {told or ''}")
    assert unnoticed == {}, "".join(f"\n{prop} ({len(ways)}): {ways[0]}" for prop, ways in sorted(unnoticed.items()))
    meaning = [fact for fact in facts if not fact.words]
    bare = Counter(fact.prop for fact in meaning if not fact.guards)
    assert bare.total() * 100 <= (100 - GUARDED) * len(meaning), f"of {len(meaning)}: {bare.most_common(20)}"
    # What is guarded in general may be said twice in this spec; so much of all is missed when it is really deleted.
    open_ = Counter(
        {
            prop: count * (1 - missed[prop] / counted[prop])
            for prop, count in Counter(fact.prop for fact in meaning).items()
        }
    )
    worst = [(prop, round(count)) for prop, count in open_.most_common(20)]
    wanted = MISSED if every else MISSED - SHORT
    assert open_.total() * 100 <= (100 - wanted) * len(meaning), f"of {len(meaning)}: {worst}"


def some(facts: list[Any], most: int | None) -> list[Any]:
    """Of each property the first, the last and what lies evenly between, as many as asked for; None for all."""
    kinds: dict[str, list[Any]] = {}
    for fact in facts:
        kinds.setdefault(fact.prop, []).append(fact)
    if most is None:
        return facts
    return [
        each[place * (len(each) - 1) // max(1, most - 1)] if len(each) > most else each[place]
        for each in kinds.values()
        for place in range(min(most, len(each)))
    ]


def apart(facts: list[Any]) -> Iterator[list[Any]]:
    """The facts in batches that are deleted at once, since nearly all time goes into reading what is left: no two are
    guarded by one rule or stand in one object, so that each rule that speaks tells of one fact."""
    waiting = facts
    while waiting:
        batch: list[Any] = []
        for fact in waiting:
            rules = BY_NAME.keys() & set(fact.guards)
            if not any(rules & set(one.guards) or touching(fact.way, one.way) for one in batch):
                batch.append(fact)
        taken = {fact.way for fact in batch}
        waiting = [fact for fact in waiting if fact.way not in taken]
        yield batch


def touching(one: tuple[str | int, ...], other: tuple[str | int, ...]) -> bool:
    """Whether two ways lead into one object, or one leads to a section that holds the other's."""
    deep = min(2, len(one), len(other))
    return one[:deep] == other[:deep]


def overlooked(facts: list[Any], tree: Mapping, before: set[str]) -> list[Any]:
    """Which of the facts nobody misses when they are deleted at once."""
    found = new(facts, tree, before)
    return [fact for fact in facts if not is_missed(fact, tree, found)]


def new(facts: list[Any], tree: Mapping, before: set[str]) -> list[Finding]:
    """What is found once some facts are deleted, and was not before."""
    left = tree
    for fact in facts:
        left = without(left, fact.way)
    return [one for one in findings(left, facts) if one.fingerprint not in before]


def is_missed(fact: Any, tree: Mapping, found: list[Finding]) -> bool:
    """Whether a rule that guards a fact tells of it at its place."""
    return any(one.rule in fact.guards and is_there(one, fact, tree) for one in found)


def findings(tree: Mapping, facts: list[Any]) -> tuple[Finding, ...]:
    """What the schema, the references and the rules that guard some facts say at preset strict; of variants only what
    is stated in one can be missed."""
    faults = validate(tree)
    if faults:
        return tuple(faults)
    try:
        graphs = {"base": compile_graph(build_team(tree))}
        if any(fact.way[0] == "variants" for fact in facts):
            graphs |= dict(editions(graphs["base"]))
    except Rejected as rejected:
        return rejected.findings
    guards = dict.fromkeys(name for fact in facts for name in fact.guards if name in BY_NAME)
    outcome = run_on(graphs, [BY_NAME[name] for name in guards], STRICT, None, whole=True)
    assert [(crash.rule, repr(crash.error)) for crash in outcome.crashes] == []
    return (*outcome.findings, *outcome.accepted)


def editions(base: OrgGraph) -> Iterator[tuple[str, OrgGraph]]:
    for each in variant_trees(base.team.tree, Budget(Limits()), base.team.languages[0], None):
        team = build_team(each.tree, base=base.team, merges=each.merges)
        yield each.name, compile_graph(team, variant=base.team.variants[each.name], base=base)


def is_there(finding: Finding, fact: Any, tree: Mapping) -> bool:
    """Whether a finding stands in the object that stated the fact, is about it, about what the fact named or about the
    step that held it, stands where the deleted object is named, or is about an object that names the one that stated
    it."""
    home = _node(tree, fact.way[: fact.owner])
    at = finding.at
    if at.source is home.source and home.start <= at.start and at.end <= home.end:
        return True
    owner = str(fact.way[fact.owner - 1]) if fact.owner else ""
    step = (
        (str(fact.way[3]),) if fact.way[0] == "workflows" and fact.way[2:3] == ("steps",) and len(fact.way) > 3 else ()
    )
    names = {owner, *_words(fact.entry.value), str(fact.way[-1]), *step}
    told = {*finding.problem.subjects, *(finding.problem.witness.addresses if finding.problem.witness else ())}
    parts = {part for address in told for part in (address.partition(":")[2], *address.partition(":")[2].split("."))}
    written = at.text.strip("'\"").rpartition(":")[2]
    if names & parts or written in names or written.partition(".")[2] in names or written.rpartition(".")[2] in names:
        return True
    section = tree.get(str(fact.way[0]))
    return any(owner in _words(node) for node in _told(finding, tree) if node is not section)


def _told(finding: Finding, tree: Mapping) -> Iterator[AnyNode]:
    """The objects of sections that a finding is about."""
    for subject in finding.problem.subjects:
        for entry in tree.entries.values():
            inner = entry.value.get(subject.partition(":")[2]) if isinstance(entry.value, Mapping) else None
            if inner is not None:
                yield inner


def _node(tree: Mapping, way: tuple[str | int, ...]) -> Node:
    node: AnyNode = tree
    for step in way:
        node = node.entries[step].value if isinstance(node, Mapping) else node.items[step]  # type: ignore[union-attr,index]
    return node


def _words(node: AnyNode) -> Iterator[str]:
    """Everything that a value names, be it key or value."""
    if isinstance(node, Scalar):
        yield str(node.value)
        yield str(node.value).rpartition(":")[2].rpartition(".")[2]
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _words(item)
    else:
        for name, entry in node.entries.items():
            yield name
            yield from _words(entry.value)
