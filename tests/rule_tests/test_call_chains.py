"""Flows that call each other along a long chain are looked at once, not once for each that calls them."""

import sys
from collections.abc import Callable
from typing import Any

from orgflow.graph import OrgGraph
from orgflow.rules import RULES
from orgflow.rules.complaints import COMPLAINTS

GraphFrom = Callable[[str], OrgGraph]


def chain(flows: int, last: str) -> str:
    """So many complaint workflows, each of which calls the next; the last does some acts."""
    steps = [f"{{type: call, workflow: w{number + 1}, next: z}}" for number in range(flows - 1)]
    steps.append(f"{{by: agent, does: [{last}], next: z}}")
    text = "orgflow: 1\nteam: {}\nroles: {agent: {}}\nworkflows:\n"
    for number, step in enumerate(steps):
        text += f"  w{number}: {{kind: complaint, starts: {{any: {{called: true, next: a}}, own: {{next: a}}}}, "
        text += f"steps: {{a: {step}, z: {{type: end}}}}}}\n"
    return text


def lines_entered(graph: OrgGraph) -> int:
    count = 0

    def trace(*_: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)
    try:
        for rule in COMPLAINTS:
            list(rule.run(graph, {}))
    finally:
        sys.settrace(None)
    return count


def test_a_chain_ten_times_as_long_takes_ten_times_as_many_steps(graph_from: GraphFrom) -> None:
    few, many = (lines_entered(graph_from(chain(flows, "record, classify"))) for flows in (30, 300))
    assert many <= 11 * few


def test_what_the_last_of_a_chain_does_all_do(graph_from: GraphFrom) -> None:
    (rule,) = (one for one in RULES if one.name == "no-acknowledgement")
    graph = graph_from(
        chain(4, "acknowledge").replace(
            "steps: {a: {type: call, workflow: w2, next: z}", "steps: {a: {by: agent, next: z}"
        )
    )
    assert [found.at.source.text[found.at.start : found.at.end] for found in rule.run(graph, {})] == ["w0", "w1"]
