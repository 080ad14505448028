"""The facts that a specification states, each with the rules that the schema says will miss it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest

from orgflow.document import Mapping
from orgflow.document.tree import AnyNode, Entry, Sequence
from orgflow.schema.files import FRAGMENT, follow, schemas

Schema = dict[str, Any]
# What is said in words, and what says where from; none of it can be missed by a rule that reads meaning.
WORDS = frozenset(("name", "note", "tags", "source", "assumed"))
TEXTS = ("text", "name", "note", "bilingual", "texts", "labels")
# Without these there is no specification to look at; the reader's own tests delete them.
FRAME = frozenset(("orgflow", "imports", "team"))


@dataclass(frozen=True)
class Fact:
    """A key and what stands behind it: the way to it from the root, the property it is (`duties: cadence`), and who
    guards it. `owner` is how much of the way leads to the object that states it; `words` are texts and labels. Of a
    property that is guarded `partly` the schema says which facts nobody misses."""

    way: tuple[str | int, ...]
    prop: str
    entry: Entry
    guards: tuple[str, ...]
    words: bool
    owner: int
    partly: bool = False


@pytest.fixture(scope="session")
def facts_of() -> Callable[[Mapping], list[Fact]]:
    """Every fact of a merged document."""
    return lambda tree: list(_facts(tree, [(schemas()[FRAGMENT], FRAGMENT)], (), 0, None))


def _facts(
    node: AnyNode, shapes: list[tuple[Schema, str]], way: tuple[str | int, ...], owner: int, keyed_by: Fact | None
) -> Iterator[Fact]:
    if isinstance(node, Sequence):
        inner = [(shape["items"], area) for shape, area in shapes if isinstance(shape.get("items"), dict)]
        for number, item in enumerate(node.items):
            yield from _facts(item, _applying(inner, item), (*way, number), len(way) + 1, None)
    if not isinstance(node, Mapping):
        return
    for name, entry in node.entries.items():
        if not way and name in FRAME:
            if name == "team":
                yield from _facts(entry.value, _applying(_property(shapes, name), entry.value), (name,), 1, None)
            continue
        found = _property(shapes, name)
        if found:
            fact = _fact(found[0], (*way, name), entry, owner)
            yield fact
            # Of a remark that nothing reads each language is a remark as well.
            if fact.guards or not fact.words:
                yield from _facts(entry.value, _applying(found, entry.value), fact.way, owner, fact)
        elif keyed_by and not (node.entries.keys() <= {"zh", "en"}):
            # An object of a section or a way out of a step: whoever guards the map guards what is in it.
            inner = [
                (shape["additionalProperties"], area)
                for shape, area in shapes
                if isinstance(shape.get("additionalProperties"), dict)
            ]
            one = replace(keyed_by, way=(*way, name), prop=f"{keyed_by.prop} *", entry=entry, owner=owner, partly=True)
            yield one
            yield from _facts(entry.value, _applying(inner, entry.value), one.way, len(one.way), None)


def _fact(found: tuple[Schema, str], way: tuple[str | int, ...], entry: Entry, owner: int) -> Fact:
    schema, area = found
    home = area
    words = way[-1] in WORDS
    while "$ref" in schema:
        target, area = follow(schema["$ref"], area)
        words = words or schema["$ref"].rpartition("/")[2] in TEXTS
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    guards = tuple(schema.get("x-guarded-by", ()))
    return Fact(way, f"{home}: {way[-1]}", entry, guards, words, owner, "x-guarded-unless" in schema)


def _property(shapes: list[tuple[Schema, str]], name: str) -> list[tuple[Schema, str]]:
    return [(shape["properties"][name], area) for shape, area in shapes if name in shape.get("properties", {})]


def _applying(shapes: list[tuple[Schema, str]], node: AnyNode) -> list[tuple[Schema, str]]:
    """The closed shapes that a value has: references followed, alternatives decided."""
    found: list[tuple[Schema, str]] = []
    for shape, area in shapes:
        if "$ref" in shape:
            found += _applying([follow(shape["$ref"], area)], node)
        else:
            inner = [*shape.get("allOf", ()), *(one for one in shape.get("anyOf", ()) if _is(one, area, node))]
            inner += [one for one in shape.get("oneOf", ()) if _is(one, area, node)]
            if "if" in shape:
                inner.append(shape.get("then" if _holds(shape["if"], node) else "else", {}))
            found += [(shape, area), *_applying([(one, area) for one in inner], node)]
    return found


def _is(shape: Schema, area: str, node: AnyNode) -> bool:
    """Whether a value is of the type that an alternative asks for."""
    while "$ref" in shape:
        shape, area = follow(shape["$ref"], area)
    stated = shape.get("type", ())
    wanted = {stated} if isinstance(stated, str) else set(stated)
    if not wanted:
        return not isinstance(node, Mapping | Sequence) or "anyOf" in shape
    return ("object" if isinstance(node, Mapping) else "array" if isinstance(node, Sequence) else "scalar") in {
        each if each in ("object", "array") else "scalar" for each in wanted
    }


def _holds(condition: Schema, node: AnyNode) -> bool:
    if not isinstance(node, Mapping):
        return False
    if "anyOf" in condition:
        return any(_holds(one, node) for one in condition["anyOf"])
    if not all(name in node.entries for name in condition.get("required", ())):
        return False
    return all(
        name not in node.entries or node.plain[name] == inner.get("const", node.plain[name])
        for name, inner in condition.get("properties", {}).items()
    )
