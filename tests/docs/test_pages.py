"""The pages keep up with the house: generated ones are up to date, names, paths and links lead somewhere."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgflow.model.kinds import ACTS
from orgflow.model.workflows import TEMPLATES as POLICIES
from orgflow.resources import shipped
from orgflow.rules.manual import FAULTS, fault
from orgflow.rules.presets import PRESETS
from orgflow.rules.reference import pages, stale, write
from orgflow.schema.files import schemas
from orgflow.views import VIEWS

HOUSE = Path(__file__).parents[2]
DOCS = HOUSE / "docs"
PAGES = [HOUSE / "README.md", HOUSE / "schemas" / "README.md", *sorted(DOCS.rglob("*.md"))]
BY_HAND = [page for page in PAGES if page.parent.name not in ("language", "rules")]

FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
KEBAB = re.compile(r"[a-z]+(?:-[a-z]+)+")
INSIDE = re.compile(r"(?:orgflow|tests|docs|specs|schemas|\.ci)/[\w./-]*")


def named(page: Path) -> str:
    return page.relative_to(HOUSE).as_posix()


each_page = pytest.mark.parametrize("page", PAGES, ids=named)
each_page_by_hand = pytest.mark.parametrize("page", BY_HAND, ids=named)


def test_the_manual_in_the_repository_is_up_to_date() -> None:
    assert stale(DOCS / "rules") == [], "run: python -m orgflow.rules.reference docs/rules"


def test_pages_are_written_and_outdated_ones_removed(tmp_path: Path) -> None:
    (tmp_path / "orphan-rule.md").write_text("gone", encoding="utf-8")
    write(tmp_path)
    assert stale(tmp_path) == []
    assert not (tmp_path / "orphan-rule.md").exists()
    (tmp_path / "orphan-role.md").write_text("edited", encoding="utf-8")
    assert stale(tmp_path) == ["orphan-role.md"]


@pytest.mark.parametrize("name", [known.name for known in FAULTS])
def test_every_fault_has_a_page_and_a_row(name: str) -> None:
    known, page = fault(name), pages()[f"{name}.md"]
    assert page.startswith(f"# {name}\n")
    assert f"| {known.severity.value} | [{known.family}](README.md#{known.family}) | {known.confidence} |" in page
    assert known.page in page
    rows = [line for line in pages()["README.md"].splitlines() if line.startswith(f"| [`{name}`]({name}.md) |")]
    assert len(rows) == 1
    assert f"| {known.severity.value} | {known.title.en} | {known.title.zh} |" in rows[0]


def test_a_page_shows_parameters_and_examples() -> None:
    page = pages()["span-too-wide.md"]
    assert "| `warn` | 12 |\n| `error` | 17 |\n" in page
    folder = shipped("rules") / "span-too-wide"
    for fence, name in (("yaml", "bad.orgflow.yaml"), ("text", "bad.txt"), ("yaml", "good.orgflow.yaml")):
        assert f"```{fence}\n{(folder / name).read_text(encoding='utf-8').rstrip()}\n```" in page


@each_page
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(prose(page)):
        if link.startswith(("https://", "http://")):
            continue
        path, _, heading = link.partition("#")
        target = page.parent / path if path else page
        assert target.resolve().is_relative_to(HOUSE.resolve()), link
        assert target.exists(), link
        assert not heading or heading in anchors(target), link


@each_page_by_hand
def test_names_that_look_like_rules_are_known(page: Path) -> None:
    """A renamed rule must not live on in prose. What else is written with hyphens is known from the code, too."""
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    packages = [
        *project["dependencies"],
        *(line for extra in project["optional-dependencies"].values() for line in extra),
    ]
    known = {
        *(each.name for each in (*FAULTS, *VIEWS)),
        *(*PRESETS, *ACTS, *POLICIES, *schemas(), *annotations(schemas()), "lint-imports"),
        *(path.name for path in shipped("specs").iterdir()),
        *(re.split(r"[^\w-]", package)[0] for package in packages),
    }
    assert sorted({name for name in CODE.findall(prose(page)) if KEBAB.fullmatch(name)} - known) == []


@each_page_by_hand
def test_files_that_are_named_exist(page: Path) -> None:
    named = {path for code in CODE.findall(prose(page)) for path in INSIDE.findall(code) if "NAME" not in code}
    assert sorted(path for path in named if not (HOUSE / path).exists()) == []


def test_decisions_are_numbered_and_say_what_follows() -> None:
    decisions = sorted((DOCS / "decisions").glob("*.md"))
    assert [page.name[:5] for page in decisions] == [f"{number:04}-" for number in range(1, len(decisions) + 1)]
    for page in decisions:
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {page.name[:4]} "), page.name
        assert re.findall(r"^## (\w+)", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], page.name


def annotations(schema: object) -> Iterator[str]:
    """The keywords of our own that schemas use."""
    if isinstance(schema, dict):
        yield from (key for key in schema if key.startswith("x-"))
    members = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for member in members:
        yield from annotations(member)


def prose(page: Path) -> str:
    """A page without its fenced blocks."""
    return FENCED.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> Iterator[str]:
    """What links to a heading of a page are called."""
    for heading in re.findall(r"^#+ (.*)$", prose(page), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
