"""Processes of other people, and files that are none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgflow.check import load
from orgflow.exchange.bpmn import Imported, Unreadable, import_bpmn
from orgflow.model.team import Team

FOLDER = Path(__file__).parent / "foreign"
FILES = sorted(FOLDER.glob("*.bpmn"))
MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
HEAD = f'<definitions xmlns="{MODEL}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d">'
patient = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def process(inside: str) -> bytes:
    return f'{HEAD}<process id="p">{inside}</process></definitions>'.encode()


@pytest.fixture
def team_of(tmp_path: Path) -> Callable[[Imported], Team]:
    """The team of an imported specification, in which nothing of the family `spec` is wrong."""

    def loaded(imported: Imported) -> Team:
        file = tmp_path / "imported.orgflow.yaml"
        file.write_bytes(imported.content)
        found = load(file)
        assert [(finding.at.line, finding.problem.say.en) for finding in found.findings] == []
        assert found.graph is not None
        return found.graph.team

    return loaded


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_a_foreign_process_becomes(
    file: Path, team_of: Callable[[Imported], Team], golden: Callable[[Path, str], None]
) -> None:
    imported = import_bpmn(file.read_bytes(), file.name, "en")
    team_of(imported)
    golden(file.with_suffix(".yaml"), imported.content.decode())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not XML"),
        (b"\x00\xff\xfe", "not XML"),
        (b"<a><b></a>", "line 1, column 9"),
        (b"<a/>", "not a BPMN 2.0 file"),
        (f"{HEAD}</definitions>".encode(), "no process"),
        (process(""), "no process"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "entities"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "entities"),
        (b'<?xml version="1.0" encoding="nonsense"?><a/>', ""),
    ],
)
def test_files_that_cannot_be_read_say_why(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        import_bpmn(data, "x.bpmn", "en")
    assert words in (refused.value.say.en or "")
    assert refused.value.say.zh


def test_gateways_that_lead_only_to_each_other(team_of: Callable[[Imported], Team]) -> None:
    imported = import_bpmn(
        process(
            '<startEvent id="s"/><exclusiveGateway id="a"/><exclusiveGateway id="b"/>'
            '<sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="b"/>'
            '<sequenceFlow id="3" sourceRef="b" targetRef="a"/>'
        ),
        "x.bpmn",
        "en",
    )
    team_of(imported)
    assert any("lead only to each other" in (say.en or "") for say in imported.remarks)


def test_scopes_within_scopes_without_end(team_of: Callable[[Imported], Team]) -> None:
    inside = '<task id="t"/>'
    for depth in range(200):
        inside = f'<subProcess id="s{depth}">{inside}</subProcess>'
    imported = import_bpmn(process(inside), "x.bpmn", "en")
    team_of(imported)
    assert any("so deep inside" in (say.en or "") for say in imported.remarks)


def test_many_steps_of_one_name(team_of: Callable[[Imported], Team]) -> None:
    tasks = "".join(f'<task id="t{n}" name="Task"/>' for n in range(3000))
    ways = "".join(f'<sequenceFlow id="f{n}" sourceRef="t{n}" targetRef="t{n + 1}"/>' for n in range(2999))
    team = team_of(import_bpmn(process(tasks + ways), "x.bpmn", "en"))
    assert len(team.workflows["p"].steps) == 3001


WORDS = st.sampled_from(
    [
        "",
        "t1",
        "gateway",
        "true",
        "null",
        "=x > 1",
        "${a && b}",
        "PT5M",
        "R/P1D",
        "受理",
        "\u202e",
        "a" * 500,
        "{[('\"",
        "#",
        "- ",
    ]
)


@patient
@given(data=st.data())
def test_broken_files_never_end_in_a_fault_of_ours(data: st.DataObject, team_of: Callable[[Imported], Team]) -> None:
    source = data.draw(st.sampled_from(FILES)).read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 6))):
        at, length = data.draw(st.integers(0, len(source))), data.draw(st.integers(0, 60))
        source = source[:at] + data.draw(WORDS) + source[at + length :]
    try:
        imported = import_bpmn(source.encode(), "x.bpmn", "en")
    except Unreadable:
        return
    team_of(imported)


@patient
@given(data=st.data())
def test_files_whose_parts_are_mixed_up_become_specifications(
    data: st.DataObject, team_of: Callable[[Imported], Team]
) -> None:
    """Attributes and words change places, so that the file is XML but makes no sense."""
    from xml.etree.ElementTree import fromstring, tostring

    root = fromstring(data.draw(st.sampled_from(FILES)).read_text(encoding="utf-8"))
    elements = list(root.iter())
    ids = [element.get("id", "") for element in elements if element.get("id")]
    for _ in range(data.draw(st.integers(1, 25))):
        element = data.draw(st.sampled_from(elements))
        if element.attrib and data.draw(st.booleans()):
            name = data.draw(st.sampled_from(sorted(element.attrib)))
            element.set(name, data.draw(st.one_of(st.sampled_from(ids), WORDS)))
        elif data.draw(st.booleans()):
            element.tag = data.draw(st.sampled_from(elements)).tag if element is not root else element.tag
        else:
            element.text = data.draw(WORDS)
    try:
        imported = import_bpmn(tostring(root), "x.bpmn", "en")
    except Unreadable:
        return
    team_of(imported)
