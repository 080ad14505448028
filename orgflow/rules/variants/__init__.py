"""Rules on variants: what an edition of the team loses, joins or repeats."""

from orgflow.rules.rule import Rule
from orgflow.rules.variants.duty_lost_in_variant import duty_lost_in_variant
from orgflow.rules.variants.growth_trigger_missing import growth_trigger_missing
from orgflow.rules.variants.merged_sod import merged_sod
from orgflow.rules.variants.no_backup_solo import no_backup_solo
from orgflow.rules.variants.person_overload import person_overload
from orgflow.rules.variants.variant_drift import variant_drift
from orgflow.rules.variants.variant_headcount import variant_headcount

VARIANTS: tuple[Rule, ...] = (
    duty_lost_in_variant,
    variant_headcount,
    merged_sod,
    no_backup_solo,
    person_overload,
    variant_drift,
    growth_trigger_missing,
)
