"""Branches of decisions."""

from orgflow.rules.decisions.constant_guard import constant_guard
from orgflow.rules.decisions.guard_overlap import guard_overlap
from orgflow.rules.decisions.invalid_condition import invalid_condition
from orgflow.rules.decisions.masked_row import masked_row
from orgflow.rules.decisions.missing_default import missing_default
from orgflow.rules.decisions.unknown_enum_value import unknown_enum_value
from orgflow.rules.rule import Rule

DECISIONS: tuple[Rule, ...] = (
    missing_default,
    invalid_condition,
    unknown_enum_value,
    guard_overlap,
    masked_row,
    constant_guard,
)
