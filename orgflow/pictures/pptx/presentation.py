"""A presentation: a slide for each scene, in the look of a template if there is one."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from orgflow.pictures.pptx.geometry import attributes, fill, freeform, line, outline, transform
from orgflow.pictures.pptx.lines import Ports, connector, ends
from orgflow.pictures.pptx.sections import group_slides
from orgflow.pictures.pptx.text import body
from orgflow.scene import Box, Edge, Fonts, Image, Point, Scene, Side
from orgflow.text import phrase
from orgflow.usage import UsageError

if TYPE_CHECKING:
    from pptx.slide import Slide, SlideLayout, SlideLayouts

_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_LATIN, _CHINESE = "Arial", "Microsoft YaHei"
_THEME = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
_TITLE = "frame:title"
_LONGEST = 255
# The first moment that a zip archive can name; what was written when is nobody's business.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_pptx(
    scenes: Sequence[Scene], *, template: bytes | None = None, notes: Sequence[str] = (), sections: Sequence[str] = ()
) -> bytes:
    """The scenes as slides. `template` is a presentation whose master, theme and title place are taken; `notes` are
    those for the speaker, `sections` the names of the sections they stand in, one for each slide, or none. The same
    input gives the same bytes."""
    from pptx import Presentation
    from pptx.util import Pt

    presentation: Any = _opened(template) if template else Presentation()
    if template:
        _emptied(presentation)
    else:
        presentation.slide_width, presentation.slide_height = Pt(scenes[0].width), Pt(scenes[0].height)
    layout = _with_title_only(presentation.slide_layouts)
    for number, scene in enumerate(scenes):
        slide = presentation.slides.add_slide(layout)
        _draw(slide, scene, _THEME if template else _typefaces(scene.fonts))
        if number < len(notes) and notes[number]:
            slide.notes_slide.notes_text_frame.text = notes[number]
    if sections:
        group_slides(presentation, sections)
    properties = presentation.core_properties
    # The format allows no more.
    properties.title = scenes[0].title[:_LONGEST]
    properties.author = properties.last_modified_by = "orgflow"
    properties.created = properties.modified = datetime(*_EPOCH, tzinfo=UTC)
    properties.revision = 1
    file = io.BytesIO()
    presentation.save(file)
    return _undated(file.getvalue())


def _opened(template: bytes) -> Any:
    from pptx import Presentation
    from pptx.exc import PackageNotFoundError

    try:
        return Presentation(io.BytesIO(template))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        say = phrase("the template is no PowerPoint presentation (.pptx)", "模板不是 PowerPoint 演示文稿（.pptx）")
        raise UsageError(say) from error


def _emptied(presentation: Any) -> None:
    """Take out the slides that a template comes with."""
    listed = presentation.slides._sldIdLst  # the library has no way to remove a slide
    for each in list(listed):
        presentation.part.drop_rel(each.rId)
        listed.remove(each)


def _with_title_only(layouts: "SlideLayouts") -> "SlideLayout":
    """The layout that has a title and least else."""
    from pptx.enum.shapes import PP_PLACEHOLDER

    aside = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
    titles = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)

    def fitness(layout: "SlideLayout") -> tuple[bool, int]:
        kinds = [each.placeholder_format.type for each in list(layout.placeholders)]
        has_title = any(kind in titles for kind in kinds)
        return not has_title, sum(kind not in (*aside, *titles) for kind in kinds)

    return min(layouts, key=fitness)


def _draw(slide: "Slide", scene: Scene, fonts: str) -> None:
    from pptx.oxml import parse_xml

    tree = slide.shapes._spTree  # shapes are written as XML: by calls they take ten times as long
    title = slide.shapes.title
    numbers = {box.id: number for number, box in enumerate(scene.boxes, start=10)}
    boxes = {box.id: box for box in scene.boxes}
    if title is not None and _TITLE in boxes:
        _entitle(title._element, boxes[_TITLE], fonts)
    owned: dict[str, list[Box]] = {}
    for box in scene.boxes:
        if box.owner in boxes:
            owned.setdefault(box.owner, []).append(box)
    ports: dict[str, list[tuple[Side, Point]]] = {}
    for edge in scene.edges:
        for _, name, side, point in ends(edge):
            ports.setdefault(name, []).append((side, point))
    next_number = len(scene.boxes) + 10
    for item in scene.drawing_order():
        if isinstance(item, Edge):
            part = connector(item, next_number, numbers, boxes, ports)
            next_number += 1
        elif item.owner in boxes or (item.id == _TITLE and title is not None):
            continue
        else:
            part, next_number = _with_marks(item, owned.get(item.id, []), numbers, ports, next_number, fonts)
        tree.append(parse_xml(f"<x {_SPACES}>{part}</x>")[0])
    for image in scene.images:
        _picture(slide, image)


def _picture(slide: "Slide", image: Image) -> None:
    from pptx.util import Pt

    place = (Pt(length) for length in (image.x, image.y, image.width, image.height))
    picture: Any = slide.shapes.add_picture(io.BytesIO(image.png), *place)
    told = picture._element.nvPicPr.cNvPr
    told.set("name", image.id)
    told.set("descr", image.alt)


def _typefaces(fonts: Fonts) -> str:
    latin = attributes(typeface=fonts.latin or _LATIN)
    return f"<a:latin {latin}/><a:ea {attributes(typeface=fonts.chinese or _CHINESE)}/><a:cs {latin}/>"


def _entitle(element: Any, box: Box, fonts: str) -> None:
    """Give the title's placeholder its words and its place."""
    from pptx.oxml import parse_xml

    space = {"p": "http://schemas.openxmlformats.org/presentationml/2006/main"}
    place = f"<x {_SPACES}><p:spPr>{transform(box.x, box.y, box.width, box.height)}</p:spPr>{body(box, fonts)}</x>"
    made = parse_xml(place)
    for old, new in (("p:spPr", made[0]), ("p:txBody", made[1])):
        (found,) = element.findall(old, space)
        element.replace(found, new)


def _with_marks(
    box: Box, marks: Sequence[Box], numbers: dict[str, int], ports: Ports, free: int, fonts: str
) -> tuple[str, int]:
    """A box; with its marks, as a group that moves as one. `free` is the next number that nothing has."""
    shapes = []
    for each in (box, *marks):
        shapes.append(_shape(each, numbers[each.id], ports.get(each.id, ()), fonts))
        if each.strokes:
            shapes.append(_strokes(each, free))
            free += 1
    if len(shapes) == 1:
        return shapes[0], free
    left, top = min(each.x for each in (box, *marks)), min(each.y for each in (box, *marks))
    width = max(each.right for each in (box, *marks)) - left
    height = max(each.bottom for each in (box, *marks)) - top
    place = transform(left, top, width, height)
    inner = place.replace("<a:off", "<a:chOff").replace("<a:ext", "<a:chExt")
    same = place.replace("</a:xfrm>", inner.removeprefix("<a:xfrm>"))
    head = (
        f"<p:nvGrpSpPr><p:cNvPr {attributes(id=free, name=f'{box.id} group')}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
    )
    return f"<p:grpSp>{head}<p:grpSpPr>{same}</p:grpSpPr>{''.join(shapes)}</p:grpSp>", free + 1


def _shape(box: Box, number: int, ports: Sequence[tuple[Side, Point]], fonts: str) -> str:
    words = bool(box.text) and not (box.fill or box.stroke)
    kind = '<p:cNvSpPr txBox="1"/>' if words else "<p:cNvSpPr/>"
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr {attributes(id=number, name=box.id)}/>{kind}<p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{transform(box.x, box.y, box.width, box.height)}{outline(box, ports)}{fill(box.fill)}"
        f"{line(box.stroke, box.stroke_width, dashed=box.dashed)}</p:spPr>{body(box, fonts)}</p:sp>"
    )


def _strokes(box: Box, number: int) -> str:
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr {attributes(id=number, name=f'{box.id} strokes')}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{freeform(box.strokes, box.x, box.y, box.width, box.height)}<a:noFill/>"
        f"{line(box.stroke, box.stroke_width)}</p:spPr></p:sp>"
    )


def _undated(content: bytes) -> bytes:
    """The same archive, without the times at which its parts were written."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            written.writestr(part, read.read(name))
    return file.getvalue()
