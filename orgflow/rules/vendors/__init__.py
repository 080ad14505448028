"""Outsourced work: who answers for it, what was promised, and how it comes back."""

from orgflow.rules.rule import Rule
from orgflow.rules.vendors.external_role_without_vendor import external_role_without_vendor
from orgflow.rules.vendors.fee_incentive_mismatch import fee_incentive_mismatch
from orgflow.rules.vendors.no_escalation_back import no_escalation_back
from orgflow.rules.vendors.no_qa_by_client import no_qa_by_client
from orgflow.rules.vendors.single_vendor_critical import single_vendor_critical
from orgflow.rules.vendors.sla_kpi_drift import sla_kpi_drift
from orgflow.rules.vendors.training_responsibility_missing import training_responsibility_missing
from orgflow.rules.vendors.vendor_data_access import vendor_data_access
from orgflow.rules.vendors.vendor_refund_unbounded import vendor_refund_unbounded
from orgflow.rules.vendors.vendor_terms_missing import vendor_terms_missing
from orgflow.rules.vendors.vendor_without_client_owner import vendor_without_client_owner
from orgflow.rules.vendors.vendor_without_sla import vendor_without_sla

VENDORS: tuple[Rule, ...] = (
    vendor_without_client_owner,
    vendor_without_sla,
    training_responsibility_missing,
    no_escalation_back,
    no_qa_by_client,
    vendor_terms_missing,
    external_role_without_vendor,
    fee_incentive_mismatch,
    vendor_refund_unbounded,
    vendor_data_access,
    single_vendor_critical,
    sla_kpi_drift,
)
