"""Rules on surveys, reviews, records of knowledge, and improvements."""

from orgflow.rules.improvement.action_without_closure import action_without_closure
from orgflow.rules.improvement.action_without_kind import action_without_kind
from orgflow.rules.improvement.case_library_stale import case_library_stale
from orgflow.rules.improvement.feedback_loop_open import feedback_loop_open
from orgflow.rules.improvement.knowledge_base_unowned import knowledge_base_unowned
from orgflow.rules.improvement.no_review_cadence import no_review_cadence
from orgflow.rules.improvement.record_left_open import record_left_open
from orgflow.rules.improvement.record_work_drift import record_work_drift
from orgflow.rules.improvement.report_without_reader import report_without_reader
from orgflow.rules.improvement.review_expired import review_expired
from orgflow.rules.improvement.review_without_change import review_without_change
from orgflow.rules.improvement.review_without_owner import review_without_owner
from orgflow.rules.improvement.survey_missing import survey_missing
from orgflow.rules.improvement.survey_not_used import survey_not_used
from orgflow.rules.improvement.survey_without_plan import survey_without_plan
from orgflow.rules.rule import Rule

IMPROVEMENT: tuple[Rule, ...] = (
    no_review_cadence,
    review_expired,
    record_left_open,
    record_work_drift,
    review_without_owner,
    review_without_change,
    action_without_closure,
    action_without_kind,
    survey_without_plan,
    knowledge_base_unowned,
    case_library_stale,
    survey_not_used,
    report_without_reader,
    feedback_loop_open,
    survey_missing,
)
