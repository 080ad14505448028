"""Scene to SVG: live text unless asked otherwise, no scripts, no outside references, the same bytes every time."""

from base64 import b64encode
from collections.abc import Callable
from functools import lru_cache

from orgflow.pictures.lettering import SvgText, font_faces, outlines
from orgflow.scene import Box, Edge, Fonts, Image, Paragraph, Point, Scene

FAMILY = "'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', Arial, sans-serif"
"""Our own font first, then what systems have; all are sans-serifs with one em to a wide character."""

_ANCHOR = {"left": "", "centre": ' text-anchor="middle"', "right": ' text-anchor="end"'}
LANGUAGE_TAGS = {"zh": "zh-CN", "en": "en"}
_ARROW = 6.4
_CHEVRON = 8.0


def write_svg(
    scene: Scene,
    *,
    family: str | None = None,
    prefix: str = "",
    about: Callable[[Box], str] | None = None,
    text: SvgText = "live",
) -> str:
    """The scene as an SVG document; `family` is the CSS font list of its text, by default that of its theme.

    Where several stand in one page, `prefix` keeps their ids apart. `about` names the object that a box shows, if any:
    it is written into `data-about`. `text` says whether words stay text, bring our font along, or become shapes.
    """
    family = family or (_family(scene.fonts) if text == "live" else FAMILY)
    words = _outlined if text == "outline" else _paragraph
    language = LANGUAGE_TAGS[scene.language]
    width, height = _number(scene.width), _number(scene.height)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" lang="{language}" xml:lang="{language}" font-family={_quoted(family)}>'
    )
    parts = [
        opening,
        f"<title>{_escaped(scene.title)}</title>",
        f"<desc>{_escaped(scene.description)}</desc>",
        *([f"<style>{font_faces(scene)}</style>"] if text == "embed" else ()),
        *_markers(scene, prefix),
        f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>',
    ]
    for item in scene.drawing_order():
        parts.append(_edge(item, prefix) if isinstance(item, Edge) else _box(item, prefix, about, words))
    parts += [_image(image, prefix) for image in scene.images]
    parts.append("</svg>\n")
    return "\n".join(parts)


def _family(fonts: Fonts) -> str:
    return ", ".join((*(f"'{name}'" for name in dict.fromkeys(fonts) if name), FAMILY))


def _image(image: Image, prefix: str) -> str:
    place = " ".join(f'{name}="{_number(getattr(image, name))}"' for name in ("x", "y", "width", "height"))
    content = b64encode(image.png).decode()
    return (
        f'<image id={_quoted(prefix + image.id)} {place} href="data:image/png;base64,{content}">'
        f"<title>{_escaped(image.alt)}</title></image>"
    )


def _markers(scene: Scene, prefix: str) -> list[str]:
    """One arrowhead for each colour of line; a marker cannot take its line's colour in every viewer."""
    return [
        f'<marker id="{prefix}arrow-{colour[1:]}" viewBox="0 0 8 8" refX="7.4" refY="4" markerWidth="{_ARROW}" '
        f'markerHeight="{_ARROW}" markerUnits="userSpaceOnUse" orient="auto">'
        f'<path d="M0,0.6 L7.6,4 L0,7.4 Z" fill="{colour}"/></marker>'
        for colour in sorted({edge.stroke for edge in scene.edges if edge.arrow})
    ]


def _edge(edge: Edge, prefix: str) -> str:
    dashes = ' stroke-dasharray="4 3"' if edge.dashed else ""
    arrow = f' marker-end="url(#{prefix}arrow-{edge.stroke[1:]})"' if edge.arrow else ""
    return (
        f'<path id={_quoted(prefix + edge.id)} d="{_rounded(edge.points, edge.radius)}" fill="none" '
        f'stroke="{edge.stroke}" stroke-width="{_number(edge.width)}"{dashes}{arrow}/>'
    )


def _box(box: Box, prefix: str, about: Callable[[Box], str] | None, words: Callable[[Paragraph], list[str]]) -> str:
    shown = about(box) if about else ""
    attributes = f"id={_quoted(prefix + box.id)}" + (f" data-about={_quoted(shown)}" if shown else "")
    lines = [line for paragraph in box.text for line in words(paragraph)]
    shape = _shape(box) if box.fill or box.stroke else ""
    strokes = [
        f'<path d="{_rounded(points, 0)}" fill="none" stroke="{box.stroke}" '
        f'stroke-width="{_number(box.stroke_width)}" stroke-linecap="round" stroke-linejoin="round"/>'
        for points in box.strokes
    ]
    return f"<g {attributes}>" + "".join((shape, *strokes, *lines)) + "</g>"


def _shape(box: Box) -> str:
    style = f'fill="{box.fill or "none"}"'
    if box.stroke:
        style += f' stroke="{box.stroke}" stroke-width="{_number(box.stroke_width)}"'
    if box.dashed:
        style += ' stroke-dasharray="4 3"'
    if box.form == "circle":
        across, down = box.centre
        return f'<circle cx="{_number(across)}" cy="{_number(down)}" r="{_number(box.width / 2)}" {style}/>'
    if box.form in ("diamond", "chevron"):
        return f'<path d="{_closed(_outline(box))}" stroke-linejoin="round" {style}/>'
    radius = box.radius if box.form == "round" else box.height / 2 if box.form == "pill" else 0.0
    corner = f' rx="{_number(radius)}"' if radius else ""
    return (
        f'<rect x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" '
        f'height="{_number(box.height)}"{corner} {style}/>'
    )


def _outline(box: Box) -> tuple[Point, ...]:
    across, down = box.centre
    if box.form == "diamond":
        return (across, box.y), (box.right, down), (across, box.bottom), (box.x, down)
    notch = min(_CHEVRON, box.width / 2)
    return (
        (box.x, box.y),
        (box.right - notch, box.y),
        (box.right, down),
        (box.right - notch, box.bottom),
        (box.x, box.bottom),
        (box.x + notch, down),
    )


def _paragraph(paragraph: Paragraph) -> list[str]:
    lines, size, bold, colour, align = paragraph
    weight = ' font-weight="700"' if bold else ""
    look = f'font-size="{_number(size)}"{weight} fill="{colour}"{_ANCHOR[align]}'
    return [f'<text x="{_number(x)}" y="{_number(y)}" {look}>{_escaped(text)}</text>' for text, x, y in lines]


def _outlined(paragraph: Paragraph) -> list[str]:
    """Shapes that still say to machines which words they are."""
    return [
        f'<path transform="{matrix}" d="{path}" fill="{paragraph.colour}" role="img" aria-label={_quoted(words)}>'
        f"<title>{_escaped(words)}</title></path>"
        for words, path, matrix in outlines(paragraph)
    ]


def _closed(points: tuple[Point, ...]) -> str:
    return "M" + " L".join(f"{_number(x)},{_number(y)}" for x, y in points) + " Z"


def _rounded(points: tuple[Point, ...], radius: float) -> str:
    """A path through the points whose corners are rounded as far as the stretches allow."""
    path = [f"M{_number(points[0][0])},{_number(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        if radius <= 0:
            path.append(f"L{_number(corner[0])},{_number(corner[1])}")
            continue
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        path.append(
            f"L{_number(start[0])},{_number(start[1])} "
            f"Q{_number(corner[0])},{_number(corner[1])} {_number(end[0])},{_number(end[1])}"
        )
    path.append(f"L{_number(points[-1][0])},{_number(points[-1][1])}")
    return " ".join(path)


def _towards(corner: Point, other: Point, radius: float) -> Point:
    """A point `radius` from the corner, or half way if the stretch is short."""
    across, down = other[0] - corner[0], other[1] - corner[1]
    length = abs(across) + abs(down)
    if length == 0:
        return corner
    share = min(radius, length / 2) / length
    return corner[0] + across * share, corner[1] + down * share


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    """An attribute's value; line breaks and tabs would else be read as blanks."""
    value = _escaped(text).replace('"', "&quot;")
    if not value.isprintable():
        value = value.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    return f'"{value}"'


@lru_cache(maxsize=65536)
def _number(value: float) -> str:
    """At most two decimals, none that say nothing."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
