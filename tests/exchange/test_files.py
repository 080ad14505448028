"""Exported files: what others' readers and rules say of them, and that they are the same every time."""

from collections.abc import Callable
from importlib.resources import files
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from orgflow.exchange.bpmn import DIALECTS, write_bpmn
from orgflow.exchange.bpmn.translation import translate
from orgflow.exchange.bpmn.wrapping import wrapped
from orgflow.exchange.bpmn.xml_writer import write_xml
from orgflow.graph import OrgGraph
from orgflow.text import Language
from orgflow.views import Wording

Drawn = Callable[[OrgGraph], list[str]]
_ABSENT = "the extra `bpmn-test` is not installed"


def test_bpmn_io_reads_and_lints_every_shipped_workflow_clean(shipped: OrgGraph, drawn: Drawn) -> None:
    pytest.importorskip("bpmn_io", reason=_ABSENT)
    from bpmn_io import BpmnModdle, check
    from bpmn_io.lint import Linter
    from bpmn_io.lint.resolver import NodeResolver

    for name in drawn(shipped):
        # Some of its rules remember ids from one file to the next.
        linter = Linter(config={"extends": "bpmnlint:recommended"}, resolver=NodeResolver())
        text = write_bpmn(shipped, name, Wording("en")).decode()
        report = check(text)
        assert (report.errors, [warning.message for warning in report.warnings]) == ([], [])
        said = linter.lint(BpmnModdle().from_xml(text).root_element)
        # Drafts have steps that nothing follows, which `dead-end` reports.
        flow = shipped.flow(name)
        stuck = {f"step_{step}" for step in flow.steps if None in flow.loose_ends(step)}
        assert {(rule, one["id"]) for rule, found in said.items() for one in found} == {
            ("no-implicit-end", step) for step in stuck
        }


@pytest.fixture(scope="module")
def standard() -> Any:
    """The schema of BPMN 2.0, with that of its diagrams."""
    pytest.importorskip("SpiffWorkflow", reason=_ABSENT)
    from lxml import etree

    return etree.XMLSchema(etree.parse(str(files("SpiffWorkflow.bpmn.parser") / "schema" / "BPMN20.xsd")))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_schema_of_the_standard_accepts_every_dialect(
    standard: Any, shipped: OrgGraph, drawn: Drawn, dialect: str
) -> None:
    from lxml import etree

    for name in drawn(shipped):
        process = translate(shipped, name, Wording("en", bilingual=True))
        standard.assertValid(etree.fromstring(write_xml(process, None, DIALECTS[dialect])))
        standard.assertValid(etree.fromstring(write_xml(wrapped(process), None, DIALECTS[dialect])))


def test_the_schema_of_diagrams_accepts_ours(standard: Any, front_office: OrgGraph, drawn: Drawn) -> None:
    from lxml import etree

    for name in drawn(front_office):
        standard.assertValid(etree.fromstring(write_bpmn(front_office, name, Wording("zh"))))


def test_the_same_bytes_every_time(front_office: OrgGraph, drawn: Drawn) -> None:
    for name in drawn(front_office):
        assert write_bpmn(front_office, name, Wording("zh")) == write_bpmn(front_office, name, Wording("zh"))


def test_every_element_has_its_place(front_office: OrgGraph, drawn: Drawn) -> None:
    space = "{http://www.omg.org/spec/BPMN/20100524/%s}"
    for name in drawn(front_office):
        root = fromstring(write_bpmn(front_office, name, Wording("zh")))
        shown = {
            element.get("bpmnElement")
            for kind in ("BPMNShape", "BPMNEdge")
            for element in root.iter(f"{space % 'DI'}{kind}")
        }
        elements = [element for element in root.iter() if element.tag.startswith(space % "MODEL")]
        placed = ("Event", "Gateway", "Task", "task", "Activity", "subProcess", "lane", "participant", "Flow")
        asked = {element.get("id") for element in elements if element.get("id") and element.tag.endswith(placed)}
        assert asked == shown


def test_ways_are_level_or_upright(front_office: OrgGraph, drawn: Drawn) -> None:
    space = "{http://www.omg.org/spec/BPMN/20100524/DI}BPMNEdge"
    for name in drawn(front_office):
        for edge in fromstring(write_bpmn(front_office, name, Wording("zh"))).iter(space):
            points = [(int(point.get("x", "")), int(point.get("y", ""))) for point in edge if point.get("x")]
            for (x, y), (next_x, next_y) in pairwise(points):
                assert min(abs(x - next_x), abs(y - next_y)) <= 2, edge.get("bpmnElement")


@pytest.mark.parametrize(("language", "words"), [("en", "Amount > 500 CNY"), ("zh", "金额 > 500 元")])
def test_a_branch_without_a_name_is_called_by_its_condition(
    graph_from: Callable[[str], OrgGraph], language: Language, words: str
) -> None:
    graph = graph_from("""\
orgflow: 1
team: {id: t}
cases: {c: {attributes: {amount: {name: {en: Amount, zh: 金额}, type: money, min: 0 CNY, given: true}}}}
workflows:
  w:
    case: c
    starts: {s: {next: large}}
    steps:
      large: {type: decision, branches: {big: {when: amount > 500, next: over}, rest: {otherwise: true, next: over}}}
      over: {type: end}
""")
    file = fromstring(write_bpmn(graph, "w", Wording(language)))
    assert words in [(element.get("name") or "").replace("\u00a0", " ") for element in file.iter()]
