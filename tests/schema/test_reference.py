"""The written reference of the language keeps up with the schemas."""

from pathlib import Path

from orgflow.schema.reference import pages, stale, write

FOLDER = Path(__file__).parents[2] / "docs" / "language"


def test_the_pages_in_the_repository_are_up_to_date() -> None:
    assert stale(FOLDER) == [], "run: python -m orgflow.schema.reference docs/language"


def test_pages_are_written_and_outdated_ones_removed(tmp_path: Path) -> None:
    (tmp_path / "rolez.md").write_text("gone", encoding="utf-8")
    assert "rolez.md" in stale(tmp_path)
    write(tmp_path)
    assert stale(tmp_path) == []
    assert not (tmp_path / "rolez.md").exists()
    (tmp_path / "roles.md").write_text("edited", encoding="utf-8")
    assert stale(tmp_path) == ["roles.md"]


def test_a_page_says_what_a_field_is_what_it_names_and_what_guards_it() -> None:
    row = next(line for line in pages()["roles.md"].splitlines() if line.startswith("| `deputy` |"))
    assert row == (
        "| `deputy` | Roles that act when no holder is there. | 无人在岗时代理的岗位。 | `[order_supervisor]` | role"
        " | `no-deputy`, `unresolved-ref`, unless the post neither leads nor approves |"
    )


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    for page in pages().values():
        for line in page.splitlines():
            if line.startswith("| `"):
                assert line.replace("\\|", "").count("|") in (4, 5, 7), line
