"""What every object of a specification has: an address, a place, and the fields that may stand on anything."""

from dataclasses import dataclass, field
from typing import Any

from orgflow.document.tree import AnyNode, Mapping, Scalar
from orgflow.source import Span
from orgflow.text import Text


@dataclass(frozen=True, slots=True)
class Ref:
    """A resolved reference: the address it names and where it is written."""

    address: str
    node: AnyNode = field(repr=False, compare=False)

    @property
    def at(self) -> Span:
        """Where it is written."""
        return self.node.span

    @property
    def kind(self) -> str:
        """`role` of `role:lead`."""
        return self.address.partition(":")[0]

    @property
    def id(self) -> str:
        """`lead` of `role:lead`."""
        return self.address.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Located:
    """Text that a later stage reads (a guard, a cell of a table), with its place."""

    text: str
    node: AnyNode = field(repr=False, compare=False)

    @property
    def at(self) -> Span:
        """Where it is written."""
        return self.node.span


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An object: `node` is what stands behind its key, `key` is None for the members of lists."""

    address: str
    node: AnyNode = field(repr=False, compare=False)
    key: Scalar | None = field(default=None, repr=False, compare=False)
    name: Text | None = None
    note: Text | None = None
    tags: tuple[str, ...] = ()
    source: "Text | tuple[Ref, ...] | None" = None
    assumed: "bool | tuple[str, ...]" = False

    @property
    def id(self) -> str:
        """The last part of the address: `triage` of `step:complaint.triage`."""
        return self.address.partition(":")[2].rpartition(".")[2]

    @property
    def at(self) -> Span:
        """Where the object begins: its key, else the whole of it."""
        return self.key.span if self.key is not None else self.node.span

    def place(self, name: str) -> Span:
        """Where a value stands, `calendar.zone` inside another; where the object begins if it is not written."""
        node: AnyNode | None = self.node
        for part in name.split("."):
            node = node.get(part) if isinstance(node, Mapping) else None
        return node.span if node is not None else self.at

    def states(self, name: str) -> bool:
        """Whether the field is written at all; `assessment.pass` is one inside another."""
        node: AnyNode = self.node
        for part in name.split("."):
            if not isinstance(node, Mapping) or part not in node.entries:
                return False
            node = node.entries[part].value
        return True

    def is_emptied(self, name: str) -> bool:
        """Whether a field names objects of which the variant that is read has none left."""
        node = self.node.get(name) if isinstance(self.node, Mapping) else None
        if node is None or not node.plain or node.plain == "none":
            return False
        return getattr(self, name, getattr(self, f"{name}_", node)) in (None, (), {})

    @property
    def label(self) -> Text:
        """The name, or the id where there is none."""
        return self.name or Text(en=self.id, zh=self.id)


def read(converter: Any, default: Any = None) -> Any:
    """Declare a field that is read from the YAML key of its name (a trailing `_` left off) by `converter`."""
    return field(default=default, metadata={"read": converter})
