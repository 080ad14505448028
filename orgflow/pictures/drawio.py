"""Scene to draw.io (diagrams.net): shapes that can be edited, connectors that stay attached."""

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from xml.etree import ElementTree

from orgflow.scene import Align, Box, Edge, Fonts, Form, Paragraph, Point, Scene

_SHAPES: dict[Form, str] = {
    "rect": "rounded=0",
    "round": "rounded=1;absoluteArcSize=1;arcSize={arc}",
    "pill": "rounded=1;arcSize=50",
    "diamond": "rhombus",
    "circle": "ellipse",
    "chevron": "shape=step;perimeter=stepPerimeter;fixedSize=1;size=8",
}
_ALIGN: dict[Align, str] = {"left": "left", "centre": "center", "right": "right"}


def write_drawio(scene: Scene) -> bytes:
    """The scene as a draw.io file with one page; the same bytes every time."""
    file = ElementTree.Element("mxfile", host="orgflow")
    page = ElementTree.SubElement(file, "diagram", id=scene.name, name=scene.title)
    size = {"pageWidth": _number(scene.width), "pageHeight": _number(scene.height)}
    model = ElementTree.SubElement(page, "mxGraphModel", {"page": "1", "grid": "0", "math": "0"} | size)
    root = ElementTree.SubElement(model, "root")
    ElementTree.SubElement(root, "mxCell", id="0")
    ElementTree.SubElement(root, "mxCell", {"id": "1", "parent": "0"})
    boxes = {box.id: box for box in scene.boxes}
    for item in scene.drawing_order():
        if isinstance(item, Edge):
            _edge(root, item, boxes)
        else:
            _box(root, item, scene.fonts)
    for image in scene.images:
        content = b64encode(image.png).decode()
        # A style is parted by semicolons, so that the usual `;base64` cannot stand in it.
        look = f"shape=image;imageAspect=0;image=data:image/png,{content};"
        told = {"id": image.id, "value": "", "style": look, "vertex": "1", "parent": "1"}
        _geometry(ElementTree.SubElement(root, "mxCell", told), image.x, image.y, image.width, image.height)
    ElementTree.indent(file)
    text: bytes = ElementTree.tostring(file, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _box(root: ElementTree.Element, box: Box, fonts: Fonts) -> None:
    told = {"id": box.id, "value": _words(box.text), "style": _style(box, fonts), "vertex": "1", "parent": "1"}
    cell = ElementTree.SubElement(root, "mxCell", told)
    _geometry(cell, box.x, box.y, box.width, box.height)
    for number, points in enumerate(box.strokes):
        look = f"endArrow=none;rounded=0;strokeColor={box.stroke};strokeWidth={_number(box.stroke_width)}"
        stroke = {"id": f"{box.id}:stroke-{number}", "value": "", "edge": "1", "parent": "1", "style": look}
        line = ElementTree.SubElement(root, "mxCell", stroke)
        _course(line, points)


def _style(box: Box, fonts: Fonts) -> str:
    paragraph = box.text[0] if box.text else None
    parts = [
        _SHAPES[box.form].format(arc=_number(2 * box.radius)),
        f"fillColor={box.fill or 'none'}",
        f"strokeColor={box.stroke or 'none'}",
        f"strokeWidth={_number(box.stroke_width)}",
        "html=1;whiteSpace=nowrap;overflow=visible;spacing=0",
    ]
    if box.dashed:
        parts.append("dashed=1")
    if any(fonts):
        parts.append("fontFamily=" + ",".join(name for name in dict.fromkeys(fonts) if name))
    if paragraph and paragraph.lines:
        parts += [f"align={_ALIGN[paragraph.align]}", *_insets(box, paragraph)]
    return ";".join(parts) + ";"


def _insets(box: Box, paragraph: Paragraph) -> list[str]:
    """How far the words stand from the sides of their box, and that they begin at its top."""
    first = paragraph.lines[0]
    top = max(0.0, first.y - paragraph.size - box.y)
    insets = ["verticalAlign=top", f"spacingTop={_number(top)}"]
    if paragraph.align == "left":
        insets.append(f"spacingLeft={_number(max(0.0, first.x - box.x))}")
    elif paragraph.align == "right":
        insets.append(f"spacingRight={_number(max(0.0, box.right - first.x))}")
    else:
        off = 2 * (first.x - box.centre[0])
        insets.append(f"spacingLeft={_number(off)}" if off > 0 else f"spacingRight={_number(-off)}")
    return insets


def _words(text: Sequence[Paragraph]) -> str:
    """The words as the HTML that a label of draw.io is."""
    blocks = []
    for paragraph in text:
        weight = "bold" if paragraph.bold else "normal"
        look = f"font-size:{_number(paragraph.size)}px;font-weight:{weight};color:{paragraph.colour};line-height:1.25"
        lines = "<br>".join(escape(line.text) for line in paragraph.lines)
        blocks.append(f'<div style="{look}">{lines}</div>')
    return "".join(blocks)


def _edge(root: ElementTree.Element, edge: Edge, boxes: dict[str, Box]) -> None:
    style = [
        f"edgeStyle=orthogonalEdgeStyle;rounded=1;arcSize={_number(2 * edge.radius)}",
        f"strokeColor={edge.stroke};strokeWidth={_number(edge.width)}",
        "endArrow=block;endSize=4" if edge.arrow else "endArrow=none",
    ]
    if edge.dashed:
        style.append("dashed=1")
    ends = {}
    for name, box_id, point, words in (
        ("source", edge.source, edge.points[0], "exit"),
        ("target", edge.target, edge.points[-1], "entry"),
    ):
        box = boxes.get(box_id)
        if box:
            ends[name] = box_id
            across, down = (point[0] - box.x) / box.width, (point[1] - box.y) / box.height
            style.append(f"{words}X={across:.4f};{words}Y={down:.4f};{words}Dx=0;{words}Dy=0;{words}Perimeter=0")
    cell = ElementTree.SubElement(
        root, "mxCell", {"id": edge.id, "value": "", "style": ";".join(style) + ";", "edge": "1", "parent": "1"} | ends
    )
    _course(cell, edge.points)


def _course(cell: ElementTree.Element, points: Sequence[Point]) -> None:
    geometry = ElementTree.SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})
    for name, (x, y) in (("sourcePoint", points[0]), ("targetPoint", points[-1])):
        ElementTree.SubElement(geometry, "mxPoint", {"x": _number(x), "y": _number(y), "as": name})
    if len(points) > 2:
        array = ElementTree.SubElement(geometry, "Array", {"as": "points"})
        for x, y in points[1:-1]:
            ElementTree.SubElement(array, "mxPoint", x=_number(x), y=_number(y))


def _geometry(cell: ElementTree.Element, x: float, y: float, width: float, height: float) -> None:
    place = {"x": _number(x), "y": _number(y), "width": _number(width), "height": _number(height), "as": "geometry"}
    ElementTree.SubElement(cell, "mxGeometry", place)


def _number(value: float) -> str:
    """At most two decimals, none that say nothing."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
