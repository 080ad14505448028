"""Graphs for tools that lay them out: any words stay words."""

import json
import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.diagram import Caption, Card, Label, Lane, Line, Link, OrgChart, Stop, Swimlane
from orgflow.layout.graphviz_engine import run_engine
from orgflow.pictures.dot import write_dot
from orgflow.pictures.mermaid import write_mermaid
from orgflow.pictures.outline import Outline, outline

HOSTILE = (
    *('"', '"]; evil -> evil; x ["', "\\", '\\"', "\\N \\G", "<b>bold</b>", "&quot;", "&amp;lt;", "a\nb", "end", "`x`"),
    *(
        "%%{init: {}}%%",
        '"] click n1 "javascript:alert(1)"',
        "#quot;",
        "]]",
        "}}",
        "-->|x|",
        "；。、",
        ";",
        "//",
        "/*",
        "<",
    ),
)
TEXTS = st.sampled_from(HOSTILE) | st.text(max_size=30)


def flow(texts: list[str]) -> Outline:
    """A lane, two stops and a link, all of whose words are given."""
    title, lane, first, second, detail, link = texts
    diagram = Swimlane(
        "swimlane",
        Caption(title, "", "", "", "en"),
        (Lane("role:a", Label(lane)),),
        (
            Stop("step:f.a", "role:a", "task", Label(first, second), detail),
            Stop("step:f.b", "role:a", "decision", Label(second)),
        ),
        (Link("l", "step:f.a", "step:f.b", label=link),),
    )
    found = outline(diagram)
    assert found
    return found


@given(st.lists(TEXTS, min_size=6, max_size=6))
@settings(deadline=None, max_examples=settings.default.max_examples * 40 // 100)
def test_any_words_are_read_as_they_are_by_graphviz(texts: list[str]) -> None:
    graph = flow(texts)
    read = json.loads(run_engine(write_dot(graph)))
    nodes = {each["name"]: each for each in read["objects"] if "nodes" not in each}
    assert list(nodes) == ["step:f.a", "step:f.b"]
    for node in graph.nodes:
        assert shown(nodes[node.id]["label"]) == list(node.lines)
    (edge,) = read["edges"]
    assert shown(edge.get("label", "")) == list(graph.arrows[0].lines)


def shown(label: str) -> list[str]:
    """The lines that a label of Graphviz shows: its escapes and names of characters resolved."""
    lines = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], label).split("\n")
    return [unescape(line) for line in lines if line]


@given(st.lists(TEXTS, min_size=6, max_size=6))
def test_no_words_break_out_of_the_quotes_of_mermaid(texts: list[str]) -> None:
    graph = flow(texts)
    lines = write_mermaid(graph).split("\n")
    plain = [re.sub(r'"[^"]*"', '""', line).strip() for line in lines[2:-1]]
    group = ['subgraph g1[""]', "end"] if graph.groups else ["", ""]
    assert plain[:-1] == [line for line in (group[0], 'n1("")', 'n2{""}', group[1]) if line]
    assert plain[-1] in ('n1 -->|""| n2', "n1 --> n2")
    assert not re.search(r"[<>`%\\](?!br/>)", "".join(re.findall(r'"([^"]*)"', "".join(lines))).replace("<br/>", ""))
    assert "%%" not in "".join(lines)


def test_an_org_chart_leads_down_and_its_dotted_lines_are_dashed() -> None:
    cards = (Card("role:a", Label("A", "甲")), Card("role:b", Label("B"), vacant=True), Card("role:c", Label("C")))
    lines = (Line("role:b", "role:a"), Line("role:c", "role:b", dotted=True, label="functional"))
    graph = outline(OrgChart("org-chart", Caption("Team", "", "", "", "en"), cards, lines))
    assert graph
    dot, mermaid = write_dot(graph), write_mermaid(graph)
    assert '"role:a" -> "role:b" [dir=none]' in dot
    assert '"role:b" -> "role:c" [label="functional" style=dashed dir=none]' in dot
    assert '"role:a" [label="A\\n甲"' in dot
    assert mermaid.splitlines()[0] == "flowchart TB"
    assert '  n2 -.-|"functional"| n3' in mermaid
