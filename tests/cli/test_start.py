"""orgflow init and demo: what they make is right, and they never write over anything."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from orgflow.document import Budget, Limits
from orgflow.document.files import read_bytes
from orgflow.templates import TEMPLATES

Call = Callable[..., Any]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_init_makes_checks_clean_and_draws(call: Call, tmp_path: Path, template: str) -> None:
    called = call("init", "--template", template, "new")
    assert (called.code, called.err) == (0, "")
    *files, after = called.out.replace("\\", "/").splitlines()
    assert sorted(files) == [f"new/{name}" for name in snapshot(tmp_path / "new")]
    assert after == "next: orgflow check new"
    checked = call("check", "new", "--fail-on", "info")
    assert checked.code == 0
    assert checked.out.startswith("0 errors, 0 warnings, 0 infos (")
    assert call("render", "new", "--view", "org-chart", "-o", "pictures").code == 0
    assert any(name.endswith(".svg") for name in snapshot(tmp_path / "pictures"))


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_file_tells_the_editor_which_schema_it_follows(call: Call, tmp_path: Path, template: str) -> None:
    call("init", "--template", template, "new")
    files = snapshot(tmp_path / "new")
    specs = {name: data for name, data in files.items() if name.endswith(".yaml")}
    for name, data in specs.items():
        modeline = data.decode().splitlines()[0]
        assert modeline.startswith("# yaml-language-server: $schema=")
        schema = json.loads(files[modeline.partition("=")[2]])
        tree = read_bytes(data, name, Budget(Limits())).tree
        assert tree is not None
        jsonschema.Draft202012Validator(schema).validate(tree.plain)
    assert any("#" in data.decode().split("\n", 1)[1] for data in specs.values()), "a starter is commented"


def test_init_never_writes_over_anything(call: Call, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "starter.orgflow.yaml").write_text("mine", encoding="utf-8")
    called = call("init", "new")
    assert (called.code, called.out) == (2, "")
    listed = str(Path("new", "starter.orgflow.yaml"))
    advice = "name another folder, or move them"
    assert called.err == f"orgflow: 1 file is there already and is not overwritten; {advice}: {listed}\n"
    assert snapshot(tmp_path / "new") == {"starter.orgflow.yaml": b"mine"}
    assert "已存在 1 个文件，不会覆盖" in call("init", "--lang", "zh", "new").err


def test_not_even_over_a_link_to_nowhere(call: Call, tmp_path: Path) -> None:
    try:
        (tmp_path / "starter.orgflow.yaml").symlink_to(tmp_path / "nowhere")
    except OSError:
        pytest.skip("this user may not make links")
    assert call("init", ".").code == 2
    assert (tmp_path / "starter.orgflow.yaml").is_symlink()


def test_an_unknown_template(call: Call) -> None:
    called = call("init", "--template", "x", "new")
    assert (called.code, called.err) == (2, "orgflow: there is no template x; there are: starter, front-office\n")


def test_the_demo_writes_nothing_where_one_of_its_files_is(call: Call, tmp_path: Path) -> None:
    # That it draws into an empty folder is tested with the pages that show it.
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "front-office.org-chart.en.png").write_bytes(b"mine")
    called = call("demo", "--lang", "zh")
    assert (called.code, called.out) == (2, "")
    listed = str(Path("out", "front-office.org-chart.en.png"))
    assert called.err == f"orgflow: 已存在 1 个文件，不会覆盖；请指定其他文件夹或先移走它们：{listed}\n"
    assert snapshot(tmp_path / "out") == {"front-office.org-chart.en.png": b"mine"}
