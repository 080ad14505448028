"""From a place in the text to its JSON Pointer in the merged document."""

from bisect import bisect_right
from typing import NamedTuple

from orgflow.document.tree import AnyNode, Mapping, Sequence
from orgflow.source import Span


class _Child(NamedTuple):
    """A value inside another: where it begins, with its key if it has one; where it ends; its name."""

    start: tuple[str, int]
    end: int
    name: str
    node: AnyNode


class Pointers:
    """Finds the innermost value around a place. What stands beneath a node is sorted once, when first asked."""

    def __init__(self, tree: Mapping) -> None:
        self._tree = tree
        self._children: dict[int, tuple[list[tuple[str, int]], list[_Child]]] = {}

    def pointer(self, span: Span) -> str:
        """The RFC 6901 pointer of the innermost value that holds the span; "" is the whole document."""
        parts: list[str] = []
        child = self._child(self._tree, span) or self._in_shared_section(span)
        while child:
            parts.append("/" + child.name.replace("~", "~0").replace("/", "~1"))
            child = self._child(child.node, span)
        return "".join(parts)

    def _child(self, node: AnyNode, span: Span) -> _Child | None:
        if not isinstance(node, Mapping | Sequence):
            return None
        starts, children = self._sorted(node)
        index = bisect_right(starts, (span.path, span.start)) - 1
        if index < 0 or starts[index][0] != span.path or span.end > children[index].end:
            return None
        return children[index]

    def _in_shared_section(self, span: Span) -> _Child | None:
        """The section around the place, where several files share it: it begins in one of them only."""
        return next((child for child in self._sorted(self._tree)[1] if self._child(child.node, span)), None)

    def _sorted(self, node: Mapping | Sequence) -> tuple[list[tuple[str, int]], list[_Child]]:
        known = self._children.get(id(node))
        if known:
            return known
        # Aliases give several children one place; the first is where it was written.
        children: dict[tuple[str, int], _Child] = {}
        for child in _children(node):
            children.setdefault(child.start, child)
        ordered = [children[start] for start in sorted(children)]
        result = [child.start for child in ordered], ordered
        self._children[id(node)] = result
        return result


def _children(node: Mapping | Sequence) -> list[_Child]:
    if isinstance(node, Mapping):
        return [
            _Child((entry.key.source.path, entry.key.start), max(entry.key.end, entry.value.end), name, entry.value)
            for name, entry in node.entries.items()
        ]
    return [
        _Child((item.source.path, item.start), item.end, str(number), item) for number, item in enumerate(node.items)
    ]
