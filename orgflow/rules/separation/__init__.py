"""Segregation of duties: what must not be in the same hands."""

from orgflow.rules.rule import Rule
from orgflow.rules.separation.approver_below_requester import approver_below_requester
from orgflow.rules.separation.complaint_investigates_self import complaint_investigates_self
from orgflow.rules.separation.custody_record_reconcile import custody_record_reconcile
from orgflow.rules.separation.data_access_excess import data_access_excess
from orgflow.rules.separation.dispute_judge_is_party import dispute_judge_is_party
from orgflow.rules.separation.kpi_owner_measures_self import kpi_owner_measures_self
from orgflow.rules.separation.limit_ladder_gap import limit_ladder_gap
from orgflow.rules.separation.missing_compensating_control import missing_compensating_control
from orgflow.rules.separation.person_role_collision import person_role_collision
from orgflow.rules.separation.qa_self_review import qa_self_review
from orgflow.rules.separation.refund_initiate_approve import refund_initiate_approve
from orgflow.rules.separation.satisfiable_not_resilient import satisfiable_not_resilient
from orgflow.rules.separation.vendor_own_invoice import vendor_own_invoice
from orgflow.rules.separation.workflow_unsatisfiable import workflow_unsatisfiable

SEPARATION: tuple[Rule, ...] = (
    refund_initiate_approve,
    approver_below_requester,
    limit_ladder_gap,
    custody_record_reconcile,
    person_role_collision,
    qa_self_review,
    kpi_owner_measures_self,
    complaint_investigates_self,
    dispute_judge_is_party,
    data_access_excess,
    vendor_own_invoice,
    missing_compensating_control,
    workflow_unsatisfiable,
    satisfiable_not_resilient,
)
