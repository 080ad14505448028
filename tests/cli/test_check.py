"""orgflow check: options, exit codes, and where the report goes."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orgflow import api
from orgflow.finding import Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule

HOUSE = Path(__file__).parents[2]
CLEAN = "orgflow: 1\nteam: {id: t, languages: [en]}\n"
CIRCLE = CLEAN + "roles: {a: {reports_to: b}, b: {reports_to: a}}\n"
DRAFT = HOUSE / "specs" / "front-office-draft"
Call = Callable[..., Any]
Team = Callable[..., Path]


def test_without_a_path_this_folder_is_checked(call: Call, team: Team) -> None:
    team(CLEAN, "deep/t.orgflow.yaml")
    called = call("check")
    assert (called.code, called.err) == (0, "")
    assert called.out.startswith("0 errors, 0 warnings, 0 infos (1 file, ")


def test_findings_make_the_exit_code_one(call: Call, team: Team) -> None:
    called = call("check", team(CIRCLE))
    assert (called.code, called.err) == (1, "")
    assert "team.orgflow.yaml:3:25: error: a, b report to each other in a circle [reporting-cycle]" in called.out


@pytest.mark.parametrize("text", ["", "a: [\n", "orgflow: 1\nteam: {id: t}\nx: 1\n", CLEAN + "roles: {a: {unit: z}}\n"])
def test_so_do_broken_files_in_either_format_and_whatever_the_rules(call: Call, team: Team, text: str) -> None:
    team(text)
    assert call("check").code == 1
    assert call("check", "--format", "json").code == 1
    assert call("check", "--select", "no-deputy").code == 1
    assert call("check", "--fail-on", "never").code == 0


@pytest.mark.parametrize(
    ("select", "codes"),
    [("reporting-cycle", (1, 1, 1, 0)), ("unlabeled-branch", (0, 1, 1, 0)), ("empty-unit", (0, 0, 0, 0))],
)
def test_fail_on_says_from_which_severity(call: Call, select: str, codes: tuple[int, ...]) -> None:
    levels = ("error", "warning", "info", "never")
    assert tuple(call("check", DRAFT, "--select", select, "--fail-on", level).code for level in levels) == codes


def findings(called: Any) -> list[str]:
    return [finding["rule"] for finding in json.loads(called.out)["findings"]]


def test_select_and_ignore_choose_rules(call: Call) -> None:
    everything = findings(call("check", DRAFT, "--format", "json"))
    assert {"reporting-cycle", "unowned-duty", "missing-translation"} <= {*everything}
    assert findings(call("check", DRAFT, "--format", "json", "--select", "unowned-duty")) == ["unowned-duty"]
    both = call("check", DRAFT, "--format", "json", "--select", "unowned-duty", "--select", "reporting-cycle")
    assert {*findings(both)} == {"unowned-duty", "reporting-cycle"}
    without = call("check", DRAFT, "--format", "json", "--ignore", "missing-translation")
    assert findings(without) == [name for name in everything if name != "missing-translation"]
    assert {"missing-translation", "no-deputy"}.isdisjoint(
        findings(call("check", DRAFT, "--format", "json", "--preset", "draft"))
    )


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        (["--select", "reporting-cycl"], "there is no rule reporting-cycl; did you mean reporting-cycle?", "是否想写"),
        (["--ignore", "unowned_duty"], "there is no rule unowned_duty; did you mean unowned-duty?", "是否想写"),
        (["--select", "qqq"], "there is no rule qqq; `orgflow rules` lists them", "可列出全部"),
        (["--preset", "sloppy"], "there is no preset sloppy; there are: draft, recommended", "没有名为"),
        (["missing.yaml"], "missing.yaml does not exist", "不存在"),
        (["C:\\Users\\x\\t.orgflow.yaml"], "C:\\Users\\x\\t.orgflow.yaml does not exist", "不存在"),
        (["empty"], "no specification under empty: a root is named *.orgflow.yaml", "下没有规格文件"),
        (["fragment.yaml"], "fragment.yaml is a fragment: it has no `team`", "是片段文件"),
        (["--root", "empty", "team.orgflow.yaml"], "team.orgflow.yaml lies outside", "之内"),
        (["\x1b[31mx"], "\ufffd[31mx does not exist", "不存在"),
    ],
)
def test_wrong_calls_exit_with_two_and_say_what_to_do(
    call: Call, team: Team, tmp_path: Path, arguments: list[str], english: str, chinese: str
) -> None:
    team(CLEAN)
    team("orgflow: 1\nroles: {}\n", "fragment.yaml")
    (tmp_path / "empty").mkdir()
    called = call("check", *arguments)
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith(f"orgflow: {english}")
    assert chinese in call("check", "--lang", "zh", *arguments).err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "xml"],
        ["--fail-on", "hint"],
        ["--today", "tomorrow"],
        ["--root", "nowhere"],
        ["--nope"],
        ["-o"],
        ["-o", "."],
    ],
)
def test_wrong_options_exit_with_two(call: Call, team: Team, arguments: list[str]) -> None:
    team(CLEAN)
    called = call("check", *arguments)
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith(("Usage: orgflow check", "Error: "))


def test_the_clock_is_stated_once(call: Call, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    team(CLEAN)

    def today(*options: str) -> Any:
        return json.loads(call("check", "--format", "json", *options).out)["today"]

    assert today() == date.today().isoformat()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert today() == "1970-01-02"
    assert today("--today", "2025-12-31") == "2025-12-31"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "9" * 30)
    called = call("check")
    assert called.code == 2
    assert called.err == f"orgflow: SOURCE_DATE_EPOCH is no time: {'9' * 30}\n"


def test_the_language_of_messages(call: Call, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    team(CIRCLE)
    english, chinese = call("check").out, call("check", "--lang", "zh").out
    assert "in a circle [reporting-cycle]" in english
    assert "形成闭环 [reporting-cycle]" in chinese
    monkeypatch.setenv("ORGFLOW_LANG", "zh")
    assert call("check").out == chinese
    assert call("check", "--lang", "en").out == english
    monkeypatch.setenv("ORGFLOW_LANG", "fr")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert call("check").out == english


def test_a_report_in_a_file_is_the_same(call: Call, team: Team, tmp_path: Path) -> None:
    team(CIRCLE)
    printed = call("check", "--format", "json")
    called = call("check", "--format", "json", "-o", "deep/report.json")
    assert (called.code, called.out, called.err) == (1, "", "")
    assert (tmp_path / "deep" / "report.json").read_bytes() == printed.out.encode()
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["report.json"]


def test_an_old_report_is_replaced(call: Call, team: Team, tmp_path: Path) -> None:
    team(CLEAN)
    (tmp_path / "report.txt").write_text("old" * 1000, encoding="utf-8")
    assert call("check", "-o", "report.txt").code == 0
    assert (tmp_path / "report.txt").read_text(encoding="utf-8").startswith("0 errors")


@pytest.mark.parametrize(
    "name", ["team.orgflow.yaml", "deep/../team.orgflow.yaml", "roles.yaml", "hard.txt", "soft.txt"]
)
def test_an_input_is_never_written_over(call: Call, team: Team, tmp_path: Path, name: str) -> None:
    root = team(CLEAN + "imports: [roles.yaml]\n")
    fragment = team("orgflow: 1\nroles: {}\n", "roles.yaml")
    team("", "deep/x")
    os.link(root, tmp_path / "hard.txt")
    try:
        (tmp_path / "soft.txt").symlink_to(fragment)
    except OSError:
        pytest.skip("this user may not make links")
    before = root.read_bytes(), fragment.read_bytes()
    called = call("check", "team.orgflow.yaml", "-o", name)
    assert (called.code, called.out) == (2, "")
    assert "is an input and is not overwritten" in called.err
    assert (root.read_bytes(), fragment.read_bytes()) == before


def test_a_locked_target_keeps_the_new_content(
    call: Call, team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team(CLEAN)
    target = tmp_path / "report.txt"
    target.write_text("old", encoding="utf-8")

    def locked(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Access is denied", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", locked)
    called = call("check", "-o", "report.txt")
    assert called.code == 3
    (kept,) = (path for path in tmp_path.iterdir() if path.name.startswith(".report"))
    assert called.err == (
        "orgflow: report.txt cannot be replaced (is it open elsewhere?); close it and run again. "
        f"The new content is in {kept.name}\n"
    )
    assert kept.read_text(encoding="utf-8").startswith("0 errors")
    assert target.read_text(encoding="utf-8") == "old"


def test_a_file_that_cannot_be_read_is_named(call: Call, team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    team(CLEAN)
    opened = Path.open

    def refused(self: Path, *arguments: Any, **options: Any) -> Any:
        if self.name == "team.orgflow.yaml":
            raise PermissionError(13, "Permission denied", "team.orgflow.yaml")
        return opened(self, *arguments, **options)

    monkeypatch.setattr(Path, "open", refused)
    called = call("check")
    assert (called.code, called.out, called.err) == (3, "", "orgflow: team.orgflow.yaml: Permission denied\n")


@rule("crashing", Severity.ERROR, family="structure")
def crashing(graph: OrgGraph) -> Iterator[Problem]:
    """
    It crashes.

    它会崩溃。
    """
    yield Problem(at=graph.team.profile.at, say=api.phrase("first", "首先"))
    raise ZeroDivisionError("nothing to see")


def test_a_rule_that_crashes_is_a_finding_and_exit_code_three(
    call: Call, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    team(CIRCLE)
    monkeypatch.setattr(api, "RULES", (crashing, *api.RULES))
    called = call("check")
    assert called.code == 3
    assert "error: the rule crashing failed (ZeroDivisionError); this is a fault of orgflow" in called.out
    assert "error: first [crashing]" in called.out
    assert "[reporting-cycle]" in called.out
    assert called.err == ""
    assert findings(call("check", "--format", "json", "--fail-on", "never")).count("crashing") == 2
    debugged = call("--debug", "check")
    assert debugged.code == 3
    assert "ZeroDivisionError: nothing to see" in debugged.err


@pytest.mark.parametrize(("error", "code"), [(RuntimeError("x"), 3), (MemoryError(), 3), (KeyboardInterrupt(), 130)])
def test_whatever_happens_there_are_words_and_no_traceback(
    call: Call, team: Team, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    team(CLEAN)

    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(api, "check", failing)
    called = call("check")
    assert (called.code, called.out) == (code, "")
    assert "Traceback" not in called.err
    if code == 3:
        name = type(error).__name__
        assert called.err.startswith(f"orgflow: internal error ({name}); this is a fault of orgflow.")
        assert f"内部错误（{name}）" in call("check", "--lang", "zh").err
        assert "Traceback" in call("--debug", "check").err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_names_that_are_no_text_are_read_and_reported(call: Call, tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/\xff\x1b[2J.orgflow.yaml"
    with open(file, "w", encoding="utf-8") as stream:  # noqa: PTH123  # a name of bytes
        stream.write(CLEAN + "x: 1\n")
    called = call("check")
    assert called.out.startswith("\ufffd\ufffd[2J.orgflow.yaml:3:1: error: ")
    assert call("check", "--format", "json", "-o", "r.json").code == 1
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert report["findings"][0]["path"] == "\ufffd\ufffd[2J.orgflow.yaml"


def test_only_what_is_asked_for_is_told(call: Call, team: Team) -> None:
    path = team(CLEAN + "roles: {a: {reports_to: b}, b: {reports_to: a}, c: {reports_to: none}}\n")
    assert "reporting-cycle" in call("check", path, "--only", "role:a").out
    assert "reporting-cycle" not in call("check", path, "--only", "role:c").out
    called = call("check", path, "--only", "role:d")
    assert called.code == 2
    assert "`role:d` names nothing" in called.err


def test_faults_of_reading_are_told_whatever_is_asked_for(call: Call, team: Team) -> None:
    path = team(CLEAN + "roles: {a: {unit: z}}\n")
    assert "there is no unit `z`" in call("check", path, "--only", "role:b").out
