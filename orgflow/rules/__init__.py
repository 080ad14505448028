"""The rules, in the order of the manual. To add one: see docs/contributing.md."""

from orgflow.rules.duties.unowned_duty import unowned_duty
from orgflow.rules.rule import Rule, Skip
from orgflow.rules.structure.reporting_cycle import reporting_cycle

RULES: tuple[Rule, ...] = (
    reporting_cycle,
    unowned_duty,
)

__all__ = ["RULES", "Rule", "Skip"]
