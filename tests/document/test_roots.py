"""Which files are roots, and how far the project reaches."""

import os
import sys
from pathlib import Path

import pytest

from orgflow.document import find_roots, project_root
from orgflow.usage import UsageError


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")


def found(folder: Path, *paths: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_roots(paths or [folder])]


def test_a_folder_stands_for_the_roots_beneath_it_in_order(tmp_path: Path) -> None:
    touch(tmp_path, "b.orgflow.yaml", "a.orgflow.yml", "C.ORGFLOW.JSON", "z/a.orgflow.yaml", "d/e/f.orgflow.yaml")
    touch(tmp_path, "a.yaml", "orgflow.yaml", "x.orgflow.txt", "orgflow.config.yaml")
    assert found(tmp_path) == [
        "C.ORGFLOW.JSON",
        "a.orgflow.yml",
        "b.orgflow.yaml",
        "d/e/f.orgflow.yaml",
        "z/a.orgflow.yaml",
    ]


@pytest.mark.parametrize("name", [".git", ".venv", "venv", "node_modules", "__pycache__"])
def test_hidden_folders_and_those_of_machines_are_not_searched(tmp_path: Path, name: str) -> None:
    touch(tmp_path, f"{name}/a.orgflow.yaml", "b/c.orgflow.yaml")
    assert found(tmp_path) == ["b/c.orgflow.yaml"]
    assert found(tmp_path, tmp_path / name) == [f"{name}/a.orgflow.yaml"]


def test_a_root_named_twice_is_read_once(tmp_path: Path) -> None:
    touch(tmp_path, "a.orgflow.yaml", "b/c.orgflow.yaml")
    again = tmp_path / "b" / ".." / "a.orgflow.yaml"
    assert found(tmp_path, tmp_path / "a.orgflow.yaml", again, tmp_path, tmp_path / "b") == [
        "a.orgflow.yaml",
        "b/c.orgflow.yaml",
    ]


def test_a_file_is_taken_whatever_its_name(tmp_path: Path) -> None:
    touch(tmp_path, "team.txt")
    assert found(tmp_path, tmp_path / "team.txt") == ["team.txt"]


@pytest.mark.parametrize(
    ("name", "say"),
    [("none", "none does not exist"), ("x" * 300, "x does not exist"), ("empty", "no specification under")],
)
def test_what_leads_to_nothing_is_a_wrong_call(tmp_path: Path, name: str, say: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError) as raised:
        find_roots([tmp_path / name])
    assert say in str(raised.value.say.en)
    assert raised.value.say.zh


@pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and permissions as POSIX has them")
def test_links_and_pipes(tmp_path: Path) -> None:
    touch(tmp_path, "real/a.orgflow.yaml")
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "lost.orgflow.yaml").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.orgflow.yaml")
    assert found(tmp_path) == ["real/a.orgflow.yaml"]
    for name in ("pipe.orgflow.yaml", "lost.orgflow.yaml"):
        with pytest.raises(UsageError, match="is not an ordinary file"):
            find_roots([tmp_path / name])


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, "a.orgflow.yaml", "closed/b.orgflow.yaml")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(PermissionError, match="closed"):
        find_roots([tmp_path])


def test_the_project_reaches_to_settings_before_git_before_the_own_folder(tmp_path: Path) -> None:
    touch(tmp_path, "a/b/c/d/team.orgflow.yaml")
    team = tmp_path / "a/b/c/d/team.orgflow.yaml"
    assert project_root(team) == tmp_path / "a/b/c/d"
    (tmp_path / "a" / "b" / ".git").mkdir()
    assert project_root(team) == tmp_path / "a/b"
    touch(tmp_path, "a/orgflow.config.yaml")
    assert project_root(team) == tmp_path / "a"
    touch(tmp_path, "a/b/c/orgflow.config.yaml")
    assert project_root(team) == tmp_path / "a/b/c"


def test_git_may_be_a_file(tmp_path: Path) -> None:
    touch(tmp_path, "a/.git", "a/b/team.orgflow.yaml")
    assert project_root(tmp_path / "a/b/team.orgflow.yaml") == tmp_path / "a"
