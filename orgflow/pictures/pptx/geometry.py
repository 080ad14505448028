"""Places and outlines as DrawingML has them, in English Metric Units: 12 700 to a point."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from orgflow.scene import Box, Form, Point, Side

_PER_POINT = 12_700
_CHEVRON = 8.0
_NEAR = 0.05
_PRESETS: dict[Form, str] = {
    "rect": "rect",
    "round": "roundRect",
    "pill": "roundRect",
    "diamond": "diamond",
    "circle": "ellipse",
    "chevron": "chevron",
}
# In which direction a connector leaves, in sixty-thousandths of a degree.
_ANGLES: dict[Side, int] = {"top": 16_200_000, "left": 10_800_000, "bottom": 5_400_000, "right": 0}
# Where connectors can be glued to; ellipses have sites between these, too.
_SITES: dict[Side, tuple[int, int]] = {"top": (0, 0), "left": (1, 2), "bottom": (2, 4), "right": (3, 6)}


def emu(points: float) -> int:
    """Points as whole English Metric Units."""
    return round(points * _PER_POINT)


def attributes(**values: str | int) -> str:
    """Attributes of an element; empty ones are left out."""
    return " ".join(f"{name}={quoteattr(str(value))}" for name, value in values.items() if value != "")


def escaped(text: str) -> str:
    """Text between tags."""
    return escape(text)


def transform(x: float, y: float, width: float, height: float, **turned: int) -> str:
    """Where a shape lies."""
    words = attributes(**turned)
    return (
        f"<a:xfrm{' ' + words if words else ''}>"
        f'<a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
    )


def outline(box: Box, ports: Sequence[tuple[Side, Point]] = ()) -> str:
    """The outline of a box.

    With `ports` away from the middles of its sides it is drawn point by point and has places to glue to at each of
    them, behind the four middles: else programs that draw connectors anew would move them there.
    """
    off = off_middle(box, ports)
    if off:
        return _with_sites(box, off)
    least = min(box.width, box.height) or 1.0
    share = {
        "round": min(0.5, box.radius / least),
        "pill": 0.5,
        "chevron": min(1.0, _CHEVRON / least),
    }.get(box.form)
    guide = f'<a:gd name="adj" fmla="val {round(100_000 * share)}"/>' if share is not None else ""
    return f'<a:prstGeom prst="{_PRESETS[box.form]}"><a:avLst>{guide}</a:avLst></a:prstGeom>'


def site(box: Box, side: Side, point: Point, ports: Sequence[tuple[Side, Point]]) -> int:
    """The number of the place on a box's outline at which a connector is glued."""
    off = off_middle(box, ports)
    if (side, point) in off:
        return len(_SITES) + off.index((side, point))
    return _SITES[side][1 if box.form == "circle" and not off else 0]


def off_middle(box: Box, ports: Sequence[tuple[Side, Point]]) -> list[tuple[Side, Point]]:
    """The ports that are not at the middle of their side, each once."""
    middles = _middles(box)
    return [
        port
        for port in dict.fromkeys(ports)
        if max(abs(port[1][axis] - middles[port[0]][axis]) for axis in (0, 1)) > _NEAR
    ]


def _middles(box: Box) -> dict[Side, Point]:
    x, y = box.centre
    return {"top": (x, box.y), "left": (box.x, y), "bottom": (x, box.bottom), "right": (box.right, y)}


def _with_sites(box: Box, ports: Sequence[tuple[Side, Point]]) -> str:
    sites = "".join(
        f'<a:cxn ang="{_ANGLES[side]}"><a:pos x="{emu(x - box.x)}" y="{emu(y - box.y)}"/></a:cxn>'
        for side, (x, y) in (*_middles(box).items(), *ports)
    )
    width, height = emu(box.width), emu(box.height)
    return (
        f"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{sites}</a:cxnLst>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{max(1, width)}" h="{max(1, height)}">{_path(box, width, height)}<a:close/></a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _path(box: Box, width: int, height: int) -> str:
    """The outline as a path, from the left upper end on clockwise."""
    if box.form == "circle":
        across, down = width // 2, height // 2
        return f'{_to("moveTo", 0, down)}<a:arcTo wR="{across}" hR="{down}" stAng="10800000" swAng="21600000"/>'
    if box.form == "diamond":
        corners = ((0, height // 2), (width // 2, 0), (width, height // 2), (width // 2, height))
        return _to("moveTo", *corners[0]) + "".join(_to("lnTo", x, y) for x, y in corners[1:])
    radius = emu(min(box.radius if box.form == "round" else 0.0, box.height / 2, box.width / 2))
    if not radius:
        return _to("moveTo", 0, 0) + "".join(_to("lnTo", x, y) for x, y in ((width, 0), (width, height), (0, height)))
    parts = [_to("moveTo", 0, radius)]
    ends = ((width - radius, 0), (width, height - radius), (radius, height), (0, radius))
    for begin, (x, y) in zip((10_800_000, 16_200_000, 0, 5_400_000), ends, strict=True):
        parts.append(f'<a:arcTo wR="{radius}" hR="{radius}" stAng="{begin}" swAng="5400000"/>{_to("lnTo", x, y)}')
    return "".join(parts)


def _to(how: str, x: int, y: int) -> str:
    return f'<a:{how}><a:pt x="{x}" y="{y}"/></a:{how}>'


def freeform(lines: Sequence[Sequence[Point]], x: float, y: float, width: float, height: float) -> str:
    """Open lines as an outline of their own, with the place that they take."""
    path = "".join(
        _to("lnTo" if place else "moveTo", emu(px - x), emu(py - y))
        for points in lines
        for place, (px, py) in enumerate(points)
    )
    return (
        f"{transform(x, y, width, height)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{max(1, emu(width))}" h="{max(1, emu(height))}" fill="none">{path}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def fill(colour: str | None) -> str:
    """What a shape is filled with."""
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>' if colour else "<a:noFill/>"


def line(colour: str | None, width: float, *, dashed: bool = False, arrow: bool = False) -> str:
    """How a line looks. The order of its parts is fixed by the schema."""
    if colour is None:
        return "<a:ln><a:noFill/></a:ln>"
    dashes = '<a:prstDash val="dash"/>' if dashed else ""
    head = '<a:tailEnd type="triangle" w="med" len="med"/>' if arrow else ""
    return f'<a:ln w="{emu(width)}">{fill(colour)}{dashes}<a:miter lim="800000"/>{head}</a:ln>'
