"""Graphs as Mermaid's flowcharts."""

from collections.abc import Iterable, Iterator

from orgflow.diagram import Shape
from orgflow.pictures.outline import Arrow, Node, Outline

_SHAPES: dict[Shape, tuple[str, str]] = {
    "start": ("((", "))"),
    "end": ("(((", ")))"),
    "task": ("(", ")"),
    "decision": ("{", "}"),
    "parallel": ("{", "}"),
    "join": ("{", "}"),
    "wait": ("([", "])"),
    "send": (">", "]"),
    "call": ("[[", "]]"),
    "object": ("[", "]"),
}
# What ends a string, begins a character's name, a tag, Markdown or a directive: the latter are looked for everywhere.
_SPECIAL = str.maketrans({char: f"#{ord(char)};" for char in '"#&<>`%\\'})


def write_mermaid(graph: Outline) -> str:
    """The graph as text; groups become subgraphs. Ids are numbers, for Mermaid takes some words for its own."""
    return "\n".join(_statements(graph)) + "\n"


def _statements(graph: Outline) -> Iterator[str]:
    yield f"flowchart {'LR' if graph.course == 'right' else 'TB'}"
    yield f"  accTitle: {graph.title.translate(_SPECIAL)}"
    names = {node.id: f"n{number}" for number, node in enumerate(graph.nodes, start=1)}
    groups = {name for name, _ in graph.groups}
    for number, (name, lines) in enumerate(graph.groups, start=1):
        yield f"  subgraph g{number}[{_quoted(lines)}]"
        yield from (f"    {_node(names[node.id], node)}" for node in graph.nodes if node.group == name)
        yield "  end"
    yield from (f"  {_node(names[node.id], node)}" for node in graph.nodes if node.group not in groups)
    yield from (f"  {_arrow(arrow, names)}" for arrow in graph.arrows)
    dashed = [names[node.id] for node in graph.nodes if node.dashed]
    if dashed:
        yield f"  style {','.join(dashed)} stroke-dasharray:4"


def _node(name: str, node: Node) -> str:
    opening, closing = _SHAPES[node.shape]
    return f"{name}{opening}{_quoted(node.lines)}{closing}"


def _arrow(arrow: Arrow, names: dict[str, str]) -> str:
    line = ("-.->" if arrow.head else "-.-") if arrow.dashed else ("-->" if arrow.head else "---")
    label = f"|{_quoted(arrow.lines)}|" if arrow.lines else ""
    return f"{names[arrow.source]} {line}{label} {names[arrow.target]}"


def _quoted(lines: Iterable[str]) -> str:
    """Lines as one string; what is empty must still be something."""
    return '"' + ("<br/>".join(line.translate(_SPECIAL) for line in lines) or " ") + '"'
