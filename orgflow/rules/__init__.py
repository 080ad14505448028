"""The rules, in the order of the manual; each family lists its own. To add one: see docs/contributing.md."""

from orgflow.rules.complaints import COMPLAINTS
from orgflow.rules.coverage import COVERAGE
from orgflow.rules.decisions import DECISIONS
from orgflow.rules.duties import DUTIES
from orgflow.rules.escalation import ESCALATION
from orgflow.rules.flow import FLOW
from orgflow.rules.goals import GOALS
from orgflow.rules.hygiene import HYGIENE
from orgflow.rules.improvement import IMPROVEMENT
from orgflow.rules.rule import Rule, Skip
from orgflow.rules.separation import SEPARATION
from orgflow.rules.skills import SKILLS
from orgflow.rules.structure import STRUCTURE
from orgflow.rules.variants import VARIANTS
from orgflow.rules.vendors import VENDORS

RULES: tuple[Rule, ...] = (
    *STRUCTURE,
    *DUTIES,
    *FLOW,
    *DECISIONS,
    *ESCALATION,
    *COVERAGE,
    *SEPARATION,
    *GOALS,
    *SKILLS,
    *IMPROVEMENT,
    *COMPLAINTS,
    *VENDORS,
    *VARIANTS,
    *HYGIENE,
)

__all__ = ["RULES", "Rule", "Skip"]
