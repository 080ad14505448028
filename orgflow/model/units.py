"""What units measure, so that a target in seconds is not taken for one in percent."""

from typing import Literal

from orgflow.model.values import parse_duration

Dimension = Literal["percent", "time", "money"]

# Written alike in every language.
SYMBOLS = frozenset(("s", "m", "min", "h", "d", "w", "mo", "q", "y"))
_PERCENT = frozenset(("%", "％", "percent", "per cent", "百分比", "百分点"))
_TIME = SYMBOLS | frozenset(
    (
        *("sec", "secs", "second", "seconds", "mins", "minute", "minutes", "hr", "hrs", "hour", "hours"),
        *("day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years"),
        *("秒", "秒钟", "分钟", "小时", "天", "日", "周", "星期", "个月", "月", "季度", "个季度", "年"),
    )
)
_MONEY = frozenset(("元", "万元", "¥", "￥", "€", "$", "£"))
_LETTERS_OF_A_CURRENCY = 3


def dimension(unit: str) -> Dimension | None:
    """What a unit measures; None for those that are counted in words of their own (`points`, 单/天)."""
    folded = unit.strip().casefold()
    if folded in _PERCENT:
        return "percent"
    if folded in _TIME or _is_rest_of_duration(unit):
        return "time"
    if folded in _MONEY or is_currency(unit):
        return "money"
    return None


def is_currency(unit: str) -> bool:
    """Whether a unit looks like the code of a currency (ISO 4217)."""
    return len(unit) == _LETTERS_OF_A_CURRENCY and unit.isascii() and unit.isalpha() and unit.isupper()


def _is_rest_of_duration(unit: str) -> bool:
    """`h30m`, which stands behind the number of `1h30m`."""
    try:
        parse_duration(f"1{unit}")
    except ValueError:
        return False
    return True
