"""The rules, in the order of the manual. To add one: see docs/contributing.md."""

from orgflow.rules.duties.unowned_duty import unowned_duty
from orgflow.rules.rule import Rule, Skip
from orgflow.rules.structure.duplicate_alias import duplicate_alias
from orgflow.rules.structure.empty_unit import empty_unit
from orgflow.rules.structure.front_line_without_supervisor import front_line_without_supervisor
from orgflow.rules.structure.headcount_mismatch import headcount_mismatch
from orgflow.rules.structure.level_inversion import level_inversion
from orgflow.rules.structure.multiple_solid_managers import multiple_solid_managers
from orgflow.rules.structure.no_deputy import no_deputy
from orgflow.rules.structure.orphan_role import orphan_role
from orgflow.rules.structure.reporting_cycle import reporting_cycle
from orgflow.rules.structure.span_too_narrow import span_too_narrow
from orgflow.rules.structure.span_too_wide import span_too_wide
from orgflow.rules.structure.too_many_layers import too_many_layers

RULES: tuple[Rule, ...] = (
    duplicate_alias,
    reporting_cycle,
    multiple_solid_managers,
    orphan_role,
    span_too_wide,
    span_too_narrow,
    too_many_layers,
    level_inversion,
    no_deputy,
    front_line_without_supervisor,
    empty_unit,
    headcount_mismatch,
    unowned_duty,
)

__all__ = ["RULES", "Rule", "Skip"]
