"""The tree of each variant: the base, changed by the patches of the variants it extends and by its own."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from orgflow.document.assembly import limit_finding, shown
from orgflow.document.limits import Budget, LimitReached
from orgflow.document.merging import as_map
from orgflow.document.tree import AnyNode, Entry, Mapping, Scalar, Sequence
from orgflow.finding import Finding, Problem, spec_finding
from orgflow.source import Span
from orgflow.text import LANGUAGES, Language, Text, phrase, written_in

BASE = "base"
SECTION = "variants"

# Where a single value is short for an object: the key before the map that it stands in, and the field that it fills.
SHORT = {
    **dict.fromkeys(("starts", "branches", "outcomes", "arms", "events"), "next"),
    "promise": "within",
    "requires": "level",
}


@dataclass(frozen=True, slots=True)
class VariantTree:
    """A variant's document: what is patched shares its nodes with the base, so every value keeps its place.

    `merges` are the mappings of roles that become one, first those of the variants it extends. With `findings` the
    variant is not to be compiled.
    """

    name: str
    tree: Mapping
    merges: tuple[Mapping, ...]
    findings: tuple[Finding, ...]


def variant_trees(
    base: Mapping, budget: Budget, language: Language | None, only: Collection[str] | None = None
) -> Iterator[VariantTree]:
    """The tree of each variant of a document that is right, or of some, in the order written.

    `language` is that of texts in one language only, None means by script. A tree counts against the budget like one
    that was read; where the budget is used up, the variant has the finding that says so and none follows.
    """
    section = base.get(SECTION)
    if not isinstance(section, Mapping):
        return
    root = _without_variants(base)
    wanted = {name: entry for name, entry in section.entries.items() if only is None or name in only}
    left = max(0, budget.variants_left)
    if len(wanted) > left:
        # None of so many is worth the time that the others would take.
        name, entry = list(wanted.items())[left]
        reached = LimitReached("variants", budget.limits.variants)
        yield VariantTree(name, root, (), (limit_finding(reached, entry.key.span),))
        return
    done = {"": _Edition(root, (), _size(root), ())}
    for name, entry in wanted.items():
        try:
            edition = _edition(name, section, done, budget, language)
        except LimitReached as reached:
            yield VariantTree(name, root, (), (limit_finding(reached, entry.key.span),))
            return
        yield VariantTree(name, edition.tree, edition.merges, edition.findings)


@dataclass(frozen=True, slots=True)
class _Edition:
    """The base or a variant, patched; `size` counts the values that it may hold."""

    tree: Mapping
    merges: tuple[Mapping, ...]
    size: int
    findings: tuple[Finding, ...]


def _edition(
    name: str, section: Mapping, done: dict[str, _Edition], budget: Budget, language: Language | None
) -> _Edition:
    """A variant, after those it extends; a stack, for they may be chained long. Raises `LimitReached`."""
    chain = [name]
    while chain[-1] not in done:
        chain.append(_extended(section, chain[-1]))
    for child, parent in zip(chain[-2::-1], chain[:0:-1], strict=True):
        done[child] = _patched_edition(section.entries[child].value, done[parent], budget, language)
    return done[name]


def _extended(section: Mapping, name: str) -> str:
    """What a variant extends; "" is the base."""
    variant = section.get(name)
    extended = variant.get("extends") if isinstance(variant, Mapping) else None
    return str(extended.plain) if extended else ""


def _patched_edition(variant: AnyNode, parent: _Edition, budget: Budget, language: Language | None) -> _Edition:
    patch, merge = (variant.get(key) if isinstance(variant, Mapping) else None for key in ("patch", "merge"))
    size = parent.size + _size(patch)
    budget.spend_variant(size)
    patching = _Patching(language, budget)
    merges = (*parent.merges, merge) if isinstance(merge, Mapping) else parent.merges
    if not isinstance(patch, Mapping):
        return _Edition(parent.tree, merges, size, ())
    try:
        tree = patching.patched(parent.tree, patch, ())
    except LimitReached as reached:
        return _Edition(parent.tree, merges, size, (*patching.findings, limit_finding(reached, patch.span)))
    return _Edition(tree, merges, size, tuple(patching.findings))


class _Patching:
    """Applies one patch (RFC 7396) and collects what it takes away from where nothing is."""

    def __init__(self, language: Language | None, budget: Budget) -> None:
        self.language = language
        self.budget = budget
        self.findings: list[Finding] = []

    def patched(self, target: Mapping, patch: Mapping, path: tuple[str, ...]) -> Mapping:
        """A copy of a mapping with the entries of a patch; `path` is the keys that lead to it."""
        changed = Mapping(target.source, target.start, target.end, dict(target.entries), dict(target.plain))
        for name, entry in patch.entries.items():
            there = changed.entries.get(name)
            if entry.value.plain is None:
                if there is None:
                    self._refuse(entry, (*path, name))
                    continue
                del changed.entries[name], changed.plain[name]
                continue
            value = entry.value
            if isinstance(value, Mapping):
                value = self.patched(self._opened(there, value, path), value, (*path, name))
            changed.entries[name] = Entry(there.key if there else entry.key, value)
            changed.plain[name] = value.plain
        return changed

    def _opened(self, there: Entry | None, patch: Mapping, path: tuple[str, ...]) -> Mapping:
        """What a mapping is put into: what is there, written in full; an empty mapping where nothing of use is."""
        value = as_map(there.value) if there else None
        around = path[-1] if path else ""
        empty = Mapping(patch.source, patch.start, patch.end, {}, {})
        if value is None or there is None or value is there.key:
            return empty
        if isinstance(value, Mapping) and (not _speaks(value) or _speaks(patch) or not patch.entries):
            return value
        if isinstance(value, Sequence):
            return empty
        if isinstance(value.plain, str) and _speaks(patch):
            return _wrapped(value, (self.language or written_in(value.plain),))
        if there.key.value == "headcount":
            return _wrapped(value, ("min", "max", "now"))
        if around in SHORT:
            return _wrapped(value, (SHORT[around],))
        return _wrapped(value, ("name",)) if isinstance(value.plain, str | dict) else empty

    def _refuse(self, entry: Entry, path: tuple[str, ...]) -> None:
        self.budget.spend_fault()
        say = phrase(
            "there is no `{path}` that could be taken away",
            "没有可删除的 `{path}`",
            path=".".join(shown(name) for name in path),
        )
        hint = Text(en="Correct the name, or leave the line out.", zh="请更正名称，或删去这一行。")
        at = Span(entry.key.source, entry.key.start, max(entry.key.end, entry.value.end))
        self.findings.append(spec_finding("unresolved-ref", Problem(at=at, say=say, hint=hint)))


def _without_variants(base: Mapping) -> Mapping:
    entries = {name: entry for name, entry in base.entries.items() if name != SECTION}
    return Mapping(base.source, base.start, base.end, entries, {name: base.plain[name] for name in entries})


def _size(node: AnyNode | None) -> int:
    """How many values stand in a node, itself included."""
    count, waiting = 0, [node] if node else []
    while waiting:
        count += 1
        each = waiting.pop()
        if isinstance(each, Mapping):
            waiting += [entry.value for entry in each.entries.values()]
        elif isinstance(each, Sequence):
            waiting += each.items
    return count


def _speaks(value: Mapping) -> bool:
    """Whether a mapping is text in one language or two."""
    return bool(value.entries) and value.entries.keys() <= set(LANGUAGES)


def _wrapped(value: AnyNode, fields: tuple[str, ...]) -> Mapping:
    """The object that a value is short for: it fills the fields, and they stand where it stands."""
    entries = {field: Entry(Scalar(value.source, value.start, value.end, field), value) for field in fields}
    return Mapping(value.source, value.start, value.end, entries, dict.fromkeys(fields, value.plain))
