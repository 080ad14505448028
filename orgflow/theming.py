"""Theme files: colours, typefaces, logo and footer, as YAML; refused with all that is wrong with them."""

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from orgflow.document import Budget, Limits, Mapping, Node
from orgflow.document.assembly import limit_finding
from orgflow.document.files import is_regular, read_file
from orgflow.document.limits import LimitReached
from orgflow.finding import Finding, Problem, spec_finding
from orgflow.layout.legibility import troubles
from orgflow.layout.theme import Logo, Theme
from orgflow.scene import Fonts
from orgflow.schema import validate
from orgflow.schema.files import THEME
from orgflow.settings import SettingsError
from orgflow.source import Source, Span
from orgflow.text import LANGUAGES, Text, phrase

_SIZE = 1_000_000
_SIDE = 4_000
_DRAWN = 560
"""How many pixels wide an SVG becomes."""
_LONGEST = 20.0
"""How many times wider than high a logo is at most, or higher than wide."""
_PNG = b"\x89PNG\r\n\x1a\n"
_XLINK = "{http://www.w3.org/1999/xlink}href"


class _Broken(Exception):
    """A logo that cannot be used; `say` tells why."""

    def __init__(self, say: Text) -> None:
        super().__init__(say.get("en"))
        self.say = say


def read_theme(file: Path) -> Theme:
    """The theme that a file holds. Its logo lies in the same folder or below.

    Raises `SettingsError` with all that is wrong with it, and OSError where it cannot be read.
    """
    folder = file.resolve().parent
    try:
        part = read_file(folder / file.name, folder, Budget(Limits(size=_SIZE, nodes=1_000)))
    except LimitReached as reached:
        raise SettingsError(file.name, (limit_finding(reached, Span(Source(file.name, "", file), 0, 0)),)) from None
    faults = (*part.findings, *(validate(part.tree, THEME) if part.tree else ()))
    if part.tree is None or faults:
        raise SettingsError(file.name, faults)
    said, tree = part.tree.plain, part.tree
    faults = tuple(_illegible(tree))
    if faults:
        raise SettingsError(file.name, faults)
    fonts, footer = said.get("fonts", {}), said.get("footer")
    return Theme(
        {name: colour.upper() for name, colour in said.get("colours", {}).items()},
        Fonts(fonts.get("latin", ""), fonts.get("chinese", "")),
        _logo(tree, folder, file.name) if "logo" in said else None,
        _words(footer) if footer else None,
    )


def _words(said: str | dict[str, str]) -> Text:
    if isinstance(said, str):
        return Text(en=said, zh=said)
    first = next(said[language] for language in LANGUAGES if language in said)
    return Text(en=said.get("en", first), zh=said.get("zh", first))


def _illegible(tree: Mapping) -> Iterator[Finding]:
    """Colours that cannot be read or told apart, at the first of the two that the theme states."""
    stated = tree.get("colours")
    if not isinstance(stated, Mapping):
        return
    hint = phrase("Make one of them lighter or darker.", "请把其中一种颜色调浅或调深。")
    for names, say in troubles(stated.plain):
        at = next(stated.entries[name].value for name in names if name in stated.entries)
        yield spec_finding("schema-violation", Problem(at.span, say, hint=hint))


def _logo(tree: Mapping, folder: Path, name: str) -> Logo:
    """The picture that the theme names. What is drawn is always PNG that was made here: nothing active goes out."""
    node = tree.get("logo")
    assert isinstance(node, Node)
    said = tree.plain["logo"]
    try:
        file = (folder / said).resolve()
        if not file.is_relative_to(folder) or not is_regular(file):
            raise _Broken(phrase("`{file}` is not a file beside the theme", "`{file}` 不是主题旁边的文件", file=said))
        with file.open("rb") as stream:
            data = stream.read(_SIZE + 1)
        if len(data) > _SIZE:
            raise _Broken(phrase("`{file}` is larger than 1 MB", "`{file}` 超过 1 MB", file=said))
        return _decoded(_drawn(data, said) if file.suffix.lower() == ".svg" else data, said, Path(said).stem)
    except _Broken as broken:
        hint = phrase("Give a PNG or SVG file.", "请提供 PNG 或 SVG 文件。")
        finding = spec_finding("import-refused", Problem(node.span, broken.say, hint=hint))
        raise SettingsError(name, (finding,)) from None


def _drawn(data: bytes, name: str) -> bytes:
    """An SVG as PNG. It may refer to nothing outside itself."""
    import resvg_py
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise _Broken(phrase("`{file}` is not SVG", "`{file}` 不是有效的 SVG", file=name)) from None
    for element in root.iter():
        link = element.get("href", element.get(_XLINK, "#"))
        if not link.startswith(("#", "data:image/png;", "data:image/jpeg;")):
            raise _Broken(
                phrase(
                    "`{file}` refers to something outside itself: {link}",
                    "`{file}` 引用了外部内容：{link}",
                    file=name,
                    link=link[:60],
                )
            )
    if not 1 / _LONGEST <= _ratio(root) <= _LONGEST:
        raise _Broken(
            phrase("`{file}` has no `viewBox` of a usable shape", "`{file}` 缺少比例合适的 `viewBox`", file=name)
        )
    try:
        return bytes(resvg_py.svg_to_bytes(svg_string=data.decode("utf-8"), width=_DRAWN, skip_system_fonts=True))
    except ValueError:
        raise _Broken(phrase("`{file}` cannot be drawn", "`{file}` 无法绘制", file=name)) from None


def _ratio(root: Element) -> float:
    """How much wider than high an SVG is; 0 if it does not say."""
    numbers = root.get("viewBox", "").replace(",", " ").split()
    try:
        width, height = (float(number) for number in numbers[2:])
    except ValueError:
        return 0.0
    return width / height if height > 0 else 0.0


def _decoded(data: bytes, name: str, alt: str) -> Logo:
    """A PNG, written anew without anything but its pixels."""
    from PIL import Image, UnidentifiedImageError

    if len(data) < 24 or not data.startswith(_PNG):
        raise _no_png(name)
    width, height = struct.unpack(">II", data[16:24])
    if max(width, height) > _SIDE or min(width, height) < 1:
        raise _Broken(
            phrase(
                "`{file}` has {width} × {height} pixels; at most {most} a side",
                "`{file}` 为 {width} × {height} 像素；每边最多 {most} 像素",
                file=name,
                width=width,
                height=height,
                most=_SIDE,
            )
        )
    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            pixels = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise _no_png(name) from None
    written = io.BytesIO()
    pixels.save(written, "PNG")
    return Logo(written.getvalue(), width, height, alt)


def _no_png(name: str) -> _Broken:
    return _Broken(phrase("`{file}` is not a PNG that can be read", "`{file}` 不是可读取的 PNG", file=name))
