"""Durations and cadences in ISO 8601, as timers have them, and back."""

import re
from decimal import Decimal

from orgflow.model.values import Cadence, Duration, Percent

_EVERY = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "half-yearly": "P6M",
    "yearly": "P1Y",
}
_LETTERS = {"days": (1, "D"), "weeks": (1, "W"), "months": (1, "M"), "quarters": (3, "M"), "years": (1, "Y")}
_WORDS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
# A share of a month is reckoned in days: nobody means the difference.
_DAY = 86_400
_SECONDS = {
    "s": 1,
    "m": 60,
    "h": 3600,
    "d": _DAY,
    "w": 7 * _DAY,
    "mo": 30 * _DAY,
    "q": 91 * _DAY,
    "y": 365 * _DAY,
}
_ISO = re.compile(
    r"P(?=.)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?"
    r"(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.\d+)?S)?)?\Z"
)
_UNITS = ("y", "mo", "w", "d", "h", "m", "s")
_CYCLE = re.compile(r"R-?\d*/(?:[^/]*/)?(P[^/]*)\Z")


def iso_duration(duration: Duration) -> str:
    """`PT10M` of ten minutes."""
    sums = dict.fromkeys(_UNITS, 0)
    for count, unit in duration.parts:
        sums["mo" if unit == "q" else unit] += count * (3 if unit == "q" else 1)
    # ISO 8601 has weeks alone or not at all.
    if sums["w"] and any(count for unit, count in sums.items() if unit != "w"):
        sums["d"] += 7 * sums.pop("w")
    return _written([(count, unit) for unit, count in sums.items() if count])


def iso_share(of: Duration, share: Percent) -> str:
    """`PT7M30S` of 75 % of ten minutes; 100 % is the whole as it is written."""
    if share.value == 100:
        return iso_duration(of)
    seconds = sum(count * _SECONDS[unit] for count, unit in of.parts)
    left = int((Decimal(seconds) * share.value / 100).to_integral_value())
    parts = []
    for size, unit in ((_DAY, "d"), (3600, "h"), (60, "m"), (1, "s")):
        count, left = divmod(left, size)
        parts += [(count, unit)] if count else []
    return _written(parts or [(0, "s")])


def iso_cycle(cadence: Cadence) -> str:
    """`R/P1W` of weekly."""
    if cadence.text in _EVERY:
        return f"R/{_EVERY[cadence.text]}"
    _, count, unit = cadence.text.split()
    times, letter = _LETTERS[unit]
    return f"R/P{int(count) * times}{letter}"


def duration_of(text: str) -> str | None:
    """`10m` of `PT10M`; None for what is no duration or none of any length."""
    found = _ISO.match(text)
    if not found:
        return None
    counts = [(int(count or 0), unit) for count, unit in zip(found.groups(), _UNITS, strict=True)]
    return "".join(f"{count}{unit}" for count, unit in counts if count) or None


def cadence_of(text: str) -> str | None:
    """`weekly` of `R/P1W`; None for what is no cadence of ours."""
    found = _CYCLE.match(text)
    if not found:
        return None
    length = found[1]
    named = next((word for word, iso in _EVERY.items() if iso == length), None)
    if named:
        return named
    plain = re.fullmatch(r"P([1-9]\d{0,2})([DWMY])", length)
    return f"every {plain[1]} {_WORDS[plain[2]]}" if plain else None


def _written(parts: list[tuple[int, str]]) -> str:
    letters = {"y": "Y", "mo": "M", "w": "W", "d": "D", "h": "H", "m": "M", "s": "S"}
    date = "".join(f"{count}{letters[unit]}" for count, unit in parts if unit in ("y", "mo", "w", "d"))
    time = "".join(f"{count}{letters[unit]}" for count, unit in parts if unit in ("h", "m", "s"))
    return f"P{date}{f'T{time}' if time else ''}"
