"""Which plain scalars are what: the table of YAML 1.2's core schema, and where ours keeps text instead."""

import math
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgflow.document import Budget, Limits
from orgflow.document.files import Part, read_bytes
from orgflow.document.scalars import resolve

# https://yaml.org/spec/1.2.2/#1032-tag-resolution, word for word.
CORE = {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "octal": r"0o[0-7]+",
    "hexadecimal": r"0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
    "infinity": r"[-+]?(\.inf|\.Inf|\.INF)",
    "not a number": r"\.nan|\.NaN|\.NAN",
}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("10:00", "10:00"),
        ("1:30:00", "1:30:00"),
        ("no", "no"),
        ("No", "No"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("010", 10),
        ("-010", -10),
        ("0", 0),
        ("-0", 0),
        ("+7", 7),
        ("0o17", 15),
        ("0o18", "0o18"),
        ("017", 17),
        ("0x1F", 31),
        ("0xG", "0xG"),
        ("-0x1F", "-0x1F"),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("1.5", 1.5),
        ("1.", 1.0),
        (".5", 0.5),
        ("-.5", -0.5),
        ("1e3", 1000.0),
        ("1E+3", 1000.0),
        ("1e0001", 10.0),
        ("1e999", "1e999"),
        ("-1e999", "-1e999"),
        ("12345678901234567890", "12345678901234567890"),
        ("999999999999999", 999999999999999),
        ("1000000000000000", "1000000000000000"),
        (".inf", ".inf"),
        ("-.Inf", "-.Inf"),
        (".nan", ".nan"),
        (".", "."),
        ("-", "-"),
        ("+", "+"),
        ("e3", "e3"),
        ("1e", "1e"),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("tRUE", "tRUE"),
        ("false", False),
        ("null", None),
        ("Null", None),
        ("~", None),
        ("", None),
        ("nULL", "nULL"),
        ("2024-01-01", "2024-01-01"),
        ("١٢", "١٢"),
        ("１２", "１２"),
        ("95%", "95%"),
        ("0.1", 0.1),
    ],
)
def test_a_plain_scalar(part: Callable[..., Part], written: str, value: object) -> None:
    assert resolve(written) == value
    assert type(resolve(written)) is type(value)
    tree = part(f"key: {written}\n" if written != "-" else "key: [-]\n").tree
    if written != "-":
        assert tree is not None
        assert tree.plain == {"key": value}


@given(st.from_regex("|".join(CORE.values()), fullmatch=True) | st.text("0123456789.eE+-oxinfaNtrul~", max_size=30))
def test_types_are_those_of_the_core_schema_save_where_a_value_would_be_lost(written: str) -> None:
    value = resolve(written)
    kind = next((kind for kind, pattern in CORE.items() if re.fullmatch(pattern, written)), None)
    if isinstance(value, str):
        assert value == written
        lost = (
            kind in ("infinity", "not a number")
            or len(written) > 12
            or (kind == "float" and math.isinf(float(written)))
        )
        assert kind is None or lost
    else:
        expected: dict[str | None, object] = {"null": None, "bool": written.lower() == "true"}
        if kind in ("int", "octal", "hexadecimal"):
            assert value == int(written, {"int": 10, "octal": 8, "hexadecimal": 16}[kind])
        elif kind == "float":
            assert value == float(written)
        else:
            assert value is expected[kind]


@given(st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters='"\\'), max_size=20))
def test_what_is_quoted_is_text(written: str) -> None:
    tree = read_bytes(f'"k": "{written}"\n'.encode(), "t.yaml", Budget(Limits())).tree
    assert tree is not None
    assert tree.plain == {"k": unicodedata.normalize("NFC", written)}
