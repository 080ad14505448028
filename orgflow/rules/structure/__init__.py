"""Reporting lines, units, headcount."""

from orgflow.rules.rule import Rule
from orgflow.rules.structure.cross_functional_no_home import cross_functional_no_home
from orgflow.rules.structure.department_placement_missing import department_placement_missing
from orgflow.rules.structure.duplicate_alias import duplicate_alias
from orgflow.rules.structure.empty_unit import empty_unit
from orgflow.rules.structure.front_line_unmarked import front_line_unmarked
from orgflow.rules.structure.front_line_without_supervisor import front_line_without_supervisor
from orgflow.rules.structure.headcount_mismatch import headcount_mismatch
from orgflow.rules.structure.interface_missing import interface_missing
from orgflow.rules.structure.level_inversion import level_inversion
from orgflow.rules.structure.matrix_conflict import matrix_conflict
from orgflow.rules.structure.multiple_solid_managers import multiple_solid_managers
from orgflow.rules.structure.no_deputy import no_deputy
from orgflow.rules.structure.orphan_role import orphan_role
from orgflow.rules.structure.post_left_to_defaults import post_left_to_defaults
from orgflow.rules.structure.post_without_unit import post_without_unit
from orgflow.rules.structure.rank_duty_inversion import rank_duty_inversion
from orgflow.rules.structure.reporting_cycle import reporting_cycle
from orgflow.rules.structure.single_point_of_failure import single_point_of_failure
from orgflow.rules.structure.span_too_narrow import span_too_narrow
from orgflow.rules.structure.span_too_wide import span_too_wide
from orgflow.rules.structure.too_many_layers import too_many_layers
from orgflow.rules.structure.vacant_critical_post import vacant_critical_post

STRUCTURE: tuple[Rule, ...] = (
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
    front_line_unmarked,
    empty_unit,
    headcount_mismatch,
    post_left_to_defaults,
    post_without_unit,
    vacant_critical_post,
    single_point_of_failure,
    rank_duty_inversion,
    matrix_conflict,
    department_placement_missing,
    cross_functional_no_home,
    interface_missing,
)
