"""The trees of a root and its fragments as one: sections of all, ids of one section side by side."""

from collections.abc import Iterator
from collections.abc import Sequence as SequenceABC

from orgflow.document.assembly import FIRST_HERE, KEEP_ONE, limit_finding, shown
from orgflow.document.limits import Budget, LimitReached
from orgflow.document.tree import AnyNode, Entry, Mapping, Scalar, Sequence
from orgflow.finding import Finding, Note, Problem, spec_finding
from orgflow.text import phrase

# How many mappings deep files add to a section, where not one: each file quotes those sections of a source it draws on.
_DEPTHS = {"sources": 3}


def merge(trees: SequenceABC[Mapping], budget: Budget) -> tuple[Mapping, list[Finding]]:
    """The merged tree, and a `duplicate-id` finding for each id that stands in two files. The first tree is the root's.

    What has not the shape it should have is put where the schema can speak of it.
    """
    main, *fragments = trees
    if not fragments:
        return main, []
    merged = _copy(main)
    findings: list[Finding] = []
    for fragment in fragments:
        for section, entry in fragment.entries.items():
            present = merged.get(section)
            if section == "team" or _says_nothing_new(section, entry.value, present):
                continue
            joined, added = as_map(present), as_map(entry.value)
            if isinstance(joined, Mapping) and isinstance(added, Mapping):
                _put(merged, merged.entries[section], joined)
                try:
                    findings.extend(_join(section, joined, added, _depth(section), budget))
                except LimitReached as reached:
                    return merged, [*findings, limit_finding(reached, entry.key.span)]
            elif present is None or not isinstance(entry.value, Mapping):
                _put(merged, entry, _own(entry.value, _depth(section)))
    return merged, findings


def as_map(value: AnyNode | None) -> AnyNode | None:
    """A list of ids as the map that it is short for: what several files write must fit together."""
    if not isinstance(value, Sequence):
        return value
    mapping = Mapping(value.source, value.start, value.end, {}, {})
    for item in value.items:
        if not isinstance(item, Scalar) or not isinstance(item.value, str):
            return value
        _put(mapping, Entry(item, item), item)
    return mapping


def _says_nothing_new(section: str, value: AnyNode, present: AnyNode | None) -> bool:
    """Whether this is the version again, or a list of imports: they have been followed."""
    if section == "orgflow":
        return present is not None and value.plain == present.plain
    return (
        section == "imports"
        and isinstance(value, Sequence)
        and all(isinstance(item, Scalar) and isinstance(item.value, str) for item in value.items)
    )


def _join(place: str, present: Mapping, added: Mapping, depth: int, budget: Budget) -> Iterator[Finding]:
    for identifier, item in added.entries.items():
        first = present.entries.get(identifier)
        if first is None:
            _put(present, item, _own(item.value, depth - 1))
        elif depth > 1 and isinstance(first.value, Mapping) and isinstance(item.value, Mapping):
            yield from _join(f"{place}.{identifier}", first.value, item.value, depth - 1, budget)
        else:
            budget.spend_fault()
            yield _duplicate(place, first, item)


def _depth(section: str) -> int:
    return _DEPTHS.get(section, 1)


def _copy(tree: Mapping) -> Mapping:
    """A mapping whose sections can take in entries without changing the parts."""
    copy = Mapping(tree.source, tree.start, tree.end, {}, {})
    for entry in tree.entries.values():
        _put(copy, entry, _own(entry.value, _depth(str(entry.key.value))))
    return copy


def _own(value: AnyNode, depth: int) -> AnyNode:
    """A value that can take in entries, so many mappings deep, without changing the part it comes from."""
    if not isinstance(value, Mapping) or depth == 0:
        return value
    copy = Mapping(value.source, value.start, value.end, dict(value.entries), dict(value.plain))
    for entry in value.entries.values() if depth > 1 else ():
        _put(copy, entry, _own(entry.value, depth - 1))
    return copy


def _put(mapping: Mapping, entry: Entry, value: AnyNode) -> None:
    name = str(entry.key.value)
    mapping.entries[name] = Entry(entry.key, value)
    mapping.plain[name] = value.plain


def _duplicate(section: str, first: Entry, second: Entry) -> Finding:
    say = phrase(
        "`{id}` stands in `{section}` twice",
        "`{id}` 在 `{section}` 中重复出现",
        id=shown(str(second.key.value)),
        section=section,
    )
    note = Note(first.key.span, FIRST_HERE)
    return spec_finding("duplicate-id", Problem(at=second.key.span, say=say, hint=KEEP_ONE, related=(note,)))
