"""The formats that schemas name: which text fits, what it is called, and an example to show.

Both validators check with the same functions, so that they cannot disagree.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from string import hexdigits

from orgflow.model.hours import parse_hours
from orgflow.model.ids import is_attribute_id, is_id
from orgflow.model.values import (
    parse_address,
    parse_after,
    parse_cadence,
    parse_duration,
    parse_money,
    parse_percent,
    parse_target,
)
from orgflow.text import Text

_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Format:
    """`fits` judges any value and lets pass what is not text; `wanted` names what it looks for, `example` shows one."""

    fits: Callable[[object], bool]
    wanted: Text
    example: str


def _if_text(check: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or check(value)


def _parses(parse: Callable[[str], object]) -> Callable[[object], bool]:
    def fits(text: str) -> bool:
        try:
            parse(text)
        except ValueError:
            return False
        return True

    return _if_text(fits)


def _day(text: str) -> date:
    if len(text) != len("2025-01-31") or not text.isascii():
        raise ValueError(f"not a day: {text!r}")
    return date.fromisoformat(text)


def _is_section(text: str) -> bool:
    """Sections carry the numbers of the source, such as `A1.2`."""
    return text.strip() == text and any(character.isalnum() for character in text) and " " not in text


def _is_colour(text: str) -> bool:
    return len(text) == len("#0B3C6F") and text[0] == "#" and all(digit in hexdigits for digit in text[1:])


def _is_typeface(text: str) -> bool:
    """It stands among other names in files of several formats, and must mean nothing else there."""
    return len(text) <= _LONGEST_NAME and text.replace(" ", "").replace("-", "").isalnum()


FORMATS: dict[str, Format] = {
    "id": Format(
        _if_text(is_id),
        Text(
            "an id (a letter, then letters, digits, `_` or `-`)",
            "标识（以文字或字母开头，后接文字、字母、数字、`_` 或 `-`）",
        ),
        "order_clerk",
    ),
    "attribute-id": Format(
        _if_text(is_attribute_id),
        Text(
            "an attribute id (ASCII letters, digits and `_`, and no reserved word)",
            "属性标识（ASCII 字母、数字和 `_`，且不是保留字）",
        ),
        "amount",
    ),
    "section": Format(_if_text(_is_section), Text("the number or short name of a section", "章节的编号或短名"), "A1.2"),
    "duration": Format(_parses(parse_duration), Text("a duration", "时长"), "1h30m"),
    "timer": Format(_parses(parse_after), Text("a duration or a percentage", "时长或百分比"), "75%"),
    "cadence": Format(_parses(parse_cadence), Text("a cadence", "周期"), "weekly"),
    "hours": Format(
        _parses(parse_hours),
        Text(
            "opening hours (no sunrise, easter, school days or open ends)",
            "营业时间（不含日出、复活节、学校日，时段须有起止）",
        ),
        "Mo-Fr 09:00-18:00; Sa 10:00-16:00",
    ),
    "money": Format(_parses(parse_money), Text("an amount of money with its currency", "带币种的金额"), "500 CNY"),
    "percent": Format(_parses(parse_percent), Text("a percentage", "百分比"), "95%"),
    "target": Format(_parses(parse_target), Text("a target", "目标值"), "≥ 95%"),
    "address": Format(_parses(parse_address), Text("an address", "地址"), "duty:refund"),
    "colour": Format(_if_text(_is_colour), Text("a colour in six hexadecimal digits", "六位十六进制颜色"), "#0B3C6F"),
    "typeface": Format(
        _if_text(_is_typeface),
        Text(
            "the name of a typeface (letters, digits, blanks and hyphens)", "字体名称（文字、字母、数字、空格和连字符）"
        ),
        "Noto Sans SC",
    ),
    "day": Format(_parses(_day), Text("a day", "日期"), "2025-01-31"),
}
