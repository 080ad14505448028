"""Workbooks, read back by another library: tables in words, and nothing in them that a spreadsheet would run."""

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from orgflow.check import load
from orgflow.exchange.xlsx import sheets, write_workbook
from orgflow.graph import Edge, OrgGraph
from orgflow.views import Wording

HOUSE = Path(__file__).parents[2]
HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    '=HYPERLINK("http://x.example","y")',
    "http://x.example",
    "12",
)
LANGUAGES = (Wording("zh"), Wording("en"), Wording("zh", bilingual=True))


def written(graph: OrgGraph, wording: Wording) -> bytes:
    return write_workbook(sheets(graph, wording, "team.orgflow.yaml"), "Team")


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def column(book: Workbook, sheet: str, heading: str) -> list[str]:
    rows = list(book[sheet].iter_rows(values_only=True))
    return [str(row[rows[0].index(heading)] or "") for row in rows[1:]]


@pytest.mark.parametrize("wording", LANGUAGES, ids=("zh", "en", "both"))
def test_every_cell_of_every_shipped_specification_is_text(shipped: OrgGraph, wording: Wording) -> None:
    tables = sheets(shipped, wording, "team.orgflow.yaml")
    assert tables
    book = opened(write_workbook(tables, "Team"))
    assert book.sheetnames == [table.name for table in tables]
    for sheet, table in zip(book, tables, strict=True):
        assert sheet.freeze_panes == f"{'ABC'[table.fixed]}2"
        assert all(cell.value for cell in sheet[1])
        assert {cell.data_type for row in sheet for cell in row if cell.value is not None} == {"s"}


def test_the_letters_are_those_of_the_specification(front_office: OrgGraph) -> None:
    book = opened(written(front_office, Wording("en")))
    for duty in front_office.team.duties.values():
        row = column(book, "RACI", "Duty").index(duty.label.get("en"))
        for role in front_office.roles:
            held = {link.source for link in front_office.into(duty.address, Edge.ACCOUNTABLE)}
            if role.label.get("en") in [cell.value for cell in book["RACI"][1]]:
                letter = column(book, "RACI", role.label.get("en"))[row]
                assert letter.startswith("A") == (role.address in held)


def test_measures_say_what_they_should_reach(front_office: OrgGraph) -> None:
    book = opened(written(front_office, Wording("zh")))
    names, targets = column(book, "指标", "指标"), column(book, "指标", "目标值")
    assert targets[names.index("客户满意度")] == "≥ 95%"


def test_two_languages_stand_in_one_cell(front_office: OrgGraph) -> None:
    book = opened(written(front_office, Wording("zh", bilingual=True)))
    assert "客户满意度\nCustomer satisfaction" in column(book, "指标 KPIs", "指标\nKPI")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_becomes_a_formula_a_link_or_a_number(tmp_path: Path, text: str) -> None:
    file = tmp_path / "team.orgflow.yaml"
    quoted = text.replace("'", "''")
    file.write_text(
        f"orgflow: 1\nteam: {{name: '{quoted}'}}\nroles: {{lead: {{name: '{quoted}'}}}}\n"
        f"duties: {{answer: {{name: '{quoted}', responsible: lead, accountable: lead}}}}\n",
        encoding="utf-8",
    )
    graph = load(file).graph
    assert graph is not None
    content = written(graph, Wording("en"))
    cells = [cell for sheet in opened(content) for row in sheet for cell in row if cell.value is not None]
    assert [cell.value for cell in cells].count(text) >= 3
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert all(cell.quotePrefix for cell in cells if cell.value.startswith(("=", "+", "-", "@")) and cell.row > 1)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name) or "externalLink" in name]


def test_the_same_team_gives_the_same_bytes(front_office: OrgGraph) -> None:
    first = written(front_office, Wording("zh"))
    assert written(front_office, Wording("zh")) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_findings_stand_in_it_worst_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from orgflow.cli import main

    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        main(["render", str(HOUSE / "specs/front-office-draft"), "--format", "xlsx", "--lang", "en"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == "out/front-office-draft.en.xlsx\n"
    book = load_workbook("out/front-office-draft.en.xlsx")
    severities = column(book, "Findings", "Severity")
    assert severities == sorted(severities, key=["Error", "Warning", "Note"].index)
    assert severities.count("Error") > 1
    assert "no-accountable" in column(book, "Findings", "Rule")
