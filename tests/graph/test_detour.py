"""Ways round some steps of a flow: found where there are any, and never across branches that meet again."""

from collections.abc import Callable

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.graph import OrgGraph
from orgflow.graph.detour import detour

GraphFrom = Callable[[str], OrgGraph]
STEPS = [f"s{number}" for number in range(7)]


def way(graph_from: GraphFrom, steps: str, through: str) -> tuple[str, ...] | None:
    graph = graph_from(f"orgflow: 1\nteam: {{}}\nworkflows:\n  w:\n    starts: {{a: a}}\n    steps:\n{steps}")
    return detour(graph.flow("w"), ["a"], ["z"], [through])


def test_a_branch_that_leaves_the_step_out_is_a_way_round_it(graph_from: GraphFrom) -> None:
    steps = "      a: {outcomes: {x: b, y: z}}\n      b: {next: z}\n      z: {type: end}\n"
    assert way(graph_from, steps, "b") == ("a", "z")
    assert way(graph_from, steps, "a") is None


def test_no_case_gets_round_one_of_the_branches_that_meet(graph_from: GraphFrom) -> None:
    steps = (
        "      a: {type: parallel, branches: [b, c]}\n      b: {next: d}\n      c: {next: j}\n      d: {next: j}\n"
        "      j: {type: join, of: a, next: z}\n      z: {type: end}\n"
    )
    assert way(graph_from, steps, "b") is None
    assert way(graph_from, steps, "d") is None
    assert way(graph_from, steps, "j") is None


def test_what_comes_after_the_branches_have_met_does_not_count_for_them(graph_from: GraphFrom) -> None:
    steps = (
        "      a: {type: parallel, branches: [b, c]}\n      b: {next: j}\n      c: {next: j}\n"
        "      j: {type: join, of: a, next: d}\n      d: {outcomes: {x: e, y: z}}\n      e: {next: z}\n"
        "      z: {type: end}\n"
    )
    assert way(graph_from, steps, "e") == ("a", "b", "j", "d", "z")


def test_a_split_within_a_branch_counts_for_the_outer_one(graph_from: GraphFrom) -> None:
    steps = (
        "      a: {type: parallel, branches: [b, c]}\n      b: {type: parallel, branches: [d, e]}\n      c: {next: j}\n"
        "      d: {next: i}\n      e: {next: i}\n      i: {type: join, of: b, next: f}\n      f: {next: j}\n"
        "      j: {type: join, of: a, next: z}\n      z: {type: end}\n"
    )
    for through in "def":
        assert way(graph_from, steps, through) is None


@given(
    st.lists(st.lists(st.sampled_from(STEPS), max_size=3, unique=True), min_size=7, max_size=7),
    st.sets(st.sampled_from(STEPS[1:]), max_size=3),
)
@settings(deadline=None)
def test_without_splits_it_is_reachability(graph_from: GraphFrom, ways: list[list[str]], through: set[str]) -> None:
    lines = [
        f"      {step}: {{outcomes: {{{', '.join(f'o{target}: {target}' for target in targets)}}}}}"
        if targets
        else f"      {step}: {{}}"
        for step, targets in zip(STEPS, ways, strict=True)
    ]
    flow = graph_from(
        "orgflow: 1\nteam: {}\nworkflows:\n  w:\n    starts: {a: s0}\n    steps:\n" + "\n".join(lines)
    ).flow("w")
    network = nx.DiGraph((step, target) for step, targets in zip(STEPS, ways, strict=True) for target in targets)
    network.add_nodes_from(STEPS)
    network.remove_nodes_from(through)
    found = detour(flow, ["s0"], ["s6"], sorted(through))
    if "s6" in through or not nx.has_path(network, "s0", "s6"):
        assert found is None
    else:
        assert found is not None
        assert len(found) == nx.shortest_path_length(network, "s0", "s6") + 1
        assert nx.is_path(network, found)
