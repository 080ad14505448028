"""Values with an inner shape: durations, cadences, money, percentages, targets. All are written as short text.

Every `parse_…` function takes the text and returns the value; it raises ValueError, whose words are for developers:
what the consultant reads is made where the place is known.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from orgflow.text import Language

# Longest first, so that `mo` is not read as `m`.
_UNITS = ("mo", "s", "m", "h", "d", "w", "q", "y")
_PART = re.compile(rf"([0-9]{{1,9}})({'|'.join(_UNITS)})")
_PERCENT = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)\s*%\Z")
_MONEY = re.compile(r"(-?[0-9]{1,15}(?:\.[0-9]{1,4})?)\s*([A-Z]{3})\Z")
_TARGET = re.compile(r"(≥|>=|≤|<=|>|<|=)?\s*([0-9]{1,15}(?:\.[0-9]{1,6})?)\s*(.*)\Z")
_COMPARATORS = {">=": "≥", "<=": "≤"}
_EVERY = re.compile(r"every ([1-9][0-9]{0,2}) (days|weeks|months|quarters|years)\Z")
_SUM = 2
CADENCES = ("daily", "weekly", "monthly", "quarterly", "half-yearly", "yearly")

_UNIT_WORDS: dict[str, tuple[str, str, str]] = {
    # unit: (English singular, English plural, Chinese)
    "s": ("s", "s", "秒"),
    "m": ("min", "min", "分钟"),
    "h": ("h", "h", "小时"),
    "d": ("day", "days", "天"),
    "w": ("week", "weeks", "周"),
    "mo": ("month", "months", "个月"),
    "q": ("quarter", "quarters", "个季度"),
    "y": ("year", "years", "年"),
}
# What has no fixed length, in months.
MONTHS = {"mo": 1, "q": 3, "y": 12}
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as written: `parts` are (count, unit) with units s, m, h, d, w, mo, q, y."""

    parts: tuple[tuple[int, str], ...]

    def words(self, language: Language) -> str:
        """For people: `1 h 30 min`, `1 小时 30 分钟`."""
        return " ".join(_part_words(count, unit, language) for count, unit in self.parts)

    @property
    def seconds(self) -> int | None:
        """Seconds on a clock that never stops; None where months or longer are in it, whose length varies."""
        if any(unit not in _SECONDS for _, unit in self.parts):
            return None
        return sum(count * _SECONDS[unit] for count, unit in self.parts)


@dataclass(frozen=True, slots=True)
class Percent:
    """A share of a hundred: `75%` is `Percent(Decimal(75))`."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency (ISO 4217)."""

    amount: Decimal
    currency: str

    def words(self) -> str:
        """`3 000 CNY` with a narrow no-break space between thousands."""
        return f"{self.amount:,f}".replace(",", "\u202f") + f"\u00a0{self.currency}"


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often: a word of `CADENCES`, or `every` n days, weeks, months, quarters or years."""

    text: str


@dataclass(frozen=True, slots=True)
class Target:
    """What a measure should reach. `comparator` is ≥, ≤, >, <, = or empty (the KPI's direction decides).

    A sum of times is in the last of its units: `≤ 1h30m` is 90 `m`.
    """

    comparator: str
    value: Decimal
    unit: str


def parse_duration(text: str) -> Duration:
    """`30s`, `10m`, `4h`, `2d`, `1w`, `3mo`, `1q`, `2y` and sums such as `1h30m`."""
    parts = tuple((int(count), unit) for count, unit in _PART.findall(text))
    if not parts or "".join(f"{count}{unit}" for count, unit in _PART.findall(text)) != text:
        raise ValueError(f"not a duration: {text!r}")
    if all(count == 0 for count, _ in parts):
        raise ValueError("a duration of nothing")
    return Duration(parts)


def parse_percent(text: str) -> Percent:
    """`95%`, `99.5%`."""
    match = _PERCENT.match(text)
    if not match:
        raise ValueError(f"not a percentage: {text!r}")
    return Percent(Decimal(match[1]))


def parse_after(text: str) -> Duration | Percent:
    """When an exit is taken: a duration, or a percentage of the step's `within`."""
    return parse_percent(text) if text.endswith("%") else parse_duration(text)


def parse_money(text: str) -> Money:
    """`500 CNY`, `19.90 EUR`."""
    match = _MONEY.match(text)
    if not match:
        raise ValueError(f"not an amount of money: {text!r}")
    return Money(Decimal(match[1]), match[2])


def parse_cadence(text: str) -> Cadence:
    """`weekly`, `every 2 weeks`."""
    if text not in CADENCES and not _EVERY.match(text):
        raise ValueError(f"not a cadence: {text!r}")
    return Cadence(text)


def parse_target(text: str) -> Target | None:
    """`≥ 95%`, `<= 30s`, `4.5`; `none` for a measure that is only watched gives None."""
    if text == "none":
        return None
    match = _TARGET.match(text)
    if not match:
        raise ValueError(f"not a target: {text!r}")
    comparator = match[1] or ""
    value, unit = _summed(match[2] + match[3]) or (Decimal(match[2]), match[3])
    return Target(_COMPARATORS.get(comparator, comparator), value, unit)


def parse_address(text: str) -> tuple[str, str]:
    """`duty:refund` → ("duty", "refund"); `step:complaint.triage` → ("step", "complaint.triage")."""
    kind, colon, rest = text.partition(":")
    if not colon or not kind or not rest or rest != rest.strip():
        raise ValueError(f"not an address: {text!r}")
    return kind, rest


def _summed(text: str) -> tuple[Decimal, str] | None:
    """A sum such as `1h30m` in the last of its units, 90 minutes; None for what is no sum on a clock."""
    parts = _PART.findall(text)
    if len(parts) < _SUM or "".join(f"{count}{unit}" for count, unit in parts) != text:
        return None
    seconds, last = Duration(tuple((int(count), unit) for count, unit in parts)).seconds, parts[-1][1]
    return None if seconds is None else (Decimal(seconds) / _SECONDS[last], last)


def _part_words(count: int, unit: str, language: Language) -> str:
    singular, plural, chinese = _UNIT_WORDS[unit]
    if language == "zh":
        return f"{count} {chinese}"
    return f"{count} {singular if count == 1 else plural}"
