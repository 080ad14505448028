"""The embedded Graphviz engine runs from pip alone."""

import json
import subprocess

import pytest

from orgflow.layout.graphviz_engine import find_engine, run_engine


def test_two_nodes_of_fixed_size_are_laid_out_one_below_the_other() -> None:
    graph = 'digraph { node [shape=box fixedsize=true width=1.5 height=0.5 label=""]; one -> two }'
    drawn = json.loads(run_engine(graph))
    nodes = {node["name"]: [float(part) for part in node["pos"].split(",")] for node in drawn["objects"]}
    assert set(nodes) == {"one", "two"}
    assert nodes["one"][0] == nodes["two"][0]
    assert nodes["one"][1] - nodes["two"][1] >= 0.5 * 72
    assert {(node["width"], node["height"]) for node in drawn["objects"]} == {("1.5", "0.5")}


def test_a_graph_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run_engine("digraph { one -> ")


def test_the_engine_is_found_without_an_active_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert find_engine().is_file()
