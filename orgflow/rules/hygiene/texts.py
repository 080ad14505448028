"""What a specification says in words that pictures and manuals show."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from orgflow.document.tree import AnyNode, Mapping, Sequence
from orgflow.graph import OrgGraph
from orgflow.model.items import Item, Ref
from orgflow.model.team import SECTION_SHAPES
from orgflow.text import Text

# Notes and sources are for those who write the specification; messages are names that events listen for.
_NOT_SHOWN = ("note", "source", "tags", "assumed", "message", "node", "key", "address")
_WITHOUT_TEXT = frozenset((bool, int, str, Ref))
Wanted = Callable[[Text], bool]
# A text, where it stands, and the way to it: the address of the object that it belongs to, then fields and keys.
Told = tuple[Text, AnyNode, tuple[str, ...]]


def texts(graph: OrgGraph, wanted: Wanted) -> Iterator[Told]:
    """Every text of a team that fulfils a condition."""
    items: list[Item] = [graph.team.profile]
    for section in SECTION_SHAPES:
        items += getattr(graph.team, section).values()
    for item in items:
        yield from _texts(graph, wanted, item, item.node, ())


def _texts(graph: OrgGraph, wanted: Wanted, value: Any, node: AnyNode, path: tuple[str, ...]) -> Iterator[Told]:
    """Every text beneath a value of the model, with where it stands and the way to it: the address of the object that
    it belongs to, then fields and keys."""
    if isinstance(value, Text):
        if wanted(value):
            yield value, node, path
    elif isinstance(value, Item):
        yield from _fields(graph, wanted, value, value.node, (value.address,) if value.address in graph.items else path)
    elif isinstance(value, dict):
        for key, inner in value.items():
            name = str(key.node.plain) if isinstance(key, Ref) else str(key)
            yield from _texts(graph, wanted, inner, _inside(node, name), (*path, name))
    elif is_dataclass(value):
        yield from _fields(graph, wanted, value, node, path)
    elif isinstance(value, tuple) and isinstance(node, Sequence):
        for number, (inner, child) in enumerate(zip(value, node.items, strict=False)):
            yield from _texts(graph, wanted, inner, child, (*path, str(number)))


def _fields(graph: OrgGraph, wanted: Wanted, value: Any, node: AnyNode, path: tuple[str, ...]) -> Iterator[Told]:
    shape: Any = type(value)
    for field, name in _shown(shape):
        inner = getattr(value, field)
        if inner and type(inner) not in _WITHOUT_TEXT and (type(inner) is not Text or wanted(inner)):
            yield from _texts(graph, wanted, inner, _inside(node, name), (*path, name))


@cache
def _shown(shape: Any) -> tuple[tuple[str, str], ...]:
    """The fields of a class that pictures show, and the keys they are written under."""
    names = [declared.name for declared in fields(shape) if declared.name not in _NOT_SHOWN]
    return tuple((name, name.removesuffix("_")) for name in names)


def _inside(node: AnyNode, name: str) -> AnyNode:
    """What stands behind a key; the node itself where a short form leaves the key out."""
    return node.get(name) or node if isinstance(node, Mapping) else node
