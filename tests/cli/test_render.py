"""orgflow render: which pictures, under which names, and what is never written."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from orgflow import api
from orgflow.finding import Problem, Severity
from orgflow.graph import OrgGraph
from orgflow.rules.rule import rule
from orgflow.views import VIEWS

HOUSE = Path(__file__).parents[2]
STARTER = HOUSE / "specs" / "starter"
TEAM = (
    "orgflow: 1\nteam: {id: t, name: {zh: 团队, en: Team}, languages: [zh, en]}\n"
    "roles:\n  a: {name: {zh: 甲, en: A}}\n  b: {name: {zh: 乙, en: B}, reports_to: a}\n"
)
Call = Callable[..., Any]
Team = Callable[..., Path]
KNOWN = ", ".join(view.name for view in VIEWS)


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_view_that_applies_is_drawn_and_named(call: Call, tmp_path: Path) -> None:
    called = call("render", STARTER, "--format", "svg,png")
    assert (called.code, called.err) == (0, "")
    names = [
        f"starter.{view}.zh.{form}"
        for view in (
            "scorecard",
            "org-chart",
            "raci",
            "ladder.complaint_ladder",
            "journey",
            "swimlane.complaint",
        )
        for form in ("svg", "png")
    ]
    assert called.out.replace("\\", "/").splitlines() == [f"out/{name}" for name in names]
    assert written(tmp_path / "out") == sorted(names)
    assert (tmp_path / "out" / names[0]).read_bytes().startswith(b"<svg ")
    assert (tmp_path / "out" / names[1]).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("lang", "suffixes"),
    [("en", ["en"]), ("zh", ["zh"]), ("both", ["both"]), ("zh,en", ["en", "zh"]), ("en,both, en", ["both", "en"])],
)
def test_languages_of_pictures(call: Call, team: Team, tmp_path: Path, lang: str, suffixes: list[str]) -> None:
    team(TEAM)
    assert call("render", "--lang", lang, "-o", "p").code == 0
    assert written(tmp_path / "p") == [f"team.org-chart.{suffix}.svg" for suffix in suffixes]


def test_what_shows_the_same_in_another_way_is_drawn_for_those_who_name_it(call: Call, tmp_path: Path) -> None:
    assert call("render", STARTER, "--view", "flowchart,network").code == 0
    assert written(tmp_path / "out") == ["starter.flowchart.complaint.zh.svg", "starter.network.zh.svg"]


def test_views_and_workflows_are_chosen(call: Call, tmp_path: Path) -> None:
    assert call("render", STARTER, "--view", "org-chart").code == 0
    assert written(tmp_path / "out") == ["starter.org-chart.zh.svg"]
    assert call("render", STARTER, "--view", "swimlane, org-chart", "--workflow", "complaint", "-o", "b").code == 0
    assert written(tmp_path / "b") == ["starter.org-chart.zh.svg", "starter.swimlane.complaint.zh.svg"]


@pytest.mark.parametrize(
    ("text", "has"), [("live", "<text "), ("embed", "@font-face"), ("outline", "<title>甲</title>")]
)
def test_words_of_svg(call: Call, team: Team, tmp_path: Path, text: str, has: str) -> None:
    team(TEAM)
    assert call("render", "--view", "org-chart", "--format", "svg", "--svg-text", text, "-o", "p").code == 0
    drawn = (tmp_path / "p" / "team.org-chart.zh.svg").read_text(encoding="utf-8")
    assert has in drawn
    assert ("<text " in drawn) is (text != "outline")


def test_objects_stand_out(call: Call, team: Team, tmp_path: Path) -> None:
    team(TEAM)
    assert call("render", "--view", "org-chart", "-o", "plain").code == 0
    assert call("render", "--view", "org-chart", "--highlight", "role:b", "-o", "bright").code == 0
    plain, bright = (tmp_path / folder / "team.org-chart.zh.svg" for folder in ("plain", "bright"))
    assert plain.read_bytes() != bright.read_bytes()
    refused = call("render", "--highlight", "role:c")
    assert (refused.code, written(tmp_path)) == (2, ["bright", "plain", "team.orgflow.yaml"])
    assert "`role:c` names nothing" in refused.err


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        (
            ["--view", "piechart"],
            f"there is no view piechart; there are: {', '.join(view.name for view in VIEWS)}",
            "没有视图",
        ),
        (["--workflow", "x"], "team.orgflow.yaml has no workflow x; it has: –", "没有流程"),
        (
            ["--format", "svg,tiff"],
            "there is no format tiff; there are: svg, png, pdf, pptx, drawio, bpmn, xlsx, dot, mermaid",
            "没有格式",
        ),
        (
            ["--format", ""],
            "there is no format ; there are: svg, png, pdf, pptx, drawio, bpmn, xlsx, dot, mermaid",
            "没有格式",
        ),
        (["--lang", "fr"], "there is no language fr; write zh, en, both or zh,en", "没有语言"),
        (["nowhere"], "nowhere does not exist", "不存在"),
    ],
)
def test_wrong_calls(
    call: Call, team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: list[str], english: str, chinese: str,
) -> None:  # fmt: skip
    team(TEAM)
    called = call("render", *arguments)
    assert (called.code, called.out) == (2, "")
    assert called.err == f"orgflow: {english}\n"
    monkeypatch.setenv("ORGFLOW_LANG", "zh")
    assert chinese in call("render", *arguments).err
    assert written(tmp_path) == ["team.orgflow.yaml"]


def test_of_a_refused_root_nothing_is_written_and_it_says_why(call: Call, team: Team, tmp_path: Path) -> None:
    team(TEAM)
    team(TEAM + "rolls: {}\n", "other.orgflow.yaml")
    called = call("render")
    assert (called.code, called.out) == (1, "")
    assert called.err.startswith("other.orgflow.yaml:6:1: error: `rolls` is not a field of a specification")
    assert written(tmp_path) == ["other.orgflow.yaml", "team.orgflow.yaml"]


def test_a_spec_with_findings_is_drawn_and_marked_if_asked(call: Call, team: Team, tmp_path: Path) -> None:
    team(TEAM.replace("a: {", "a: {reports_to: b, "))
    assert call("check").code == 1
    assert call("render", "-o", "plain").code == 0
    assert call("render", "-o", "marked", "--overlay", "findings").code == 0
    plain = (tmp_path / "plain" / "team.org-chart.zh.svg").read_text(encoding="utf-8")
    marked = (tmp_path / "marked" / "team.org-chart.zh.svg").read_text(encoding="utf-8")
    assert "闭环" in marked
    assert "闭环" not in plain


@rule("crashing", Severity.ERROR, family="structure")
def crashing(_: OrgGraph) -> Iterator[Problem]:
    """
    It crashes.

    它会崩溃。
    """
    raise ZeroDivisionError("nothing to see")
    yield


def test_only_an_overlay_runs_rules_and_it_tells_of_those_that_fail(
    call: Call, team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team(TEAM)
    monkeypatch.setattr(api, "RULES", (crashing, *api.RULES))
    plain = call("render", "-o", "plain")
    assert (plain.code, plain.err) == (0, "")
    marked = call("render", "-o", "marked", "--overlay", "findings")
    assert marked.code == 3
    assert marked.err == (
        "orgflow: the rule crashing failed (ZeroDivisionError); this is a fault of orgflow, not of the specification\n"
    )
    assert written(tmp_path / "marked") == written(tmp_path / "plain")
    assert "ZeroDivisionError: nothing to see" in call("--debug", "render", "--overlay", "findings").err


def test_two_roots_of_one_name_clash_before_anything_is_written(call: Call, team: Team, tmp_path: Path) -> None:
    for folder, name in (("a", "team"), ("b", "TEAM")):
        team(TEAM, f"{folder}/{name}.orgflow.yaml")
    called = call("render")
    assert (called.code, called.out) == (2, "")
    assert called.err == (
        "orgflow: two pictures would both be named TEAM.org-chart.zh.svg; "
        "draw the specifications into folders of their own (-o)\n"
    )
    assert written(tmp_path) == ["a", "b"]


@pytest.mark.parametrize("name", ["con", "NUL", "com1", "Lpt9"])
def test_a_name_that_windows_reserves_is_refused(call: Call, team: Team, tmp_path: Path, name: str) -> None:
    try:
        team(TEAM, f"{name}.orgflow.yaml")
    except OSError:
        pytest.skip("this is Windows")
    called = call("render", f"{name}.orgflow.yaml")
    assert called.code == 2
    assert called.err == f"orgflow: {name}.org-chart.zh.svg is a reserved file name on Windows\n"
    assert not (tmp_path / "out").exists()


def test_pictures_are_replaced_and_other_files_left_alone(call: Call, team: Team, tmp_path: Path) -> None:
    team(TEAM)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "team.org-chart.zh.svg").write_text("old", encoding="utf-8")
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    assert call("render").code == 0
    assert (tmp_path / "out" / "team.org-chart.zh.svg").read_bytes().startswith(b"<svg ")
    assert written(tmp_path / "out") == ["mine.txt", "team.org-chart.zh.svg"]


def test_a_folder_that_cannot_be_made_is_an_error_of_the_disk(call: Call, team: Team, tmp_path: Path) -> None:
    team(TEAM)
    (tmp_path / "file").write_text("", encoding="utf-8")
    called = call("render", "-o", "file/deep")
    assert (called.code, called.out) == (3, "")
    assert called.err.startswith("orgflow: file")


def test_a_workflow_is_drawn_where_it_is(call: Call, tmp_path: Path) -> None:
    for name in ("one", "two"):
        flow = "{starts: {s: {next: e}}, steps: {e: {type: end}}}"
        text = f"{{orgflow: 1, team: {{id: {name}}}, workflows: {{{name}: {flow}}}}}"
        (tmp_path / f"{name}.orgflow.yaml").write_text(text, encoding="utf-8")
    assert (
        call("render", "--workflow", "two", "--view", "swimlane").out
        == str(Path("out", "two.swimlane.two.en.svg")) + "\n"
    )
    assert call("render", "--workflow", "three").code == 2


def test_nothing_to_draw_is_said(call: Call, tmp_path: Path) -> None:
    (tmp_path / "t.orgflow.yaml").write_text("{orgflow: 1, team: {id: t}}", encoding="utf-8")
    called = call("render")
    assert (called.code, called.err) == (2, "orgflow: there is nothing to draw yet: no role, no workflow\n")


def test_graphs_are_written_for_tools_that_lay_them_out(call: Call, tmp_path: Path) -> None:
    assert call("render", STARTER, "--format", "dot,mermaid", "--lang", "en").code == 0
    names = written(tmp_path / "out")
    assert {"starter.org-chart.en.dot", "starter.swimlane.complaint.en.mmd"} <= set(names)
    assert not any("raci" in name for name in names)
    assert (tmp_path / "out" / "starter.org-chart.en.dot").read_text(encoding="utf-8").startswith("digraph {")
    refused = call("render", STARTER, "--format", "dot", "--view", "raci")
    assert refused.code == 2
    assert "raci is no graph of nodes and lines and cannot be written as dot" in refused.err
