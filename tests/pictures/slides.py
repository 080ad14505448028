"""Slides read back from the file: the same shapes with the same words in the same places as on the page."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from pptx import Presentation
from pptx.util import Emu

from orgflow.pictures.pptx import write_pptx
from orgflow.scene import Box, Scene

NAMES = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
_NEAR = 0.01


def read_back(scenes: Sequence[Scene]) -> Any:
    """The slides of a presentation of these pages."""
    return Presentation(io.BytesIO(write_pptx(scenes))).slides


def slide_faults(scenes: Sequence[Scene], slides: Any) -> Iterator[str]:
    """What is not on its slide as it is on its page."""
    for scene, slide in zip(scenes, slides, strict=True):
        shapes = {shape.name: shape for shape in every(slide.shapes)}
        shapes["frame:title"] = slide.shapes.title
        for box in scene.boxes:
            yield from (f"{scene.name}: {fault}" for fault in _box_faults(box, shapes.get(box.id)))
        names = {shape.shape_id: shape.name for shape in shapes.values()}
        for edge in scene.edges:
            if edge.source and edge.target and (ends := glued(shapes[edge.id], names)) != [edge.source, edge.target]:
                yield f"{scene.name}: {edge.id} is glued to {ends}"


def every(shapes: Any) -> Iterator[Any]:
    """All shapes, those in groups included."""
    for shape in shapes:
        if shape.shape_type == 6:
            yield from every(shape.shapes)
        yield shape


def glued(connector: Any, names: dict[int, str]) -> list[str]:
    """What a connector is glued to, at its beginning and at its end."""
    ends = [connector._element.nvCxnSpPr.cNvCxnSpPr.find(f"a:{tag}", NAMES) for tag in ("stCxn", "endCxn")]
    return [names[int(end.get("id"))] if end is not None else "" for end in ends]


def _box_faults(box: Box, shape: Any) -> Iterator[str]:
    if shape is None:
        yield f"{box.id} is missing"
        return
    place = [Emu(each).pt for each in (shape.left, shape.top, shape.width, shape.height)]
    wanted = [box.x, box.y, box.width, box.height]
    if any(abs(one - other) > _NEAR for one, other in zip(place, wanted, strict=True)):
        yield f"{box.id} is at {place}, not {wanted}"
    words = [line.text for paragraph in box.text for line in paragraph.lines if line.text]
    if words:
        shown = [part for part in shape.text_frame.text.replace("\n", "\v").split("\v") if part]
        if shown != words:
            yield f"{box.id} says {shown}, not {words}"
        smallest = min(paragraph.size for paragraph in box.text)
        sizes = [run.font.size.pt for each in shape.text_frame.paragraphs for run in each.runs if run.font.size]
        if sizes and min(sizes) < smallest - 0.01:
            yield f"{box.id} is written in {min(sizes)} pt, not {smallest}"
