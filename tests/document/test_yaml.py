"""YAML beyond its scalars: repeated keys, aliases, limits, kinds of keys and documents."""

from collections.abc import Callable
from typing import Any

import pytest

from orgflow.document import Limits
from orgflow.document.files import Part

Read = Callable[..., Part]


def plain(part: Part) -> Any:
    assert [finding.problem.say.en for finding in part.findings] == []
    assert part.tree is not None
    return part.tree.plain


def said(part: Part) -> list[tuple[str, int, int, str | None]]:
    return [(each.rule, each.at.line, each.at.column, each.problem.say.en) for each in part.findings]


def test_a_repeated_key_shows_both_places_and_the_first_value_stays(part: Read) -> None:
    read = part("a: 1\nb: {c: 1, 'c': 2}\n\"a\": 3\na: 4\n")
    assert said(read) == [
        ("duplicate-key", 2, 11, "the key `c` stands here twice"),
        ("duplicate-key", 3, 1, "the key `a` stands here twice"),
        ("duplicate-key", 4, 1, "the key `a` stands here twice"),
    ]
    assert [(note.at.line, note.at.column) for each in read.findings for note in each.problem.related] == [
        (2, 5),
        (1, 1),
        (1, 1),
    ]
    assert read.tree is not None
    assert read.tree.plain == {"a": 1, "b": {"c": 1}}


def test_keys_are_text_as_written(part: Read) -> None:
    tree = plain(part("1: a\n01: b\ntrue: c\n~: d\nnull: e\n1.50: f\n10:00: g\n'': h\n"))
    assert tree == {"1": "a", "01": "b", "true": "c", "~": "d", "null": "e", "1.50": "f", "10:00": "g", "": "h"}


def test_words_in_two_normal_forms_are_one_key(part: Read) -> None:
    read = part("\u00e9: 1\ne\u0301: 2\n")
    assert said(read) == [("duplicate-key", 2, 1, "the key `\u00e9` stands here twice")]


@pytest.mark.parametrize("text", ["a: e\u0301\n", 'a: "e\\u0301"\n', "a: 'e\u0301'\n", "a: |-\n  e\u0301\n"])
def test_text_is_brought_into_nfc_escapes_included(part: Read, text: str) -> None:
    assert plain(part(text)) == {"a": "\u00e9"}


def test_a_key_of_brackets_is_refused_and_the_rest_read(part: Read) -> None:
    read = part("[a, b]: 1\n{c: d}: 2\ne: 3\n")
    assert said(read) == [
        ("yaml-syntax", 1, 1, "a key must be a single word"),
        ("yaml-syntax", 2, 1, "a key must be a single word"),
    ]
    assert read.tree is not None
    assert read.tree.plain["e"] == 3


def test_merge_keys_are_refused_unless_quoted(part: Read) -> None:
    assert said(part("a: &x {b: 1}\nc: {<<: *x}\n")) == [
        ("yaml-syntax", 2, 5, "merge keys `<<` are not part of the language")
    ]
    assert plain(part("'<<': 1\n")) == {"<<": 1}


def test_tags_are_refused_each_and_their_values_are_text(part: Read) -> None:
    read = part("a: !!int 5\nb: !x [1]\nc: &k !y {d: 1}\ne: '!z'\n")
    assert said(read) == [
        ("yaml-syntax", 1, 4, "`!!int` would be a YAML tag"),
        ("yaml-syntax", 2, 4, "`!x` would be a YAML tag"),
        ("yaml-syntax", 3, 7, "`!y` would be a YAML tag"),
    ]
    assert read.tree is not None
    assert read.tree.plain == {"a": "5", "b": [1], "c": {"d": 1}, "e": "!z"}


def test_an_anchor_may_repeat_a_value_and_be_named_anew(part: Read) -> None:
    assert plain(part("a: &x [1, &y two]\nb: *x\nc: *y\nd: &x three\ne: *x\n")) == {
        "a": [1, "two"],
        "b": [1, "two"],
        "c": "two",
        "d": "three",
        "e": "three",
    }


@pytest.mark.parametrize(
    ("text", "column", "say"),
    [
        ("a: *x\n", 4, "`*x` repeats something not named before"),
        ("a: &x [*x]\n", 8, "`*x` repeats what it is itself a part of"),
        ("a: &x {b: {c: *x}}\n", 15, "`*x` repeats what it is itself a part of"),
        ("*x : 1\n", 1, "`*x` repeats something not named before"),
    ],
)
def test_an_alias_to_nothing_or_to_itself(part: Read, text: str, column: int, say: str) -> None:
    assert said(part(text)) == [("yaml-syntax", 1, column, say)]


def test_what_aliases_repeat_is_counted_as_often(part: Read) -> None:
    # 1 mapping, then per line a key, a list and its members: 5, then 2 + 2 * 4, then 2 + 2 * 9.
    text = "a: &a [1, 2, 3]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert plain(part(text, limits=Limits(nodes=36)))["c"] == [[[1, 2, 3]] * 2] * 2
    read = part(text, limits=Limits(nodes=35))
    assert said(read) == [("limit-exceeded", 3, 9, "all files together hold more than 35 values")]


def test_a_billion_laughs_end_at_the_limit(part: Read) -> None:
    lines = ["a0: &a0 [lol]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    (finding,) = part("\n".join(lines)).findings
    assert finding.rule == "limit-exceeded"
    assert finding.problem.say.zh == "所有文件合计超过 500000 个值"


@pytest.mark.parametrize(
    ("limits", "text", "place", "say"),
    [
        (Limits(depth=3), "a: [[1]]\nb: [[[1]]]\n", (2, 6), "values are nested more than 3 deep"),
        (Limits(scalar=5), "a: abcde\nb: abcdef\n", (2, 4), "this value is longer than 5 characters"),
        (Limits(scalar=5), "abcdef: x\n", (1, 1), "this value is longer than 5 characters"),
        (Limits(faults=2), "a: !b 1\nc: !d 1\ne: !f 1\n", (3, 4), "only the first 2 faults are told"),
    ],
)
def test_limits(part: Read, limits: Limits, text: str, place: tuple[int, int], say: str) -> None:
    read = part(text, limits=limits)
    last = read.findings[-1]
    assert (last.rule, last.at.line, last.at.column, last.problem.say.en) == ("limit-exceeded", *place, say)
    assert last.problem.hint
    assert read.tree is None


def test_a_second_document_is_shown_where_it_begins(part: Read) -> None:
    assert plain(part("---\na: 1\n...\n")) == {"a": 1}
    read = part("a: 1\n---\nb: 2\n---\nc: 3\n")
    assert said(read) == [("yaml-syntax", 2, 1, "a second document begins here")]
    assert read.tree is not None
    assert read.tree.plain == {"a": 1}


def test_a_syntax_error_comes_with_the_faults_before_it(part: Read) -> None:
    read = part("a: !x 1\na: 2\nb: [\n")
    assert [finding.rule for finding in read.findings] == ["yaml-syntax", "duplicate-key", "yaml-syntax"]
    assert read.tree is None


@pytest.mark.parametrize(("text", "say"), [
    ("", "the file is empty"),
    ("# only words\n", "the file is empty"),
    ("---\n", "the file is empty"),
    ("~\n", "the file is empty"),
    ("- a\n", "the file must hold `key: value` lines"),
    ("12\n", "the file must hold `key: value` lines"),
])  # fmt: skip
def test_what_is_no_mapping(part: Read, text: str, say: str) -> None:
    assert said(part(text)) == [("yaml-syntax", 1, 1, say)]
    assert part(text).tree is None


def test_long_words_are_cut_in_messages(part: Read) -> None:
    (finding,) = part(f"a: !{'x' * 5000}\n").findings
    assert finding.problem.say.en == f"`!{'x' * 38}…` would be a YAML tag"
