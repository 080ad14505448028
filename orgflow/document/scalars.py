"""Which plain scalars are numbers, booleans or nothing: the YAML 1.2 core schema.

Differences, so that no value is lost: whole numbers of more than fifteen digits, numbers too large for floating point
and `.inf`/`.nan` stay text. Source: https://yaml.org/spec/1.2.2/#103-core-schema
"""

import math
import re

from orgflow.document.tree import ScalarValue

WORDS: dict[str, ScalarValue] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
# What the first character of a plain scalar must be for it to be anything but text; "" is that of nothing.
MAY_BE_TYPED = frozenset(("", *"~nNtTfF0123456789+-."))
_INTEGER = re.compile(r"[-+]?[0-9]{1,15}\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?\Z")
_BASED = re.compile(r"0o[0-7]{1,15}\Z|0x[0-9a-fA-F]{1,12}\Z")
# No number that floating point can hold needs more.
_LONGEST_NUMBER = 32


def resolve(text: str) -> ScalarValue:
    """The value of a plain scalar."""
    if text in WORDS:
        return WORDS[text]
    if text[0] not in "0123456789+-." or len(text) > _LONGEST_NUMBER:
        return text
    if _INTEGER.match(text):
        return int(text)
    if _BASED.match(text):
        return int(text, 0)
    if _FLOAT.match(text):
        number = float(text)
        return number if math.isfinite(number) else text
    return text
