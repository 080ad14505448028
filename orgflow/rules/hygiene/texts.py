"""What a specification says in words that pictures and manuals show."""

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
# A text, where it stands, and the way to it: the address of the object that it belongs to, then fields and keys.
Told = tuple[Text, AnyNode, tuple[str, ...]]


def texts(graph: OrgGraph) -> list[Told]:
    """Every text of a team."""
    return graph.once("texts", lambda: _Walk(graph).found)


class _Walk:
    """Gathers the texts; a list is filled, for a generator within a generator hands each text on once per level."""

    def __init__(self, graph: OrgGraph) -> None:
        self.found: list[Told] = []
        self._items = graph.items
        self._add(graph.team.profile, graph.team.profile.node, ())
        for section in SECTION_SHAPES:
            for item in getattr(graph.team, section).values():
                self._add(item, item.node, ())

    def _add(self, value: Any, node: AnyNode, path: tuple[str, ...]) -> None:
        """Every text beneath a value of the model."""
        if isinstance(value, Text):
            self.found.append((value, node, path))
        elif isinstance(value, Item):
            self._add_fields(value, value.node, (value.address,) if value.address in self._items else path)
        elif isinstance(value, dict):
            for key, inner in value.items():
                name = str(key.node.plain) if isinstance(key, Ref) else str(key)
                self._add(inner, _inside(node, name), (*path, name))
        elif is_dataclass(value):
            self._add_fields(value, node, path)
        elif isinstance(value, tuple) and isinstance(node, Sequence):
            for number, (inner, child) in enumerate(zip(value, node.items, strict=False)):
                self._add(inner, child, (*path, str(number)))

    def _add_fields(self, value: Any, node: AnyNode, path: tuple[str, ...]) -> None:
        shape: Any = type(value)
        shown = _shown(shape)
        # Of all that may be said of an object little is; a short form has none of its keys.
        written = [name for name in node.entries if name in shown] if isinstance(node, Mapping) else ()
        for name in written or shown:
            inner = getattr(value, shown[name])
            if inner and type(inner) not in _WITHOUT_TEXT:
                self._add(inner, _inside(node, name), (*path, name))


@cache
def _shown(shape: Any) -> dict[str, str]:
    """The fields of a class that pictures show, by the keys they are written under."""
    names = [declared.name for declared in fields(shape) if declared.name not in _NOT_SHOWN]
    return {name.removesuffix("_"): name for name in names}


def _inside(node: AnyNode, name: str) -> AnyNode:
    """What stands behind a key; the node itself where a short form leaves the key out."""
    return node.get(name) or node if isinstance(node, Mapping) else node
