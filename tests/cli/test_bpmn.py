"""`render --format bpmn` and `import bpmn` from the command line."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.conftest import HOUSE

SPEC = HOUSE / "specs" / "starter" / "starter.orgflow.yaml"
ORDER = HOUSE / "tests" / "exchange" / "foreign" / "order.bpmn"
Call = Callable[..., Any]


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_one_file_for_each_workflow_and_language_and_no_picture(call: Call, tmp_path: Path) -> None:
    assert call("render", SPEC, "--format", "bpmn", "--lang", "zh,both", "-o", "out").code == 0
    assert names(tmp_path / "out") == ["starter.swimlane.complaint.both.bpmn", "starter.swimlane.complaint.zh.bpmn"]
    assert "客户投诉" in (tmp_path / "out" / "starter.swimlane.complaint.zh.bpmn").read_text(encoding="utf-8")


def test_beside_pictures_and_only_where_the_view_is_wanted(call: Call, tmp_path: Path) -> None:
    assert call("render", SPEC, "--format", "svg,bpmn", "--view", "org-chart", "-o", "out").code == 0
    assert names(tmp_path / "out") == ["starter.org-chart.zh.svg"]


def test_each_dialect_spells_conditions_its_way(call: Call, tmp_path: Path) -> None:
    spelt = (
        ("standard", ">amount = 0<"),
        ("spiff", ">amount == 0<"),
        ("camunda7", ">${amount == 0}<"),
        ("camunda8", ">=amount = 0<"),
    )
    for dialect, condition in spelt:
        assert call("render", SPEC, "--format", "bpmn", "--dialect", dialect, "-o", dialect).code == 0
        (file,) = (tmp_path / dialect).iterdir()
        assert condition in file.read_text(encoding="utf-8")


def test_an_unknown_dialect_is_a_wrong_call(call: Call) -> None:
    assert call("render", SPEC, "--format", "bpmn", "--dialect", "visio").code == 2


def test_import_says_what_it_could_not_carry_and_what_comes_next(call: Call, tmp_path: Path) -> None:
    called = call("import", "bpmn", ORDER, "-o", "in")
    assert called.code == 0
    assert called.out.splitlines() == [
        str(Path("in", "order.orgflow.yaml")),
        f"next: orgflow check {Path('in', 'order.orgflow.yaml')}",
    ]
    assert "- Order form: a data object" in called.err
    assert "# - Order form: a data object" in (tmp_path / "in" / "order.orgflow.yaml").read_text(encoding="utf-8")
    assert call("check", "in", "--select", "reporting-cycle").code == 0


def test_import_overwrites_nothing(call: Call) -> None:
    assert call("import", "bpmn", ORDER).code == 0
    again = call("import", "bpmn", ORDER)
    assert again.code == 2
    assert "not overwritten" in again.err


def test_import_speaks_chinese(call: Call, tmp_path: Path) -> None:
    called = call("import", "bpmn", ORDER, "--lang", "zh")
    assert "未能保留的内容" in called.err
    assert "岗位：每条泳道一个" in (tmp_path / "order.orgflow.yaml").read_text(encoding="utf-8")


def test_what_is_no_bpmn_is_refused_in_words(call: Call, tmp_path: Path) -> None:
    bad = tmp_path / "bad.bpmn"
    for content, words in (
        (b"nothing", "this is not XML"),
        (b"<x/>", "not a BPMN 2.0 file"),
        (b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY c "&b;&b;">]><a>&c;</a>', "entities"),
        (b" " * 8_000_001, "larger than 8 million bytes"),
    ):
        bad.write_bytes(content)
        called = call("import", "bpmn", bad)
        assert called.code == 1
        assert words in called.err
        assert called.out == ""
    assert names(tmp_path) == ["bad.bpmn"]
    assert call("import", "bpmn", "missing.bpmn").code == 2
