"""From a place in the text to its JSON Pointer in the merged document."""

from bisect import bisect_right

from orgflow.document.tree import AnyNode, Mapping, Sequence
from orgflow.source import Span


class Pointers:
    """Finds the innermost value around a place. What stands beneath a node is sorted once, when first asked."""

    def __init__(self, tree: Mapping) -> None:
        self._tree = tree
        self._children: dict[int, tuple[list[tuple[str, int]], list[tuple[int, str, AnyNode]]]] = {}

    def pointer(self, span: Span) -> str:
        """The RFC 6901 pointer of the innermost value that holds the span; "" is the whole document."""
        parts: list[str] = []
        node: AnyNode = self._tree
        while True:
            found = self._child(node, span)
            if found is None:
                return "".join(f"/{part}" for part in parts)
            name, node = found
            parts.append(name.replace("~", "~0").replace("/", "~1"))

    def _child(self, node: AnyNode, span: Span) -> tuple[str, AnyNode] | None:
        if not isinstance(node, Mapping | Sequence):
            return None
        starts, children = self._sorted(node)
        index = bisect_right(starts, (span.path, span.start)) - 1
        if index >= 0 and starts[index][0] == span.path and span.end <= children[index][0]:
            return children[index][1:]
        # A section that several files share begins in one of them only.
        for end, name, child in children if node is self._tree else ():
            if isinstance(child, Mapping) and self._child(child, span) and end >= 0:
                return name, child
        return None

    def _sorted(self, node: Mapping | Sequence) -> tuple[list[tuple[str, int]], list[tuple[int, str, AnyNode]]]:
        known = self._children.get(id(node))
        if known:
            return known
        if isinstance(node, Mapping):
            rows = [
                ((entry.key.source.path, entry.key.start), (max(entry.key.end, entry.value.end), name, entry.value))
                for name, entry in node.entries.items()
            ]
        else:
            rows = [
                ((item.source.path, item.start), (item.end, str(number), item))
                for number, item in enumerate(node.items)
            ]
        rows.sort(key=lambda row: row[0])
        result = [row[0] for row in rows], [row[1] for row in rows]
        self._children[id(node)] = result
        return result
