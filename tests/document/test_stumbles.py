"""What YAML's stumbles are called: place, words and hint in both languages; the table is in stumbles.txt."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orgflow.document.files import Part
from orgflow.reports.excerpt import excerpt

GOLDEN = Path(__file__).with_name("stumbles.txt")
STUMBLES = {
    "a target without quotes": "target: >= 95%\n",
    "a target above": "target: > 95%\nunit: share\n",
    "a bar": "note: | b\n",
    "an exclamation mark": "note: !x\n",
    "an exclamation mark and words": "note: !important thing\n",
    "a tag of Python": "note: !!python/object/apply:os.system [ls]\n",
    "a tag behind an anchor": "note: &a !x y\n",
    "an at sign": "note: @lead\n",
    "a percent sign": "note: %x\n",
    "a line of a percent sign": "note: a\n%x: 1\n",
    "a backquote": "note: `x`\n",
    "a star": "note: **bold**\n",
    "a star that repeats": "note: *x\n",
    "a star inside what it repeats": "note: &x [*x]\n",
    "an ampersand": "note: & b\n",
    "a question mark": "note: ? b\n",
    "a dash": "note: - b\n",
    "a colon in a text": "note: Which: this\n",
    "a colon in braces": "name: {zh: 甲: 乙, en: A}\n",
    "brackets in braces": "name: {zh: 甲{乙}, en: A}\n",
    "a full-width colon after a key": "team：\n  id: x\n",
    "a full-width colon on the last line": "orgflow: 1\nteam：x\n",
    "a full-width colon further down": "team:\n  id： x\n  name: y\n",
    "nothing but a full-width colon": "team：x\n",
    "a full-width comma in braces": "name: {zh: 甲，en: A}\n",
    "full-width quotation marks": "note: “x: y”\n",
    "full-width braces": "name: ｛zh: x｝\n",
    "a full-width colon that is text": "note: 时间：上午: 九点\n",
    "an ideographic space after a colon": "orgflow: 1\nteam:\u3000x\nroles: {}\n",
    "an ideographic indentation": "team:\n\u3000\u3000id: x\n",
    "an unbreakable indentation": "team:\n\u00a0\u00a0id: x\n",
    "a tab for an indentation": "team:\n\tid: x\n",
    "a tab further down": "team:\n  id: x\n\tname: y\n",
    "a tab after a dash": "roles:\n-\ta\n",
    "a tab in a block of text": "note: |\n\tx\n",
    "an open bracket": "roles: [a, b\nunits: {}\n",
    "an open bracket at the end": "roles: [a, b\n",
    "an open brace": "roles:\n  a: {unit: x\n  b: {unit: y}\n",
    "an open quotation mark": 'note: "x\nteam: y\n',
    "an open apostrophe": "note: 'x\nteam: y\n",
    "an apostrophe inside apostrophes": "note: 'it's'\n",
    "quotation marks inside quotation marks": 'note: "say "hi""\n',
    "a text after quotation marks": 'note: "x" y\n',
    "a bracket too many": "roles: [a]]\n",
    "a brace too many": "roles: {a: 1}}\n",
    "a lone brace": "roles: }\n",
    "two commas": "roles: [a,,b]\n",
    "a list beside keys": "roles:\n  a: 1\n  - b\n",
    "keys beside a list": "roles:\n  - a\n  b: 1\n",
    "a line too far right": "team:\n  id: x\n   name: y\n",
    "a line too far right of a value": "orgflow: 1\n  team: x\n",
    "a line between two depths": "team:\n    id: x\n  name: y\n",
    "a first line too far right": "  orgflow: 1\nteam: x\n",
    "a line without a colon": "orgflow: 1\nteam\nroles: {}\n",
    "a colon without a space": "orgflow: 1\nteam:x\nroles: {}\n",
    "a first colon without a space": "orgflow:1\nteam: x\n",
    "a backslash": 'note: "C:\\path"\n',
    "half a character": 'note: "\\ud800"\n',
    "no character": 'note: "\\xZZ"\n',
    "a bell": 'note: "\\x07"\n',
    "a mark that turns text around": 'note: "\\u202e"\n',
    "a merge": "a: &x {b: 1}\nc:\n  <<: *x\n",
    "a list for a key": "[a, b]: 1\n",
    "no key": "orgflow: 1\n: 2\n",
    "a second document": "orgflow: 1\n---\norgflow: 1\n",
    "a second document after an end": "orgflow: 1\n...\norgflow: 1\n",
    "another YAML": "%YAML 2.0\n---\norgflow: 1\n",
    "a key twice": "roles:\n  a: 1\n  b: 2\n  'a': 3\n",
    "nothing": "",
    "only a comment": "# so far\n",
    "a list": "- a\n- b\n",
    "a word": "orgflow\n",
}


def test_each_stumble_has_its_place_words_and_hint(
    part: Callable[..., Part], golden: Callable[[Path, str], None]
) -> None:
    blocks = []
    for name, text in STUMBLES.items():
        findings = part(text).findings
        assert findings, name
        blocks.append(f"## {name}\n")
        for finding in findings:
            say, hint = finding.problem.say, finding.problem.hint
            line, caret = excerpt(finding.at)
            blocks.append(
                f"{finding.at.line}:{finding.at.column} {finding.rule}\n  {line}\n  {caret}\n"
                f"  {say.en}\n    {hint.en if hint else '-'}\n  {say.zh}\n    {hint.zh if hint else '-'}\n"
            )
    golden(GOLDEN, "\n".join(blocks))


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("a: 1\ntarget: >= 95%\n", 2, 9, 'Put it in quotes: `">= 95%"`, or write `≥ 95%`'),
        ("note: !x\n", 1, 7, 'Put it in quotes: `"!x"`'),
        ("a: {zh: 甲: 乙, en: A}\n", 1, 10, "Put a text that holds `: `, quotes or brackets in quotes."),
        ("team：\n  id: x\n", 1, 5, "Write `: `."),
        ("name: {zh: 甲，en: A}\n", 1, 13, "Write `, `."),
        ("note: “x: y”\n", 1, 7, 'Write `"`.'),
        ("team:\n\tid: x\n", 2, 1, "Indent with spaces, not with tabs."),
        ("orgflow: 1\nteam:\u3000x\nroles: {}\n", 2, 6, "Write an ordinary space."),
        ("roles: [a, b\nunits: {}\n", 1, 8, "Write `]` at its end."),
    ],
)
def test_the_slips_that_the_language_page_names(
    part: Callable[..., Part], text: str, line: int, column: int, hint: str
) -> None:
    (finding,) = part(text).findings
    assert (finding.at.line, finding.at.column) == (line, column)
    assert finding.problem.hint
    assert finding.problem.hint.en == hint
    assert finding.problem.hint.zh


def test_full_width_signs_inside_texts_are_welcome(part: Callable[..., Part]) -> None:
    read = part("note: 先听：再查，后定。“好”\nname: {zh: '甲，乙：丙', en: A}\nlist: [一、二, 三：四]\n")
    assert read.findings == ()
    assert read.tree is not None
    assert read.tree.plain["list"] == ["一、二", "三：四"]


def test_a_comma_in_a_text_of_two_languages_is_told_to_be_quoted() -> None:
    from orgflow.document import Budget, Limits
    from orgflow.document.files import read_bytes
    from orgflow.schema import validate

    text = "orgflow: 1\nteam: {id: t, name: {zh: 甲, 乙, en: A}}\n"
    tree = read_bytes(text.encode(), "t.orgflow.yaml", Budget(Limits())).tree
    assert tree is not None
    (finding,) = validate(tree)
    assert finding.at.source.text[finding.at.start : finding.at.end] == "乙"
    assert finding.problem.hint
    assert "quote" in str(finding.problem.hint.en)
    assert "引号" in str(finding.problem.hint.zh)
