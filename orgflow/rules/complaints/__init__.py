"""Complaint and dispute practice, after the steps of ISO 10002."""

from orgflow.rules.complaints.compensation_limits_missing import compensation_limits_missing
from orgflow.rules.complaints.decision_not_communicated import decision_not_communicated
from orgflow.rules.complaints.evidence_step_missing import evidence_step_missing
from orgflow.rules.complaints.intake_channels_missing import intake_channels_missing
from orgflow.rules.complaints.negotiation_not_first import negotiation_not_first
from orgflow.rules.complaints.no_acknowledgement import no_acknowledgement
from orgflow.rules.complaints.no_appeal_or_external_route import no_appeal_or_external_route
from orgflow.rules.complaints.no_assessment import no_assessment
from orgflow.rules.complaints.no_classification import no_classification
from orgflow.rules.complaints.no_complaint_flow import no_complaint_flow
from orgflow.rules.complaints.no_follow_up import no_follow_up
from orgflow.rules.complaints.no_investigation import no_investigation
from orgflow.rules.complaints.no_root_cause import no_root_cause
from orgflow.rules.complaints.no_unique_record import no_unique_record
from orgflow.rules.complaints.recurring_category_no_owner import recurring_category_no_owner
from orgflow.rules.complaints.workflow_without_promise import workflow_without_promise
from orgflow.rules.rule import Rule

COMPLAINTS: tuple[Rule, ...] = (
    no_complaint_flow,
    intake_channels_missing,
    no_unique_record,
    no_acknowledgement,
    no_assessment,
    no_classification,
    no_investigation,
    evidence_step_missing,
    negotiation_not_first,
    decision_not_communicated,
    no_follow_up,
    no_root_cause,
    no_appeal_or_external_route,
    recurring_category_no_owner,
    compensation_limits_missing,
    workflow_without_promise,
)
