"""What one rule says of a small specification, and small specifications of workflows."""

from collections.abc import Callable
from textwrap import dedent, indent

from orgflow.graph import OrgGraph
from orgflow.rules import RULES
from orgflow.rules.engine import run
from orgflow.rules.presets import PRESETS

GraphFrom = Callable[[str], OrgGraph]
ROLES = "roles: {lead: {}, agent: {reports_to: lead}}\n"


def said(graph_from: GraphFrom, name: str, text: str) -> list[str]:
    """What one rule finds in a specification, as `the text pointed at: message`, and what it skips."""
    rule = next(rule for rule in RULES if rule.name == name)
    outcome = run(graph_from(f"orgflow: 1\nteam: {{}}\n{dedent(text)}"), [rule], PRESETS["recommended"])
    assert outcome.crashes == ()
    found = [(finding.at, finding.problem.say) for finding in outcome.findings]
    found += [(skipped.skip.at, skipped.skip.reason) for skipped in outcome.skipped]
    return [f"{at.source.text[at.start : at.end]}: {say.en}" for at, say in found]


def flow(steps: str, *, starts: str = "{any: {next: a}}", more: str = "") -> str:
    """A specification with one workflow `w`, whose steps are given one to a line."""
    return (
        f"{ROLES}workflows:\n  w:\n    starts: {starts}\n{indent(dedent(more), '    ')}"
        f"    steps:\n{indent(dedent(steps), '      ')}"
    )
