"""The fonts that travel with orgflow: Noto Sans SC, Regular and Bold, under the SIL Open Font Licence (OFL.txt).

They are made by `.ci/make_fonts.py`. How wide a character is, and whether we have it at all, is read from the font
files themselves, so that nothing can go stale.
"""

import struct
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from unicodedata import category, combining, east_asian_width

FAMILY = "Noto Sans SC"


def font_files() -> tuple[Path, Path]:
    """The files of the Regular and of the Bold weight."""
    folder = Path(str(files(__name__)))
    return folder / "NotoSansSC-Regular.ttf", folder / "NotoSansSC-Bold.ttf"


@cache
def advances(bold: bool = False) -> "Advances":
    """Widths of characters in ems, for one weight."""
    return Advances(_read_advances(font_files()[bold].read_bytes()))


def missing_glyphs(text: str) -> str:
    """The characters of `text` that our fonts cannot show, each once, in order of appearance."""
    known = advances()
    return "".join(dict.fromkeys(char for char in text if not known.has(char) and category(char)[0] not in "ZC"))


class Advances(dict[str, float]):
    """Character to width in ems. A character that the font lacks counts as it would in most other fonts."""

    def __init__(self, known: Iterator[tuple[str, float]]) -> None:
        super().__init__(known)
        self._known = frozenset(self)

    def has(self, char: str) -> bool:
        """Whether the font itself has the character."""
        return char in self._known

    def __missing__(self, char: str) -> float:
        width = 0.0 if combining(char) else 1.0 if east_asian_width(char) in "WF" else 0.6
        self[char] = width
        return width


def _read_advances(data: bytes) -> Iterator[tuple[str, float]]:
    """Character map and advance widths of a TrueType file (OpenType specification: cmap format 12, hmtx)."""
    tables = {
        data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)
    }
    (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    metrics = struct.unpack_from(f">{count * 2}H", data, tables[b"hmtx"])[::2]
    cmap = tables[b"cmap"]
    for record in range(cmap + 4, cmap + 4 + 8 * struct.unpack_from(">H", data, cmap + 2)[0], 8):
        table = cmap + struct.unpack_from(">I", data, record + 4)[0]
        if struct.unpack_from(">H", data, table)[0] != 12:
            continue
        (groups,) = struct.unpack_from(">I", data, table + 12)
        for first, last, glyph in struct.iter_unpack(">III", data[table + 16 : table + 16 + 12 * groups]):
            for code in range(first, last + 1):
                yield chr(code), metrics[min(glyph + code - first, count - 1)] / units
        return
