"""Schemas and specs are found wherever orgflow is installed."""

import tomllib
from pathlib import Path

import pytest

from orgflow.resources import _folder_of, shipped

REPOSITORY = Path(__file__).parents[2]


def test_they_are_found_here() -> None:
    assert (shipped("schemas") / "orgflow.schema.json").is_file()
    assert list(shipped("specs").glob("*/*.orgflow.yaml"))


def test_a_checkout_holds_them_beside_the_package(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    assert _folder_of(tmp_path / "orgflow", "schemas") == tmp_path / "schemas"


def test_a_wheel_holds_them_inside_the_package(tmp_path: Path) -> None:
    inside = tmp_path / "orgflow" / "bundled" / "schemas"
    inside.mkdir(parents=True)
    (tmp_path / "schemas").mkdir()
    assert _folder_of(tmp_path / "orgflow", "schemas") == inside


def test_the_wheel_is_built_that_way() -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    included = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["schemas"] == "orgflow/bundled/schemas"
    assert included["specs"] == "orgflow/bundled/specs"


def test_a_broken_installation_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="schemas/ is missing"):
        _folder_of(tmp_path / "orgflow", "schemas")
