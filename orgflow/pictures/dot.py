"""Graphs in the language of Graphviz."""

from collections.abc import Iterable, Iterator

from orgflow.diagram import Shape
from orgflow.pictures.outline import Arrow, Node, Outline

_SHAPES: dict[Shape, str] = {
    "start": "shape=circle",
    "end": "shape=doublecircle",
    "task": 'shape=box style="rounded"',
    "decision": "shape=diamond",
    "parallel": "shape=diamond",
    "join": "shape=diamond",
    "wait": 'shape=box style="rounded"',
    "send": "shape=note",
    "call": "shape=box peripheries=2",
    "object": "shape=box",
}


def write_dot(graph: Outline) -> str:
    """The graph as text; groups become clusters. No label can break out of its quotes."""
    return "\n".join(_statements(graph)) + "\n"


def _statements(graph: Outline) -> Iterator[str]:
    yield "digraph {"
    yield f"  graph [label={_quoted([graph.title])} labelloc=t rankdir={'LR' if graph.course == 'right' else 'TB'}]"
    yield '  graph [fontname="Noto Sans SC"]'
    yield '  node [fontname="Noto Sans SC"]'
    yield '  edge [fontname="Noto Sans SC"]'
    groups = {name for name, _ in graph.groups}
    for number, (name, lines) in enumerate(graph.groups, start=1):
        yield f"  subgraph cluster_{number} {{"
        yield f"    label={_quoted(lines)}"
        yield from (f"    {_node(node)}" for node in graph.nodes if node.group == name)
        yield "  }"
    yield from (f"  {_node(node)}" for node in graph.nodes if node.group not in groups)
    yield from (f"  {_arrow(arrow)}" for arrow in graph.arrows)
    yield "}"


def _node(node: Node) -> str:
    look = _SHAPES[node.shape]
    if node.dashed:
        look = look.replace('"rounded"', '"rounded,dashed"')
    return f"{_quoted([node.id])} [label={_quoted(node.lines)} {look}]"


def _arrow(arrow: Arrow) -> str:
    looks = [f"label={_quoted(arrow.lines)}"] if arrow.lines else []
    looks += ["style=dashed"] if arrow.dashed else []
    looks += [] if arrow.head else ["dir=none"]
    return f"{_quoted([arrow.source])} -> {_quoted([arrow.target])}" + (f" [{' '.join(looks)}]" if looks else "")


def _quoted(lines: Iterable[str]) -> str:
    """Lines as one string. A backslash begins an escape there, and an ampersand a character's name."""
    escaped = (line.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') for line in lines)
    return '"' + "\\n".join(escaped) + '"'
