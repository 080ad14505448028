"""From located nodes to typed objects: the converters that fields are declared with, and the names they resolve."""

from collections.abc import Callable, Iterable
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

from orgflow.document.tree import AnyNode, Entry, Mapping, Scalar, Sequence
from orgflow.finding import Finding, Note, Problem, spec_finding
from orgflow.model.items import Located, Ref
from orgflow.model.kinds import KIND_WORDS, PARTS
from orgflow.model.values import parse_address
from orgflow.text import Language, Text, phrase, written_in

T = TypeVar("T")
Converter = Callable[["Reading", AnyNode], T]

# As many faults are told, and longer names are no misspelt ids.
MOST = 1000
_LONGEST = 80


_CITED = ("source", "section")


@dataclass(slots=True)
class Reading:
    """The state of one build: which names exist, and what did not resolve.

    `names` maps a kind to its ids. `scope` holds names that exist only inside the workflow being read, or None where
    nobody can tell which do; `prefix` is what their addresses begin with, `owner` the step that exits belong to, empty
    for those of the whole case.
    `language` is that of texts in one language only; None means by script. A variant knows the reading of its `base`,
    and the roles that are `merged` into others.
    """

    names: dict[str, dict[str, Entry]]
    language: Language | None
    base: "Reading | None" = None
    merged: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, dict[str, str]] = field(default_factory=dict)
    scope: dict[str, MappingABC[str, object] | None] = field(default_factory=dict)
    prefix: str = ""
    owner: str = ""
    findings: list[Finding] = field(default_factory=list)
    # Mentions of sources and their sections.
    citations: list[Ref] = field(default_factory=list)
    # The addresses of all that something refers to.
    referred: dict[str, None] = field(default_factory=dict)
    # The address of the object that is read, and what lists in objects name twice: where first, and where again.
    item: str = ""
    repeated: list[tuple[str, AnyNode, AnyNode]] = field(default_factory=list)
    # How many names may still be compared with wrong ones: each comparison is slow, and a file may hold many of both.
    comparisons: int = 40_000

    def exists(self, kind: str, name: str) -> str | None:
        """The address of a name of this kind, or None."""
        if kind in self.scope:
            known = self.scope[kind]
            return f"{kind}:{self.prefix}.{name}" if known is None or name in known else None
        if kind == "role":
            name = self.merged.get(name, name)
        if name in self.names.get(kind, ()):
            return f"{kind}:{name}"
        return self.aliases.get(kind, {}).get(name)

    def refer(self, node: AnyNode, kinds: tuple[str, ...]) -> Ref | None:
        """Resolve a name. None where it leads nowhere: either a finding is collected, or the variant that is read has
        taken away what its base has of that name, and what is left without it is for the rules to tell."""
        name = str(node.plain)
        for kind in kinds:
            address = self.exists(kind, name)
            if address:
                ref = Ref(address, node)
                self.referred[address] = None
                if kind in _CITED:
                    self.citations.append(ref)
                return ref
        if not self.is_gone(kinds, name):
            self.fail(node, name, kinds)
        return None

    def is_gone(self, kinds: tuple[str, ...], name: str) -> bool:
        """Whether the base of the variant that is read has this name."""
        return self.base is not None and any(self.base.exists(kind, name) for kind in kinds)

    def fail(
        self, node: AnyNode, name: str, kinds: tuple[str, ...], among: MappingABC[str, object] | None = None
    ) -> None:
        """Collect an `unresolved-ref` finding; `among` are the names that would do, by default all of the kinds."""
        if len(self.findings) > MOST:
            return
        wanted = _kind_words(kinds)
        nearest = self.nearest(name, kinds, among)
        hint = (
            phrase("Did you mean `{name}`?", "是否想写 `{name}`？", name=nearest)
            if nearest
            else phrase("Declare it, or correct the name.", "请先声明它，或更正名称。")
        )
        say = phrase("there is no {kind} `{name}`", "没有名为 `{name}` 的{kind}", kind=wanted, name=name)
        self.refuse("unresolved-ref", Problem(at=node.span, say=say, hint=hint))

    def refuse(self, rule: str, problem: Problem) -> None:
        """Collect a finding of the family `spec`; of very many only the first are told."""
        if len(self.findings) < MOST:
            self.findings.append(spec_finding(rule, problem))
        elif len(self.findings) == MOST:
            say = phrase("only the first {most} faults are told", "只列出前 {most} 处错误", most=MOST)
            self.findings.append(spec_finding("limit-exceeded", Problem(at=problem.at, say=say)))

    def see_repeats(self, node: AnyNode) -> None:
        """Collect what stands twice in a list of references or words: it counts once."""
        self.repeated += [(self.item, first, again) for _, first, again in _repeats(node)]

    def refuse_repeats(self, node: AnyNode | None) -> None:
        """Collect a `duplicate-id` finding for each id that a list declares twice."""
        for name, first, again in _repeats(node):
            say = phrase("`{name}` is declared twice", "`{name}` 重复声明", name=name)
            hint = Text(en="Keep one of them, or rename the other.", zh="请只保留一个，或给另一个改名。")
            note = Note(first.span, Text(en="first declared here", zh="首次声明于此"))
            self.refuse("duplicate-id", Problem(at=again.span, say=say, hint=hint, related=(note,)))

    def nearest(self, name: str, kinds: tuple[str, ...], among: MappingABC[str, object] | None = None) -> str | None:
        """The id that was probably meant, of the kinds or among those given: by its label, else by its spelling."""
        known = [self.scope.get(kind) or self.names.get(kind, {}) for kind in kinds] if among is None else [among]
        self.comparisons -= sum(map(len, known))
        if self.comparisons < 0 or len(name) > _LONGEST:
            return None
        if among is not None:
            return _near(name, list(among))
        candidates: list[str] = []
        for kind in kinds:
            if kind in self.scope:
                candidates += self.scope[kind] or ()
                continue
            for identifier, entry in self.names.get(kind, {}).items():
                if name in _labels(entry.value):
                    return identifier
                candidates.append(identifier)
        return _near(name, candidates)


def names_in(node: AnyNode | None) -> dict[str, Entry]:
    """The ids that a mapping or a list of ids declares."""
    if isinstance(node, Sequence):
        return {str(item.plain): Entry(_key(item), item) for item in node.items}
    return node.entries if isinstance(node, Mapping) else {}


def names_inside(node: AnyNode | None, key: str) -> dict[str, Entry]:
    """The ids that a field of an object declares."""
    return names_in(node.get(key) if isinstance(node, Mapping) else None)


@cache
def fields_of(shape: Any) -> dict[str, tuple[str, Any]]:
    """For a class of objects: YAML key → (name of the field, its converter)."""
    return {
        each.name.removesuffix("_"): (each.name, each.metadata["read"])
        for each in fields(shape)
        if "read" in each.metadata
    }


def build(reading: Reading, shape: Callable[..., T], node: AnyNode, /, **given: Any) -> T:
    """Make an object of a class `shape` from a mapping; `given` are the fields that do not stand in it."""
    if isinstance(node, Mapping):
        table = fields_of(shape)
        outer, reading.item = reading.item, given.get("address", reading.item)
        for key, entry in node.entries.items():
            known = table.get(key)
            if known:
                given[known[0]] = known[1](reading, entry.value)
            elif key in _COMMON:
                given[key] = _COMMON[key](reading, entry.value)
        reading.item = outer
    return shape(**given)


def build_item(reading: Reading, shape: type[T], address: str, entry: Entry) -> T:
    """Make an object with an address from an entry of a section."""
    return build(reading, shape, entry.value, address=address, node=entry.value, key=entry.key)


def text(reading: Reading, node: AnyNode) -> Text:
    """A string in the spec's first language, or `{zh: …, en: …}`."""
    if isinstance(node, Mapping):
        return Text(en=_string(node.get("en")), zh=_string(node.get("zh")))
    value = str(node.plain)
    language = reading.language or written_in(value)
    return Text(zh=value) if language == "zh" else Text(en=value)


def plain(reading: Reading, node: AnyNode) -> Any:
    """The value as it is written: a word of a closed list, a number, a boolean."""
    return node.plain


def words(reading: Reading, node: AnyNode) -> tuple[Any, ...]:
    """One value or a list of them."""
    reading.see_repeats(node)
    return tuple(node.plain) if isinstance(node, Sequence) else (node.plain,)


def located(reading: Reading, node: AnyNode) -> Located:
    """Text kept for a later stage."""
    return Located(str(node.plain), node)


def all_located(reading: Reading, node: AnyNode) -> tuple[Located, ...]:
    """One text or a list of them, kept for a later stage."""
    return tuple(Located(str(item.plain), item) for item in (node.items if isinstance(node, Sequence) else [node]))


def parsed(parse: Callable[[str], T]) -> Converter[T]:
    """A value with an inner shape, by one of the functions of `values`; the schema has seen that it fits."""
    return lambda reading, node: parse(str(node.plain))


def ref(*kinds: str) -> Converter[Ref | None]:
    """A reference to an object of one of the kinds."""
    return lambda reading, node: reading.refer(node, kinds)


def refs(*kinds: str) -> Converter[tuple[Ref, ...]]:
    """One reference or a list of them."""

    def convert(reading: Reading, node: AnyNode) -> tuple[Ref, ...]:
        reading.see_repeats(node)
        nodes = node.items if isinstance(node, Sequence) else [node]
        return _each_once(reading.refer(item, kinds) for item in nodes)

    return convert


def keyed(value: Converter[T], *kinds: str) -> Converter[dict[Ref, T]]:
    """A mapping whose keys are references."""

    def convert(reading: Reading, node: AnyNode) -> dict[Ref, T]:
        if not isinstance(node, Mapping):
            return {}
        found: dict[Ref, T] = {}
        for entry in node.entries.values():
            key, member = reading.refer(entry.key, kinds), value(reading, entry.value)
            if key is not None:
                # Of roles that a variant merges the first is as good as the others.
                found.setdefault(key, member)
        return found

    return convert


def mapped(value: Converter[T]) -> Converter[dict[str, T]]:
    """A mapping whose keys are names of its own."""

    def convert(reading: Reading, node: AnyNode) -> dict[str, T]:
        if not isinstance(node, Mapping):
            return {}
        return {name: value(reading, entry.value) for name, entry in node.entries.items()}

    return convert


def nested(shape: type[T]) -> Converter[T]:
    """An object without an address."""
    return lambda reading, node: build(reading, shape, node)


def parts(kind: str, shape: type[T]) -> Converter[dict[str, T]]:
    """Objects inside the one that is read, keyed by id; their addresses begin with its own: `stage:growth.quarter`."""

    def convert(reading: Reading, node: AnyNode) -> dict[str, T]:
        entries = node.entries.items() if isinstance(node, Mapping) else ()
        return {name: build_item(reading, shape, f"{kind}:{reading.prefix}.{name}", entry) for name, entry in entries}

    return convert


def labels(reading: Reading, node: AnyNode) -> dict[str, Text]:
    """Named labels: a map `id: Text`, or a list of ids where the id is label enough."""
    if isinstance(node, Mapping):
        return {
            name: Text(en=name, zh=name) if entry.value is entry.key else text(reading, entry.value)
            for name, entry in node.entries.items()
        }
    reading.refuse_repeats(node)
    items = node.items if isinstance(node, Sequence) else [node]
    return {str(item.plain): Text(en=str(item.plain), zh=str(item.plain)) for item in items}


def address(reading: Reading, node: AnyNode) -> Ref | None:
    """A full address such as `duty:refund` or `step:complaint.triage`; None where it leads nowhere, as for names."""
    kind, name = parse_address(str(node.plain))
    found = _declared(reading, kind, name)
    if found:
        reading.referred[found] = None
        return Ref(found, node)
    if reading.base is None or not _declared(reading.base, kind, name):
        reading.fail(node, name, (kind,))
    return None


def addresses(reading: Reading, node: AnyNode) -> tuple[Ref, ...]:
    """One address or a list of them."""
    reading.see_repeats(node)
    nodes = node.items if isinstance(node, Sequence) else [node]
    return _each_once(address(reading, item) for item in nodes)


def _each_once(refs: Iterable[Ref | None]) -> tuple[Ref, ...]:
    """The references that lead somewhere; of those that lead to the same the first."""
    return tuple(dict.fromkeys([ref for ref in refs if ref is not None]))


def _repeats(node: AnyNode | None) -> list[tuple[str, AnyNode, AnyNode]]:
    """What stands in a list more than once, with its first place and the next."""
    if not isinstance(node, Sequence) or len(node.items) < 2 or len(set(map(str, node.plain))) == len(node.items):
        return []
    places: dict[str, list[AnyNode]] = {}
    for item in node.items:
        places.setdefault(str(item.plain), []).append(item)
    return [(name, found[0], found[1]) for name, found in places.items() if len(found) > 1]


def _declared(reading: Reading, kind: str, name: str) -> str | None:
    """The address of an object, or of a part of one, if there is such."""
    if kind not in PARTS:
        return reading.exists(kind, name)
    owners, section = PARTS[kind]
    owner, _, part = name.partition(".")
    entry = reading.names[owners].get(owner)
    return f"{kind}:{name}" if entry and part in names_inside(entry.value, section) else None


def _near(name: str, candidates: list[str]) -> str | None:
    # Comparing with a very long list would make many wrong names slow; what is near is then rarely what was meant.
    near = get_close_matches(name, candidates[:2000], n=1, cutoff=0.6)
    return near[0] if near else None


def _source(reading: Reading, node: AnyNode) -> Text | tuple[Ref, ...]:
    """A section of `sources` (`brief.A1.1`), or several, or words. What begins like a section must be one."""
    nodes = node.items if isinstance(node, Sequence) else [node]
    if isinstance(node, Mapping) or not any(_cites(reading, str(item.plain)) for item in nodes):
        return text(reading, nodes[0]) if nodes else ()
    return _each_once(reading.refer(item, ("section",)) for item in nodes)


def _cites(reading: Reading, name: str) -> bool:
    return reading.exists("section", name) is not None or name.partition(".")[0] in reading.names["source"]


def _assumed(reading: Reading, node: AnyNode) -> bool | tuple[str, ...]:
    return tuple(node.plain) if isinstance(node, Sequence) else bool(node.plain)


_COMMON: dict[str, Converter[Any]] = {
    "name": text,
    "note": text,
    "tags": words,
    "source": _source,
    "assumed": _assumed,
}
COMMON_FIELDS = tuple(_COMMON)


def _string(node: AnyNode | None) -> str | None:
    return None if node is None or node.plain is None else str(node.plain)


def _labels(node: AnyNode) -> tuple[str, ...]:
    name = node.get("name") if isinstance(node, Mapping) else None
    if isinstance(name, Mapping):
        return tuple(str(value) for value in name.plain.values())
    return (str(name.plain),) if isinstance(name, Scalar) else ()


def _kind_words(kinds: tuple[str, ...]) -> Text:
    names = [KIND_WORDS.get(kind) or Text(en=kind, zh=kind) for kind in kinds]
    return Text(en=" or ".join(name.get("en") for name in names), zh="或".join(name.get("zh") for name in names))


def _key(item: AnyNode) -> Scalar:
    """A list of ids is a mapping whose keys are its items."""
    return item if isinstance(item, Scalar) else Scalar(item.source, item.start, item.end, str(item.plain))
