"""The thirty systems: each has a row on docs/systems.md with the files that state its facts, pictures and rules.

That every fact is carried by an object is held in test_shipped.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgflow.document import Budget, Limits, find_roots, read
from orgflow.resources import shipped
from orgflow.rules import RULES

PAGE = Path(__file__).parents[2] / "docs" / "systems.md"
SPECS = Path(str(shipped("specs")))
SYSTEMS = [
    f"{group}{number}" for group, last in zip("ABCDE", (5, 8, 8, 3, 6), strict=True) for number in range(1, last + 1)
]
LINK = re.compile(r"\]\(([^)]+)\)")
PICTURE = re.compile(r"systems/(.+)\.(zh|en)(?:\.p\d+)?\.svg")


def rows() -> Iterator[tuple[str, list[list[str]]]]:
    """The rows of the table: the id, and the links in each further cell."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if re.match(r"\| [A-Z]\d+ \|", line):
            identifier, *cells = line.strip("| ").split(" | ")
            yield identifier, [LINK.findall(cell) for cell in cells]


@pytest.fixture(scope="module")
def stated() -> dict[str, dict[int, str]]:
    """For each system the numbers of the sections that speak of it, and the file that each stands in."""
    found: dict[str, dict[int, str]] = {}
    for root in find_roots([SPECS]):
        tree = read(root, Budget(Limits()), SPECS).tree
        assert tree is not None
        sources = tree.entries.get("sources")
        brief = sources.value.entries.get("brief") if sources else None
        for key, entry in brief.value.entries["sections"].value.entries.items() if brief else ():
            system, _, number = key.partition(".")
            found.setdefault(system, {})[int(number)] = f"../specs/{entry.key.source.path}"
    return found


def test_each_system_has_a_row() -> None:
    assert [identifier for identifier, _ in rows()] == SYSTEMS


def test_a_row_names_all_files_that_state_facts_of_its_system(stated: dict[str, dict[int, str]]) -> None:
    for identifier, (_, files, _, _) in rows():
        assert set(stated[identifier].values()) <= set(files), identifier
        assert sorted(stated[identifier]) == list(range(1, len(stated[identifier]) + 1)), identifier


def test_a_row_shows_its_system_in_both_languages() -> None:
    shown: set[str] = set()
    for identifier, (_, _, pictures, _) in rows():
        languages: dict[str, set[str]] = {}
        for picture in pictures:
            match = PICTURE.fullmatch(picture)
            assert match, picture
            languages.setdefault(match[1], set()).add(match[2])
        assert languages, identifier
        assert set(map(frozenset, languages.values())) == {frozenset(("zh", "en"))}, identifier
        shown.update(pictures)
    drawn = {f"systems/{path.name}" for path in PAGE.with_suffix("").iterdir()}
    assert shown == drawn, "python tests/docs/draw_systems.py draws them again"


def test_a_row_names_the_rules_that_guard_its_system() -> None:
    known = {f"rules/{rule.name}.md" for rule in RULES}
    for identifier, (_, _, _, rules) in rows():
        assert rules, identifier
        assert set(rules) <= known, identifier
