"""Values in the words of a table."""

from orgflow.model.values import Cadence, Target
from orgflow.text import Text

_OFTEN = {
    "daily": Text(en="daily", zh="每天"),
    "weekly": Text(en="weekly", zh="每周"),
    "monthly": Text(en="monthly", zh="每月"),
    "quarterly": Text(en="quarterly", zh="每季度"),
    "half-yearly": Text(en="half-yearly", zh="每半年"),
    "yearly": Text(en="yearly", zh="每年"),
}
_CHINESE = {"days": "天", "weeks": "周", "months": "个月", "quarters": "个季度", "years": "年"}
# Units that have words; of the others, `%` or `CNY`, both languages have the same.
_UNITS = {
    "s": ("s", "s", "秒"),
    "m": ("min", "min", "分钟"),
    "h": ("h", "h", "小时"),
    "d": ("day", "days", "天"),
    "w": ("week", "weeks", "周"),
    "mo": ("month", "months", "个月"),
    "q": ("quarter", "quarters", "个季度"),
    "y": ("year", "years", "年"),
}


def often(cadence: Cadence) -> Text:
    """`every 2 weeks`, `每 2 周`."""
    if cadence.text in _OFTEN:
        return _OFTEN[cadence.text]
    _, count, unit = cadence.text.split()
    return Text(en=cadence.text, zh=f"每 {count} {_CHINESE[unit]}")


def amount(target: Target | None) -> Text:
    """`≥ 95%`, `≤ 30 min`; nothing where there is no target."""
    if target is None:
        return Text()
    number = f"{target.value:f}"
    sign = f"{target.comparator} " if target.comparator else ""
    if target.unit in _UNITS:
        one, more, chinese = _UNITS[target.unit]
        word = one if target.value == 1 else more
        return Text(en=f"{sign}{number} {word}", zh=f"{sign}{number} {chinese}")
    said = f"{sign}{number}{target.unit}" if target.unit == "%" else f"{sign}{number} {target.unit}".rstrip()
    return Text(en=said, zh=said)
