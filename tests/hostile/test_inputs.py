"""The inputs that are known to break loaders: an answer, quickly, in little memory.

Those that can end a process go through the command line, the others are checked in this process.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest

Checked = Callable[..., dict[str, Any]]
MUCH = 4_000_000
HEAD = "orgflow: 1\nteam: {id: t}\nroles:\n  a: {}\n"


def rules(report: dict[str, Any]) -> list[str]:
    """The names of the rules that speak, each once."""
    return sorted({finding["rule"] for finding in report["findings"]})


def repeated(line: str, count: int | None = None) -> str:
    """The line with its number, until there is much of it."""
    return "".join(line.format(n, n + 1) for n in range(count or MUCH // (len(line) + 4)))


def nested_merge_keys() -> str:
    """Some 350 bytes that make yaml.safe_load take more than 2 GB."""
    lines = ["a: &a0 {x: 1}"]
    lines += [f"b{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 8)]
    return "\n".join(lines)[:356]


DEADLY = {
    "nested brackets": ("[" * 30_000, "limit-exceeded"),
    "nested braces": ("{" * MUCH, "limit-exceeded"),
    "deep mappings": ("".join(" " * depth + "a:\n" for depth in range(2_800)), "limit-exceeded"),
    "one line": ("a" * MUCH, "limit-exceeded"),
    "one scalar": (HEAD + '  b: {name: "' + "x" * (MUCH - 100) + '"}\n', "limit-exceeded"),
    "keys": (repeated("k{}:\n"), "limit-exceeded"),
    "braces": ("[" + "{}," * (MUCH // 3) + "]", "limit-exceeded"),
    "laughs": (
        "a0: &a0 lol\n" + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)),
        "limit-exceeded",
    ),
    "nested merge keys": (nested_merge_keys(), "yaml-syntax"),
    "a list in itself": ("a: &a [*a]\n", "yaml-syntax"),
    "code": ("a: !!python/object/apply:os.system [touch x]\n", "yaml-syntax"),
    "NUL bytes": (b"\0" * MUCH, "encoding"),
}


@pytest.mark.parametrize("name", DEADLY)
def test_what_ends_other_programs_is_refused_by_its_name(check: Checked, name: str) -> None:
    content, rule = DEADLY[name]
    assert rule in rules(check(content))


PART = MUCH // 8
LIMITED = {
    "brackets": "[" * MUCH,
    "dashes": "- " * PART,
    "question marks": "? " * PART,
    "a block of text": "a: |\n" + "  x\n" * PART,
    "colons": ":" * PART,
    "apostrophes": "'" * PART,
    "anchors": "x: [" + "&a b," * 500_000 + "]",
}


@pytest.mark.parametrize("name", LIMITED)
def test_too_much_is_said_to_be_too_much(check_inside: Checked, name: str) -> None:
    assert rules(check_inside(LIMITED[name])) == ["limit-exceeded"]


TOLD = {
    "repeated keys": ("a:\n" * PART, "duplicate-key"),
    "repeated keys in a line": ("x: {" + "a," * PART + "}", "duplicate-key"),
    "tags": ("x: [" + "!a b," * PART + "]", "yaml-syntax"),
    "aliases to nothing": ("x: [" + "*a," * PART + "]", "yaml-syntax"),
    "escapes": ("a: [" + '"\\x07",' * PART + "]", "encoding"),
    "imports of nothing": (
        "orgflow: 1\nteam: {id: t}\nimports:\n" + repeated("- x{}.yaml\n", 20_000),
        "import-refused",
    ),
    "names of nobody": (HEAD + repeated("  k{}: {{reports_to: z{}}}\n", 20_000), "unresolved-ref"),
    "unknown fields": (HEAD + repeated("  k{}: {{x: 1}}\n", 10_000), "schema-violation"),
}


@pytest.mark.parametrize("name", TOLD)
def test_of_many_faults_a_thousand_are_told(check_inside: Checked, name: str) -> None:
    text, rule = TOLD[name]
    report = check_inside(text)
    assert rules(report) == sorted([rule, "limit-exceeded"])
    assert len(report["findings"]) == 1001
    assert [each["message"] for each in report["findings"] if each["rule"] == "limit-exceeded"] == [
        "only the first 1000 faults are told"
    ]


REFUSED = {
    "a map in itself": ("a: &a {b: *a}\n", "yaml-syntax"),
    "a tag": ("!" * PART, "yaml-syntax"),
    "directives": ("%" * PART, "yaml-syntax"),
    "colons in a line": ("a: " * PART, "yaml-syntax"),
    "tabs": ("\t" * PART, "yaml-syntax"),
    "documents": ("---\n" * PART, "yaml-syntax"),
    "line ends": ("\n" * PART, "yaml-syntax"),
    "comments": ("#\n" * PART, "yaml-syntax"),
    "other bytes": (b"\xff" * MUCH, "encoding"),
    "control characters": ("\x01" * MUCH, "encoding"),
    "carriage returns": ("a\r" * PART, "encoding"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 100, "encoding"),
    "brackets of JSON in YAML": ('{"a":' * PART, "limit-exceeded"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_nonsense_is_refused_by_its_name(check_inside: Checked, name: str) -> None:
    content, rule = REFUSED[name]
    assert rule in rules(check_inside(content))


@pytest.mark.parametrize(
    "scalar",
    [
        *("2024-13-45", "2024-02-30 25:61:61", "0x", "0b2", "0o9", "1:60:99", "<<", "=", "!!binary x", "!!timestamp x"),
        *("-.inf", ".nan", "1e999999", "9" * 5000, "1_", "+_", "0b_", "-0x", "!!int x", "!!float x", "*", "&"),
    ],
)
def test_scalars_that_leave_other_loaders_as_exceptions(check_inside: Checked, scalar: str) -> None:
    for text in (f"orgflow: 1\nteam: {{id: t}}\nroles: {{a: {{name: {scalar}}}}}\n", f"{scalar}: {scalar}\n", scalar):
        check_inside(text)


@pytest.mark.parametrize("content", ["[" * MUCH, '{"a":' * PART, '"' + "x" * MUCH, "[" + "{}," * (MUCH // 3)])
def test_json_too(check_inside: Checked, content: str) -> None:
    assert rules(check_inside(content, "t.orgflow.json"))[0] in ("limit-exceeded", "yaml-syntax")


LARGE = {
    "everybody above everybody, with long names": HEAD
    + "".join(
        f"  r{n}: {{name: {'M' * 4000}, reports_to: [{', '.join(f'r{m}' for m in range(490) if m != n)}]}}\n"
        for n in range(490)
    ),
    "one workflow": HEAD
    + "workflows:\n  w:\n    kind: complaint\n    starts: {s: {next: s0}}\n    steps:\n"
    + repeated("      s{}: {{by: a, next: s{}}}\n", 30_000)
    + "      s30000: {type: end}\n",
}


@pytest.mark.parametrize("name", LARGE)
def test_what_is_large_and_well_formed_is_checked_in_time(check: Checked, name: str) -> None:
    text = LARGE[name]
    assert len(text) <= MUCH
    assert [root["reached"] for root in check(text)["roots"]] == ["rules"]


def test_a_report_for_people_holds_too(check: Checked) -> None:
    text = check("a: [" + '"\\x07",' * PART + "]", "text")["text"]
    assert "only the first 1000 faults are told [limit-exceeded]" in text


def test_much_json(check: Checked) -> None:
    roles = {f"k{number}": {"reports_to": f"k{number + 1}"} for number in range(20_000)}
    text = json.dumps({"orgflow": 1, "team": {"id": "t"}, "roles": {**roles, "k20000": {}}})
    assert check(text, name="t.orgflow.json")["roots"][0]["reached"] == "rules"


VARIANTS = HEAD + "variants:\n"
POSTS = repeated("  k{}: {{reports_to: a, deputy: a}}\n", 20_000)
VARIED = {
    "a chain": (VARIANTS + repeated("  v{}: {{extends: v{}}}\n", 60_000) + "  v60000: {}\n", "limit-exceeded"),
    "a circle": (
        VARIANTS + repeated("  v{}: {{extends: v{}}}\n", 50_000) + "  v50000: {extends: v0}\n",
        "schema-violation",
    ),
    "many": (
        HEAD + "duties: {d: {responsible: a}}\n" + VARIANTS[len(HEAD) :] + repeated("  v{}: {{}}\n", 9_000),
        "limit-exceeded",
    ),
    "large ones": (
        HEAD + POSTS + VARIANTS[len(HEAD) :] + repeated("  v{}: {{extends: v{}}}\n", 9) + "  v9: {}\n",
        "limit-exceeded",
    ),
    "nothing taken away": (
        VARIANTS + "  v: {patch: {roles: {" + repeated("x{}: null, ", 100_000) + "}}}\n",
        "limit-exceeded",
    ),
    "merged in pairs": (
        HEAD
        + POSTS
        + VARIANTS[len(HEAD) :]
        + "  v: {merge: {"
        + "".join(f"k{n}: k{n + 1}, " for n in range(0, 18_000, 2))
        + "}}\n",
        "span-too-wide",
    ),
    "merged in a row": (
        HEAD + POSTS + VARIANTS[len(HEAD) :] + "  v: {merge: {" + repeated("k{}: k{}, ", 19_000) + "}}\n",
        "schema-violation",
    ),
}


@pytest.mark.parametrize("name", VARIED)
def test_variants_count_against_the_limits_of_the_run(check: Checked, name: str) -> None:
    text, rule = VARIED[name]
    assert rule in rules(check(text))
