"""JSON files: the same tree as YAML gives, and every fault with its place."""

from collections.abc import Callable

import pytest

from orgflow.document import Limits
from orgflow.document.files import Part

Read = Callable[..., Part]


@pytest.mark.parametrize(
    ("text", "place", "say", "hint"),
    [
        ('{"a": 1,}', (1, 8), "nothing follows this comma", "Take the comma away."),
        ('{"a": [1, 2,]}', (1, 12), "nothing follows this comma", "Take the comma away."),
        ('{"a": 1 "b": 2}', (1, 9), "not well-formed JSON: `,` or `}` should stand here", None),
        ('{"a": [1 2]}', (1, 10), "not well-formed JSON: `,` or `]` should stand here", None),
        ('{"a" 1}', (1, 6), "not well-formed JSON: `:` should stand here", None),
        ("{'a': 1}", (1, 2), 'not well-formed JSON: a key in `"` should stand here', 'Put texts and keys in `"`.'),
        ("{\"a\": 'b'}", (1, 7), "not well-formed JSON: a value should stand here", 'Put texts and keys in `"`.'),
        ("{a: 1}", (1, 2), 'not well-formed JSON: a key in `"` should stand here', None),
        ('{"a": NaN}', (1, 7), "not well-formed JSON: a value should stand here", "JSON has no such number."),
        ('{"a": Infinity}', (1, 7), "not well-formed JSON: a value should stand here", "JSON has no such number."),
        ('{"a": 01}', (1, 7), "not well-formed JSON: a value should stand here", None),
        ('{"a": .5}', (1, 7), "not well-formed JSON: a value should stand here", None),
        ('{"a": 1.}', (1, 7), "not well-formed JSON: a value should stand here", None),
        ('{"a": tru}', (1, 7), "not well-formed JSON: a value should stand here", None),
        ('{"a": 1} 2', (1, 10), "not well-formed JSON: the end of the file should stand here", None),
        ('{\n"a": 1\n// b\n}', (3, 1), "not well-formed JSON: `,` or `}` should stand here", "JSON has no comments"),
        ('{"a": "b', (1, 7), "the quotation mark opened here is not closed", 'Close the text with `"`.'),
        ('{"a": "b\nc"}', (1, 9), "a line ends, or a tab stands, inside a text", 'Close the text with `"`'),
        ('{"a": "\\x"}', (1, 8), "this `\\` means nothing", "Write `\\\\` for a backslash."),
        ('{"a": "\\u12"}', (1, 9), "this `\\` means nothing", "Write `\\\\` for a backslash."),
        ('{"a": "\\ud800"}', (1, 7), "a `\\u…` in this text is half of a character", "Write the character itself."),
        ('{"a": "\\u0007"}', (1, 7), "invisible character U+0007 in this text", "Delete it."),
        ('{"a": ', (1, 7), "not well-formed JSON: a value should stand here", None),
        ("", (1, 1), "the file is empty", "Begin with `orgflow: 1`."),
        (" \n", (1, 1), "the file is empty", "Begin with `orgflow: 1`."),
        ("[1]", (1, 1), "the file must hold `key: value` lines", "Begin with `orgflow: 1`."),
    ],
)
def test_faults(part: Read, text: str, place: tuple[int, int], say: str, hint: str | None) -> None:
    (finding,) = part(text, "t.json").findings
    assert (finding.at.line, finding.at.column) == place
    assert finding.problem.say.en == say
    assert finding.problem.say.zh
    if hint is None:
        assert finding.problem.hint is None
    else:
        assert finding.problem.hint
        assert str(finding.problem.hint.en).startswith(hint)
        assert finding.problem.hint.zh


def test_a_repeated_key_shows_both_places(part: Read) -> None:
    read = part('{"a": 1,\n "\\u0061": 2}', "t.json")
    (finding,) = read.findings
    assert (finding.rule, finding.at.line, finding.at.column) == ("duplicate-key", 2, 2)
    assert [(note.at.line, note.at.column) for note in finding.problem.related] == [(1, 2)]
    assert read.tree is not None
    assert read.tree.plain == {"a": 1}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12345678901234567890", "12345678901234567890"),
        ("-0", 0),
        ("1e999", "1e999"),
        ("1E2", 100.0),
        ("0.1", 0.1),
        ('"\\ud83d\\ude00"', "😀"),
        ('"e\\u0301"', "\u00e9"),
        ('"\\r\\n\\t"', "\r\n\t"),
    ],
)
def test_values(part: Read, written: str, value: object) -> None:
    read = part(f'\ufeff{{"a": {written}}}', "T.JSON")
    assert read.findings == ()
    assert read.tree is not None
    assert read.tree.plain == {"a": value}
    assert type(read.tree.plain["a"]) is type(value)


def test_depth_is_counted_as_in_yaml(part: Read) -> None:
    for depth, expected in ((3, 0), (4, 1)):
        text = "{" * 0 + '{"a": ' + "[" * (depth - 1) + "1" + "]" * (depth - 1) + "}"
        for name in ("t.json", "t.yaml"):
            findings = part(text, name, Limits(depth=3)).findings
            assert [finding.rule for finding in findings] == ["limit-exceeded"] * expected
            assert [finding.at.column for finding in findings] == [9] * expected


def test_values_are_counted_as_in_yaml(part: Read) -> None:
    text = '{"a": [1, 2, {"b": "c"}]}'
    for name in ("t.json", "t.yaml"):
        assert part(text, name, Limits(nodes=8)).findings == ()
        assert [finding.rule for finding in part(text, name, Limits(nodes=7)).findings] == ["limit-exceeded"]
