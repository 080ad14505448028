"""What is said of workflows is shown on a case: every finding carries a witness, and every path can be walked again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import net
from orgflow.flow.paths import walk
from orgflow.graph import OrgGraph
from orgflow.rules import RULES, Rule
from orgflow.rules.engine import run
from orgflow.rules.presets import preset

HERE = Path(__file__).parents[1] / "rules"
FAMILIES = ("flow", "decisions", "escalation")
FLOWS = ("workflow-unsatisfiable", "satisfiable-not-resilient")
ABOUT_FLOWS = [rule for rule in RULES if rule.family in FAMILIES or rule.name in FLOWS]


@pytest.mark.parametrize("rule", ABOUT_FLOWS, ids=lambda rule: rule.name)
def test_findings_carry_witnesses_that_can_be_replayed(rule: Rule, graph_of: Callable[[Path], OrgGraph]) -> None:
    graph = graph_of(HERE / rule.name / "bad.orgflow.yaml")
    findings = run(graph, (rule,), preset("recommended")).findings
    assert findings
    for finding in findings:
        witness = finding.problem.witness
        assert witness is not None, finding.problem.say.en
        assert witness.addresses
        first = witness.addresses[0]
        if witness.kind == "path":
            workflow = first.partition(":")[2].partition(".")[0]
            assert workflow in graph.team.workflows, first
            walk(net(graph, workflow), knowledge(graph, workflow), witness.addresses)
