"""The specification itself."""

from orgflow.rules.hygiene.date_order import date_order
from orgflow.rules.hygiene.expired_suppression import expired_suppression
from orgflow.rules.hygiene.missing_source import missing_source
from orgflow.rules.hygiene.missing_translation import missing_translation
from orgflow.rules.hygiene.party_without_kind import party_without_kind
from orgflow.rules.hygiene.placeholder_text import placeholder_text
from orgflow.rules.hygiene.principle_without_proof import principle_without_proof
from orgflow.rules.hygiene.repeated_entry import repeated_entry
from orgflow.rules.hygiene.source_not_covered import source_not_covered
from orgflow.rules.hygiene.source_without_kind import source_without_kind
from orgflow.rules.hygiene.suppression_without_reason import suppression_without_reason
from orgflow.rules.hygiene.term_inconsistent import term_inconsistent
from orgflow.rules.hygiene.unused_definition import unused_definition
from orgflow.rules.hygiene.unused_suppression import unused_suppression
from orgflow.rules.rule import Rule

HYGIENE: tuple[Rule, ...] = (
    missing_translation,
    principle_without_proof,
    party_without_kind,
    missing_source,
    source_without_kind,
    source_not_covered,
    unused_definition,
    term_inconsistent,
    placeholder_text,
    repeated_entry,
    date_order,
    unused_suppression,
    expired_suppression,
    suppression_without_reason,
)
