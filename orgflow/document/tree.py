"""The located tree: plain values of YAML or JSON, each knowing where it stands."""

from dataclasses import dataclass
from typing import Any

from orgflow.source import Source, Span

ScalarValue = str | int | float | bool | None


@dataclass(slots=True, eq=False)
class Node:
    """A value and the stretch of text that holds it."""

    source: Source
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The stretch of text."""
        return Span(self.source, self.start, self.end)


@dataclass(slots=True, eq=False)
class Scalar(Node):
    """A single value. `quoted` tells `"12"` from `12`."""

    value: ScalarValue
    quoted: bool = False

    @property
    def plain(self) -> ScalarValue:
        """The value, as lists and mappings hold it."""
        return self.value


@dataclass(slots=True, eq=False)
class Sequence(Node):
    """A list. `plain` is the same list without places."""

    items: "list[AnyNode]"
    plain: list[Any]


@dataclass(slots=True, eq=False)
class Entry:
    """A key of a mapping and what stands behind it."""

    key: Scalar
    value: "AnyNode"


@dataclass(slots=True, eq=False)
class Mapping(Node):
    """Entries in the order written; keys are text. `plain` is the same mapping without places."""

    entries: dict[str, Entry]
    plain: dict[str, Any]

    def get(self, key: str) -> "AnyNode | None":
        """What stands behind a key, or None."""
        entry = self.entries.get(key)
        return entry.value if entry else None


AnyNode = Scalar | Sequence | Mapping
