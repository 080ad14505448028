"""Branches of decisions, rows of tables, and what their conditions say."""

from orgflow.rules.decisions.boundary_gap import boundary_gap
from orgflow.rules.decisions.conflicting_rows import conflicting_rows
from orgflow.rules.decisions.constant_guard import constant_guard
from orgflow.rules.decisions.contractible_rows import contractible_rows
from orgflow.rules.decisions.duplicate_row import duplicate_row
from orgflow.rules.decisions.enum_value_unrouted import enum_value_unrouted
from orgflow.rules.decisions.first_policy import first_policy
from orgflow.rules.decisions.guard_gap import guard_gap
from orgflow.rules.decisions.guard_overlap import guard_overlap
from orgflow.rules.decisions.invalid_condition import invalid_condition
from orgflow.rules.decisions.masked_row import masked_row
from orgflow.rules.decisions.misleading_row import misleading_row
from orgflow.rules.decisions.missing_default import missing_default
from orgflow.rules.decisions.threshold_inconsistent import threshold_inconsistent
from orgflow.rules.decisions.type_mismatch import type_mismatch
from orgflow.rules.decisions.unknown_enum_value import unknown_enum_value
from orgflow.rules.rule import Rule

DECISIONS: tuple[Rule, ...] = (
    missing_default,
    guard_gap,
    boundary_gap,
    enum_value_unrouted,
    invalid_condition,
    type_mismatch,
    unknown_enum_value,
    guard_overlap,
    conflicting_rows,
    duplicate_row,
    masked_row,
    misleading_row,
    contractible_rows,
    first_policy,
    constant_guard,
    threshold_inconsistent,
)
