"""The report for people, whole and in its corners."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from orgflow.api import Report, check
from orgflow.reports.text import write_text
from orgflow.text import Language

HERE = Path(__file__).parent
HOUSE = HERE.parents[1]
Checked = Callable[[dict[str, str]], Report]
ROOT = "orgflow: 1\nteam: {id: t, languages: [en]}\n"


def lines(report: Report, folder: Path, language: Language = "en") -> list[str]:
    return write_text(report, language, colour=False, folder=folder).splitlines()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_draft(draft: Report, language: Language, golden: Callable[[Path, str], None]) -> None:
    text = write_text(draft, language, colour=False, folder=HOUSE)
    # How many rules there are changes with every new one.
    counted = re.sub(r"\d+( rules| 条规则)", r"N\1", text)
    golden(HERE / f"front-office-draft.{language}.txt", counted)


def test_colours_change_nothing_else(draft: Report) -> None:
    coloured = write_text(draft, "en", colour=True, folder=HOUSE)
    assert "\x1b[31m\x1b[1merror\x1b[0m" in coloured
    assert re.sub("\x1b\\[[0-9]+m", "", coloured) == write_text(draft, "en", colour=False, folder=HOUSE)


def test_paths_run_from_the_working_folder(checked: Checked, tmp_path: Path) -> None:
    report = checked({"deep/t.orgflow.yaml": ROOT + "rolls: {}\n"})
    place = "t.orgflow.yaml:3:1: error: `rolls` is not a field of a specification [schema-violation]"
    assert lines(report, tmp_path)[0].replace("\\", "/") == f"deep/{place}"
    assert lines(report, tmp_path / "deep")[0] == place
    (tmp_path / "beside").mkdir()
    assert lines(report, tmp_path / "beside")[0].replace("\\", "/") == f"../deep/{place}"


def test_a_refused_root_is_said_to_be_unchecked(checked: Checked, tmp_path: Path) -> None:
    unresolved = ROOT + "roles: {a: {reports_to: z}}\n"
    report = checked({"a.orgflow.yaml": "a: [\n", "b.orgflow.yaml": ROOT + "x: 1\n", "c.orgflow.yaml": unresolved})
    assert lines(report, tmp_path)[-6:] == [
        "a.orgflow.yaml: no rule was run, because its text has faults",
        "b.orgflow.yaml: no rule was run, because it does not fit the schema",
        "c.orgflow.yaml: no rule was run, because some names lead nowhere",
        "",
        "3 errors, 0 warnings, 0 infos (3 files, 0 rules)",
        "next: orgflow explain yaml-syntax",
    ]
    assert lines(report, tmp_path, "zh")[-6:] == [
        "a.orgflow.yaml：未运行任何规则，因为文本有错误",
        "b.orgflow.yaml：未运行任何规则，因为不符合规格模式",
        "c.orgflow.yaml：未运行任何规则，因为有名称无法解析",
        "",
        "3 个错误，0 个警告，0 个提示 (3 个文件，0 条规则)",
        "下一步：orgflow explain yaml-syntax",
    ]


def test_the_summary_counts_one_as_one(checked: Checked, tmp_path: Path) -> None:
    report = checked({"t.orgflow.yaml": ROOT + "rolls: {}\n"})
    assert lines(report, tmp_path)[-2] == "1 error, 0 warnings, 0 infos (1 file, 0 rules)"


def test_what_is_clean_may_be_drawn(checked: Checked, tmp_path: Path) -> None:
    one = checked({"t.orgflow.yaml": ROOT})
    assert lines(one, tmp_path)[-1] == "next: orgflow render t.orgflow.yaml"
    assert lines(one, tmp_path, "zh")[-1] == "下一步：orgflow render t.orgflow.yaml"
    two = checked({"u.orgflow.yaml": ROOT})
    assert lines(two, tmp_path)[-1] == "next: orgflow render"


@pytest.mark.parametrize("name", ["a b", "$(id)", "-rf", "x;y", "`id`", "a'b", "a&b"])
def test_only_a_name_that_means_nothing_to_a_shell_is_offered_for_copying(
    checked: Checked, tmp_path: Path, name: str
) -> None:
    assert lines(checked({f"{name}.orgflow.yaml": ROOT}), tmp_path)[-1] == "next: orgflow render"


def test_names_of_files_and_values_cannot_speak_to_the_terminal(checked: Checked, tmp_path: Path) -> None:
    try:
        report = checked({"x\x1b[2J\u202e\r\n.orgflow.yaml": ROOT + 'roles: {"\\e]0;y\\a": {}}\n'})
    except OSError:
        pytest.skip("this disk has no such names")
    text = write_text(report, "en", colour=False, folder=tmp_path)
    assert "x\ufffd[2J\ufffd\ufffd\ufffd.orgflow.yaml:3:9: error:" in text
    assert {unicodedata.category(character) for character in text.replace("\n", "")} & {"Cc", "Cf"} == set()


def test_a_place_far_down_keeps_its_caret(checked: Checked, tmp_path: Path) -> None:
    report = checked({"t.orgflow.yaml": ROOT + "#\n" * 123_456 + "rolls: {}\n"})
    assert lines(report, tmp_path)[1:3] == ["123459 | rolls: {}", "       | ^^^^^"]


def test_a_fragment_that_two_roots_import_is_told_once(checked: Checked, tmp_path: Path) -> None:
    root = ROOT + "imports: [f.yaml]\n"
    report = checked({"a.orgflow.yaml": root, "b.orgflow.yaml": root, "f.yaml": "orgflow: 1\nroles:\n  a: 5\n"})
    assert [line for line in lines(report, tmp_path) if "error:" in line] == [
        "f.yaml:3:6: error: `a`: expected a map (`key: value`), found `5` [schema-violation]"
    ]
    assert report.files == 3


def test_the_same_fault_in_two_projects_is_told_twice(checked: Checked) -> None:
    text = ROOT + "rolls: {}\n"
    report = checked({"a/.git/x": "", "b/.git/x": "", "a/t.orgflow.yaml": text, "b/t.orgflow.yaml": text})
    assert [finding.at.path for finding in report.findings] == ["t.orgflow.yaml"] * 2
    assert report.files == 2
    assert len(report.inputs) == 2


def test_related_places_are_told_with_their_line(checked: Checked, tmp_path: Path) -> None:
    report = checked({"t.orgflow.yaml": ROOT + "roles: {}\nroles: {}\n"})
    assert lines(report, tmp_path)[:6] == [
        "t.orgflow.yaml:4:1: error: the key `roles` stands here twice [duplicate-key]",
        "    4 | roles: {}",
        "      | ^^^^^",
        "   = t.orgflow.yaml:3:1: first written here",
        "    3 | roles: {}",
        "   = help: Keep one of the two, or rename one.",
    ]


def test_the_worst_finding_is_explained_first(draft: Report) -> None:
    worst = [finding for finding in draft.findings if finding.severity.value == "error"]
    assert lines(draft, HOUSE)[-1] == f"next: orgflow explain {worst[0].rule}"


def test_a_report_of_several_roots_keeps_their_order() -> None:
    names = ("front-office", "front-office-draft", "starter")
    report = check([HOUSE / "specs" / name for name in names])
    assert [item.loaded.path for item in report.checked] == [f"{name}/{name}.orgflow.yaml" for name in names]
