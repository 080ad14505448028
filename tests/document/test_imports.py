"""Imports stay inside the project, are read once each, and every id stands in one place."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from orgflow.document import Budget, Document, Limits, read
from orgflow.usage import UsageError

Project = Callable[..., Document]
posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes as POSIX has them")

ROOT = "orgflow: 1\nteam: {id: t}\n"


def importing(*paths: str) -> str:
    return ROOT + "imports:\n" + "".join(f"- {path}\n" for path in paths)


def refused(document: Document) -> list[tuple[str, int, str | None]]:
    assert {finding.rule for finding in document.findings} <= {"import-refused"}
    assert all(finding.problem.say.zh for finding in document.findings)
    assert all(finding.problem.hint for finding in document.findings)
    return [(finding.at.path, finding.at.line, finding.problem.say.en) for finding in document.findings]


def merged(document: Document) -> dict[str, object]:
    assert [(finding.at.path, finding.at.line, finding.problem.say.en) for finding in document.findings] == []
    assert document.tree is not None
    return document.tree.plain


def test_sections_of_all_files_stand_side_by_side_in_order(project: Project) -> None:
    document = project(
        {
            "team.orgflow.yaml": importing("a.yaml", "deep/b.yml") + "roles: {boss: {}}\n",
            "a.yaml": "orgflow: 1\nroles: {one: {}}\nduties: {d: {}}\n",
            "deep/b.yml": "orgflow: 1\nimports: [../c.json]\nroles: {two: {}}\n",
            "c.json": '{"orgflow": 1, "roles": {"three": {}}}',
        }
    )
    tree = merged(document)
    assert list(tree) == ["orgflow", "team", "imports", "roles", "duties"]
    assert list(document.tree.plain["roles"]) == ["boss", "one", "two", "three"]  # type: ignore[union-attr]
    assert [source.path for source in document.sources] == ["team.orgflow.yaml", "a.yaml", "deep/b.yml", "c.json"]


def test_every_merged_value_knows_its_own_file(project: Project) -> None:
    document = project(
        {
            "team.orgflow.yaml": importing("a.yaml") + "roles: {boss: {}}\n",
            "a.yaml": "orgflow: 1\r\nroles:\r\n  one: {unit: u}\r\n",
        }
    )
    assert document.tree is not None
    roles = document.tree.get("roles")
    assert roles is not None
    one = roles.entries["one"].key.span  # type: ignore[union-attr]
    assert (one.path, one.line, one.column) == ("a.yaml", 3, 3)


def test_a_file_that_several_import_is_read_once_and_loops_end(project: Project) -> None:
    files = {
        "team.orgflow.yaml": importing("a.yaml", "b.yaml", "./a.yaml", "team.orgflow.yaml"),
        "a.yaml": "orgflow: 1\nimports: [b.yaml, a.yaml]\nroles: {one: {}}\n",
        "b.yaml": "orgflow: 1\nimports: [a.yaml, team.orgflow.yaml]\nroles: {two: {}}\n",
    }
    document = project(files)
    assert merged(document)["roles"] == {"one": {}, "two": {}}
    assert len(document.sources) == 3


def test_a_wide_fan_of_imports_is_linear(project: Project) -> None:
    layers, width = 40, 2
    files = {"team.orgflow.yaml": importing(*(f"f0_{n}.yaml" for n in range(width)))}
    for layer in range(layers):
        below = [f"f{layer + 1}_{n}.yaml" for n in range(width)] if layer + 1 < layers else []
        for n in range(width):
            files[f"f{layer}_{n}.yaml"] = f"orgflow: 1\nimports: {below}\nroles: {{r{layer}_{n}: {{}}}}\n"
    assert len(project(files).sources) == 1 + layers * width


@pytest.mark.parametrize(
    ("first", "second"), [("[top, mid]", "[low]"), ("[top, mid]", "{low: Low}"), ("{top: Top, mid: M}", "[low]")]
)
def test_a_section_written_as_a_list_loses_nothing(project: Project, first: str, second: str) -> None:
    document = project(
        {
            "team.orgflow.yaml": importing("a.yaml") + f"levels: {first}\n",
            "a.yaml": f"orgflow: 1\nlevels: {second}\n",
        }
    )
    levels = merged(document)["levels"]
    assert isinstance(levels, dict)
    assert list(levels) == ["top", "mid", "low"]


def test_an_id_listed_in_two_files_shows_both(project: Project) -> None:
    document = project(
        {
            "team.orgflow.yaml": importing("a.yaml") + "levels: [top]\n",
            "a.yaml": "orgflow: 1\nlevels: [low, top]\n",
        }
    )
    (finding,) = document.findings
    assert (finding.rule, finding.at.path, finding.at.column) == ("duplicate-id", "a.yaml", 15)
    assert [note.at.path for note in finding.problem.related] == ["team.orgflow.yaml"]


def test_a_source_gathers_the_sections_that_files_quote(project: Project) -> None:
    document = project(
        {
            "team.orgflow.yaml": importing("a.yaml", "b.yaml") + "sources: {brief: {kind: brief}}\n",
            "a.yaml": "orgflow: 1\nsources: {brief: {sections: {A1: x}}, talk: {kind: interview}}\n",
            "b.yaml": "orgflow: 1\nsources: {brief: {sections: {A2: y}}, talk: {sections: {T1: z}}}\n",
        }
    )
    assert merged(document)["sources"] == {
        "brief": {"kind": "brief", "sections": {"A1": "x", "A2": "y"}},
        "talk": {"kind": "interview", "sections": {"T1": "z"}},
    }


def test_what_two_files_say_of_a_source_shows_both(project: Project) -> None:
    document = project(
        {
            "team.orgflow.yaml": importing("a.yaml") + "sources: {brief: {kind: brief, sections: {A1: x}}}\n",
            "a.yaml": "orgflow: 1\nsources: {brief: {kind: norm, sections: {A1: z}}}\n",
        }
    )
    assert [(finding.rule, finding.at.path, finding.problem.say.en) for finding in document.findings] == [
        ("duplicate-id", "a.yaml", "`kind` stands in `sources.brief` twice"),
        ("duplicate-id", "a.yaml", "`A1` stands in `sources.brief.sections` twice"),
    ]


def test_the_same_id_in_two_files_shows_both(project: Project) -> None:
    document = project(
        {
            "team.orgflow.yaml": importing("a.yaml", "b.yaml") + "roles: {boss: {}}\n",
            "a.yaml": "orgflow: 1\nroles: {one: {}}\nteam_size: 4\n",
            "b.yaml": "orgflow: 1\nroles:\n  boss: {unit: x}\n  one: {}\n  two: {}\n",
        }
    )
    shown = [
        (
            finding.rule,
            finding.at.path,
            finding.at.line,
            finding.problem.say.en,
            *(note.at.path for note in finding.problem.related),
        )
        for finding in document.findings
    ]
    assert shown == [
        ("duplicate-id", "b.yaml", 3, "`boss` stands in `roles` twice", "team.orgflow.yaml"),
        ("duplicate-id", "b.yaml", 4, "`one` stands in `roles` twice", "a.yaml"),
    ]
    assert document.tree is not None
    assert document.tree.plain["roles"] == {"boss": {}, "one": {}, "two": {}}


@pytest.mark.parametrize(
    ("path", "say"),
    [
        ("../outside.yaml", "`../outside.yaml` leads out of the project"),
        ("a/../../outside.yaml", "`a/../../outside.yaml` leads out of the project"),
        ("/etc/passwd", "`/etc/passwd` is not a relative path"),
        ("//server/share/x.yaml", "`//server/share/x.yaml` is not a relative path"),
        ("C:/x.yaml", "`C:/x.yaml` is not a relative path"),
        ("'C:x.yaml'", "`C:x.yaml` is not a relative path"),
        ("'\\\\server\\share\\x.yaml'", "`\\\\server\\share\\x.yaml` is not a relative path"),
        ("'a\\b.yaml'", "`a\\b.yaml` has backslashes"),
        ("http://example.org/x.yaml", "`http://example.org/x.yaml` is not a relative path"),
        ("file:///etc/passwd", "`file:///etc/passwd` is not a relative path"),
        ("missing.yaml", "there is no file `missing.yaml`"),
        ("missing/../team.orgflow.yaml/x", "there is no file `missing/../team.orgflow.yaml/x`"),
        ("folder", "`folder` is not an ordinary file"),
        ("'.'", "`.` is not an ordinary file"),
        ("x" * 3000, f"there is no file `{'x' * 39}…`"),
    ],
)
def test_what_is_not_followed(project: Project, tmp_path: Path, path: str, say: str) -> None:
    (tmp_path.parent / "outside.yaml").write_text("orgflow: 1\n", encoding="utf-8")
    document = project({"team.orgflow.yaml": importing(path), "folder/x.yaml": "", "a/x.yaml": ""})
    assert refused(document) == [("team.orgflow.yaml", 4, say)]
    assert [source.path for source in document.sources] == ["team.orgflow.yaml"]


@posix
def test_links_devices_and_pipes(project: Project, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (outside / "x.yaml").write_text("orgflow: 1\nroles: {stolen: {}}\n", encoding="utf-8")
    (tmp_path / "out.yaml").symlink_to(outside / "x.yaml")
    (tmp_path / "folder").symlink_to(outside)
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    (tmp_path / "device.yaml").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "inside.yaml").symlink_to(tmp_path / "real.yaml")
    names = ["out.yaml", "folder/x.yaml", "loop.yaml", "device.yaml", "pipe.yaml", "inside.yaml"]
    document = project({"team.orgflow.yaml": importing(*names), "real.yaml": "orgflow: 1\nroles: {r: {}}\n"})
    assert refused(document) == [
        ("team.orgflow.yaml", 4, "`out.yaml` leads out of the project"),
        ("team.orgflow.yaml", 5, "`folder/x.yaml` leads out of the project"),
        ("team.orgflow.yaml", 6, "there is no file `loop.yaml`"),
        ("team.orgflow.yaml", 7, "`device.yaml` leads out of the project"),
        ("team.orgflow.yaml", 8, "`pipe.yaml` is not an ordinary file"),
    ]
    assert [source.path for source in document.sources] == ["team.orgflow.yaml", "real.yaml"]


@posix
def test_a_root_that_is_a_link_out_of_its_project_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("orgflow: 1\nteam: {id: secret}\n", encoding="utf-8")
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (project / "team.orgflow.yaml").symlink_to(secret)
    with pytest.raises(UsageError, match="lies outside"):
        read(project / "team.orgflow.yaml", Budget(Limits()))


def test_a_root_is_not_imported(project: Project) -> None:
    document = project({"team.orgflow.yaml": importing("other.orgflow.yaml"), "other.orgflow.yaml": ROOT})
    assert refused(document) == [("team.orgflow.yaml", 4, "this file has a `team`: it is a root, not a fragment")]


def test_a_fragment_says_its_version(project: Project) -> None:
    document = project({"team.orgflow.yaml": importing("a.yaml"), "a.yaml": "services: {}\n"})
    assert refused(document) == [("team.orgflow.yaml", 4, "this file does not say `orgflow: 1`")]


@pytest.mark.parametrize(
    ("fragment", "rule", "line"),
    [
        ("orgflow: 2\nroles: {r: {}}\n", "unsupported-version", 1),
        ("orgflow: '1'\n", "schema-violation", 1),
        ("orgflow: 1\nimports: b.yaml\n", "schema-violation", 2),
        ("orgflow: 1\nimports: [[b.yaml]]\n", "schema-violation", 2),
        ("orgflow: 1\nroles: 5\n", "schema-violation", 2),
        ("orgflow: 1\nrolls: {}\n", "schema-violation", 2),
    ],
)
def test_the_schema_speaks_of_fragments_at_their_own_place(
    project: Project, fragment: str, rule: str, line: int
) -> None:
    from orgflow.schema import validate

    document = project({"team.orgflow.yaml": importing("a.yaml"), "a.yaml": fragment})
    assert document.findings == ()
    assert document.tree is not None
    (finding,) = validate(document.tree)
    assert (finding.rule, finding.at.path, finding.at.line) == (rule, "a.yaml", line)


def test_faults_of_all_files_are_told_in_order(project: Project) -> None:
    document = project(
        {
            "team.orgflow.yaml": importing("a.yaml", "missing.yaml", "b.yaml"),
            "a.yaml": "orgflow: 1\nroles: [a\nduties: {}\n",
            "b.yaml": "orgflow: 1\norgflow: 1\n",
        }
    )
    assert [(finding.at.path, finding.at.line, finding.rule) for finding in document.findings] == [
        ("a.yaml", 2, "yaml-syntax"),
        ("b.yaml", 2, "duplicate-key"),
        ("team.orgflow.yaml", 5, "import-refused"),
    ]
    assert document.tree is None


@pytest.mark.parametrize(
    ("limits", "place", "say"),
    [
        (Limits(files=3), ("team.orgflow.yaml", 6), "these are more than 3 files"),
        (Limits(size=120), ("team.orgflow.yaml", 5), "all files together hold more than 120 bytes"),
        (Limits(nodes=25), ("b.yaml", 2), "all files together hold more than 25 values"),
    ],
)
def test_limits_count_over_all_files_and_stop_the_reading(
    project: Project, limits: Limits, place: tuple[str, int], say: str
) -> None:
    files = {f"{name}.yaml": f"orgflow: 1\nroles: {{{name}: {{}}}}\n" for name in "abcdef"}
    document = project({"team.orgflow.yaml": importing(*files), **files}, limits=limits)
    (finding,) = document.findings
    assert (finding.rule, finding.at.path, finding.at.line, finding.problem.say.en) == ("limit-exceeded", *place, say)


def test_of_many_ids_in_two_files_some_are_told(project: Project) -> None:
    roles = "roles: {a: {}, b: {}, c: {}}\n"
    files = {"team.orgflow.yaml": importing("f.yaml") + roles, "f.yaml": "orgflow: 1\n" + roles}
    findings = project(files, limits=Limits(faults=2)).findings
    assert sorted((finding.rule, finding.problem.say.en) for finding in findings) == [
        ("duplicate-id", "`a` stands in `roles` twice"),
        ("duplicate-id", "`b` stands in `roles` twice"),
        ("limit-exceeded", "only the first 2 faults are told"),
    ]


def test_one_budget_serves_several_roots_and_reads_nothing_beyond_it(tmp_path: Path) -> None:
    budget = Budget(Limits(size=len(ROOT) + 5))
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.orgflow.yaml").write_text(ROOT, encoding="utf-8", newline="\n")
    first, second, third = (read(tmp_path / f"{name}.orgflow.yaml", budget) for name in ("a", "b", "c"))
    assert first.findings == ()
    assert [finding.rule for finding in (*second.findings, *third.findings)] == ["limit-exceeded"] * 2
    assert second.tree is third.tree is None


def test_a_fragment_named_alone_is_a_wrong_call(project: Project) -> None:
    with pytest.raises(UsageError) as raised:
        project({"a.yaml": "orgflow: 1\nroles: {}\n"}, "a.yaml")
    assert "is a fragment: it has no `team`. Name the root that imports it" in str(raised.value.say.en)
    assert "请指定导入它的根文件" in str(raised.value.say.zh)


def test_a_root_without_a_team_is_a_fault_of_the_root(project: Project) -> None:
    assert merged(project({"team.orgflow.yaml": "orgflow: 1\ntean: {}\n"})) == {"orgflow": 1, "tean": {}}


def test_a_file_outside_the_given_root_is_a_wrong_call(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "team.orgflow.yaml").write_text(ROOT, encoding="utf-8")
    with pytest.raises(UsageError, match="lies outside"):
        read(tmp_path / "team.orgflow.yaml", Budget(Limits()), tmp_path / "in")


def test_a_wider_root_lets_imports_go_further(tmp_path: Path) -> None:
    (tmp_path / "team").mkdir()
    (tmp_path / "shared.yaml").write_text("orgflow: 1\nroles: {r: {}}\n", encoding="utf-8")
    (tmp_path / "team" / "team.orgflow.yaml").write_text(importing("../shared.yaml"), encoding="utf-8")
    narrow = read(tmp_path / "team" / "team.orgflow.yaml", Budget(Limits()))
    wide = read(tmp_path / "team" / "team.orgflow.yaml", Budget(Limits()), tmp_path)
    assert [finding.rule for finding in narrow.findings] == ["import-refused"]
    assert wide.path == "team/team.orgflow.yaml"
    assert merged(wide)["roles"] == {"r": {}}


def test_names_that_no_report_may_hold_are_replaced(tmp_path: Path) -> None:
    name = "t\x1b[31m\u202e.orgflow.yaml"
    try:
        (tmp_path / name).write_text(ROOT, encoding="utf-8")
    except OSError:
        pytest.skip("this disk has no such names")
    assert read(tmp_path / name, Budget(Limits())).path == "t\ufffd[31m\ufffd.orgflow.yaml"


def test_merging_leaves_the_parts_alone(part: Callable[..., object]) -> None:
    from orgflow.document.merging import merge

    first = ROOT + "roles: {a: {}}\n"
    second, third = (f"orgflow: 1\nroles: {{{n}: {{}}}}\nsources: {{s: {{sections: {{{n}: x}}}}}}\n" for n in "bc")
    trees = [part(text).tree for text in (first, second, third)]  # type: ignore[attr-defined]
    tree, findings = merge(trees, Budget(Limits()))
    assert findings == []
    assert tree.plain["roles"] == {"a": {}, "b": {}, "c": {}}
    assert tree.plain["sources"] == {"s": {"sections": {"b": "x", "c": "x"}}}
    assert [each.plain["roles"] for each in trees] == [{"a": {}}, {"b": {}}, {"c": {}}]
    assert trees[1].plain["sources"] == {"s": {"sections": {"b": "x"}}}
