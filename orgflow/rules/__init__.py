"""The rules, in the order of the manual. To add one: see docs/contributing.md."""

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
from orgflow.rules.coverage.arrivals_incomplete import arrivals_incomplete
from orgflow.rules.coverage.bot_loop_unowned import bot_loop_unowned
from orgflow.rules.coverage.bot_without_handoff import bot_without_handoff
from orgflow.rules.coverage.break_missing import break_missing
from orgflow.rules.coverage.channel_hours_uncovered import channel_hours_uncovered
from orgflow.rules.coverage.channel_norm_missing import channel_norm_missing
from orgflow.rules.coverage.channel_terms_missing import channel_terms_missing
from orgflow.rules.coverage.channel_unstaffed import channel_unstaffed
from orgflow.rules.coverage.channel_without_skills import channel_without_skills
from orgflow.rules.coverage.chat_concurrency_unset import chat_concurrency_unset
from orgflow.rules.coverage.handoff_terms_missing import handoff_terms_missing
from orgflow.rules.coverage.handover_missing import handover_missing
from orgflow.rules.coverage.handover_without_overlap import handover_without_overlap
from orgflow.rules.coverage.holidays_unknown import holidays_unknown
from orgflow.rules.coverage.inconsistent_norms import inconsistent_norms
from orgflow.rules.coverage.language_coverage import language_coverage
from orgflow.rules.coverage.load_figures_missing import load_figures_missing
from orgflow.rules.coverage.no_overflow import no_overflow
from orgflow.rules.coverage.no_single_entry import no_single_entry
from orgflow.rules.coverage.on_call_unclear import on_call_unclear
from orgflow.rules.coverage.patience_missing import patience_missing
from orgflow.rules.coverage.peak_plan_missing import peak_plan_missing
from orgflow.rules.coverage.person_languages_missing import person_languages_missing
from orgflow.rules.coverage.person_off_rota import person_off_rota
from orgflow.rules.coverage.record_without_custody import record_without_custody
from orgflow.rules.coverage.record_without_system import record_without_system
from orgflow.rules.coverage.rest_violation import rest_violation
from orgflow.rules.coverage.rota_beyond_heads import rota_beyond_heads
from orgflow.rules.coverage.service_level_incomplete import service_level_incomplete
from orgflow.rules.coverage.shift_terms_missing import shift_terms_missing
from orgflow.rules.coverage.skill_coverage_gap import skill_coverage_gap
from orgflow.rules.coverage.supervisor_coverage_gap import supervisor_coverage_gap
from orgflow.rules.coverage.system_without_owner import system_without_owner
from orgflow.rules.coverage.timezone_missing import timezone_missing
from orgflow.rules.coverage.working_time_missing import working_time_missing
from orgflow.rules.decisions.constant_guard import constant_guard
from orgflow.rules.decisions.guard_overlap import guard_overlap
from orgflow.rules.decisions.invalid_condition import invalid_condition
from orgflow.rules.decisions.masked_row import masked_row
from orgflow.rules.decisions.missing_default import missing_default
from orgflow.rules.decisions.unknown_enum_value import unknown_enum_value
from orgflow.rules.duties.accountable_without_authority import accountable_without_authority
from orgflow.rules.duties.blame_gap import blame_gap
from orgflow.rules.duties.consulted_inflation import consulted_inflation
from orgflow.rules.duties.duty_cadence_missing import duty_cadence_missing
from orgflow.rules.duties.duty_without_act import duty_without_act
from orgflow.rules.duties.duty_without_area import duty_without_area
from orgflow.rules.duties.duty_without_effort import duty_without_effort
from orgflow.rules.duties.duty_without_flow import duty_without_flow
from orgflow.rules.duties.handoff_without_receiver import handoff_without_receiver
from orgflow.rules.duties.multiple_accountable import multiple_accountable
from orgflow.rules.duties.no_accountable import no_accountable
from orgflow.rules.duties.raci_vs_flow_drift import raci_vs_flow_drift
from orgflow.rules.duties.role_without_duty import role_without_duty
from orgflow.rules.duties.step_without_duty import step_without_duty
from orgflow.rules.duties.supervision_duty_missing import supervision_duty_missing
from orgflow.rules.duties.too_many_responsible import too_many_responsible
from orgflow.rules.duties.unowned_duty import unowned_duty
from orgflow.rules.escalation.escalation_cycle import escalation_cycle
from orgflow.rules.escalation.escalation_without_clock import escalation_without_clock
from orgflow.rules.escalation.escalation_without_target import escalation_without_target
from orgflow.rules.escalation.ladder_has_no_final_decider import ladder_has_no_final_decider
from orgflow.rules.flow.cannot_complete import cannot_complete
from orgflow.rules.flow.dead_end import dead_end
from orgflow.rules.flow.end_without_outcome import end_without_outcome
from orgflow.rules.flow.message_without_deadline import message_without_deadline
from orgflow.rules.flow.message_without_receiver import message_without_receiver
from orgflow.rules.flow.no_timeout_on_wait import no_timeout_on_wait
from orgflow.rules.flow.performer_not_role import performer_not_role
from orgflow.rules.flow.start_without_trigger import start_without_trigger
from orgflow.rules.flow.step_without_deadline import step_without_deadline
from orgflow.rules.flow.step_without_performer import step_without_performer
from orgflow.rules.flow.step_without_phase import step_without_phase
from orgflow.rules.flow.undefined_subprocess import undefined_subprocess
from orgflow.rules.flow.unlabeled_branch import unlabeled_branch
from orgflow.rules.flow.unreachable_step import unreachable_step
from orgflow.rules.flow.workflow_without_kind import workflow_without_kind
from orgflow.rules.goals.cascade_sum_mismatch import cascade_sum_mismatch
from orgflow.rules.goals.channel_kpi_missing import channel_kpi_missing
from orgflow.rules.goals.conflicting_kpis import conflicting_kpis
from orgflow.rules.goals.feedback_cadence_missing import feedback_cadence_missing
from orgflow.rules.goals.goal_cascade_break import goal_cascade_break
from orgflow.rules.goals.goal_stage_without_plan import goal_stage_without_plan
from orgflow.rules.goals.goal_without_plan import goal_without_plan
from orgflow.rules.goals.kpi_precondition_ignored import kpi_precondition_ignored
from orgflow.rules.goals.kpi_without_action import kpi_without_action
from orgflow.rules.goals.kpi_without_owner import kpi_without_owner
from orgflow.rules.goals.kpi_without_scope import kpi_without_scope
from orgflow.rules.goals.kpi_without_source import kpi_without_source
from orgflow.rules.goals.kpi_without_target import kpi_without_target
from orgflow.rules.goals.no_counter_metric import no_counter_metric
from orgflow.rules.goals.penalty_without_remedy import penalty_without_remedy
from orgflow.rules.goals.reward_without_criteria import reward_without_criteria
from orgflow.rules.goals.role_without_kpi import role_without_kpi
from orgflow.rules.goals.too_many_kpi import too_many_kpi
from orgflow.rules.goals.uncontrollable_kpi import uncontrollable_kpi
from orgflow.rules.goals.vanity_metric import vanity_metric
from orgflow.rules.goals.weights_not_100 import weights_not_100
from orgflow.rules.hygiene.date_order import date_order
from orgflow.rules.hygiene.expired_suppression import expired_suppression
from orgflow.rules.hygiene.missing_source import missing_source
from orgflow.rules.hygiene.missing_translation import missing_translation
from orgflow.rules.hygiene.party_without_kind import party_without_kind
from orgflow.rules.hygiene.placeholder_text import placeholder_text
from orgflow.rules.hygiene.principle_without_proof import principle_without_proof
from orgflow.rules.hygiene.source_not_covered import source_not_covered
from orgflow.rules.hygiene.suppression_without_reason import suppression_without_reason
from orgflow.rules.hygiene.term_inconsistent import term_inconsistent
from orgflow.rules.hygiene.unused_definition import unused_definition
from orgflow.rules.hygiene.unused_suppression import unused_suppression
from orgflow.rules.improvement.action_without_closure import action_without_closure
from orgflow.rules.improvement.case_library_stale import case_library_stale
from orgflow.rules.improvement.feedback_loop_open import feedback_loop_open
from orgflow.rules.improvement.knowledge_base_unowned import knowledge_base_unowned
from orgflow.rules.improvement.no_review_cadence import no_review_cadence
from orgflow.rules.improvement.record_left_open import record_left_open
from orgflow.rules.improvement.record_work_drift import record_work_drift
from orgflow.rules.improvement.report_without_reader import report_without_reader
from orgflow.rules.improvement.review_without_change import review_without_change
from orgflow.rules.improvement.review_without_owner import review_without_owner
from orgflow.rules.improvement.survey_missing import survey_missing
from orgflow.rules.improvement.survey_not_used import survey_not_used
from orgflow.rules.improvement.survey_without_plan import survey_without_plan
from orgflow.rules.rule import Rule, Skip
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
from orgflow.rules.separation.vendor_own_invoice import vendor_own_invoice
from orgflow.rules.skills.career_without_counselling import career_without_counselling
from orgflow.rules.skills.channel_skill_mismatch import channel_skill_mismatch
from orgflow.rules.skills.complaint_skill_missing import complaint_skill_missing
from orgflow.rules.skills.course_without_assessment import course_without_assessment
from orgflow.rules.skills.course_without_provider import course_without_provider
from orgflow.rules.skills.course_without_skill import course_without_skill
from orgflow.rules.skills.duty_without_skill import duty_without_skill
from orgflow.rules.skills.no_onboarding import no_onboarding
from orgflow.rules.skills.no_promotion_path import no_promotion_path
from orgflow.rules.skills.person_skill_gap import person_skill_gap
from orgflow.rules.skills.promotion_cycle import promotion_cycle
from orgflow.rules.skills.promotion_skips_skill import promotion_skips_skill
from orgflow.rules.skills.promotion_without_criteria import promotion_without_criteria
from orgflow.rules.skills.required_skill_not_trained import required_skill_not_trained
from orgflow.rules.skills.role_without_requirements import role_without_requirements
from orgflow.rules.skills.rotation_without_eligibility import rotation_without_eligibility
from orgflow.rules.skills.rotation_without_term import rotation_without_term
from orgflow.rules.skills.skill_level_undefined import skill_level_undefined
from orgflow.rules.skills.skill_without_kind import skill_without_kind
from orgflow.rules.skills.step_skill_mismatch import step_skill_mismatch
from orgflow.rules.skills.successor_missing import successor_missing
from orgflow.rules.skills.trainer_missing import trainer_missing
from orgflow.rules.skills.training_refresh_missing import training_refresh_missing
from orgflow.rules.structure.cross_functional_no_home import cross_functional_no_home
from orgflow.rules.structure.department_placement_missing import department_placement_missing
from orgflow.rules.structure.duplicate_alias import duplicate_alias
from orgflow.rules.structure.empty_unit import empty_unit
from orgflow.rules.structure.front_line_without_supervisor import front_line_without_supervisor
from orgflow.rules.structure.headcount_mismatch import headcount_mismatch
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
from orgflow.rules.variants.duty_lost_in_variant import duty_lost_in_variant
from orgflow.rules.variants.growth_trigger_missing import growth_trigger_missing
from orgflow.rules.variants.merged_sod import merged_sod
from orgflow.rules.variants.no_backup_solo import no_backup_solo
from orgflow.rules.variants.person_overload import person_overload
from orgflow.rules.variants.variant_drift import variant_drift
from orgflow.rules.variants.variant_headcount import variant_headcount
from orgflow.rules.vendors.external_role_without_vendor import external_role_without_vendor
from orgflow.rules.vendors.fee_incentive_mismatch import fee_incentive_mismatch
from orgflow.rules.vendors.no_escalation_back import no_escalation_back
from orgflow.rules.vendors.no_qa_by_client import no_qa_by_client
from orgflow.rules.vendors.training_responsibility_missing import training_responsibility_missing
from orgflow.rules.vendors.vendor_data_access import vendor_data_access
from orgflow.rules.vendors.vendor_refund_unbounded import vendor_refund_unbounded
from orgflow.rules.vendors.vendor_terms_missing import vendor_terms_missing
from orgflow.rules.vendors.vendor_without_client_owner import vendor_without_client_owner
from orgflow.rules.vendors.vendor_without_sla import vendor_without_sla

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
    post_left_to_defaults,
    post_without_unit,
    vacant_critical_post,
    single_point_of_failure,
    rank_duty_inversion,
    matrix_conflict,
    department_placement_missing,
    cross_functional_no_home,
    unowned_duty,
    duty_without_area,
    duty_without_effort,
    no_accountable,
    multiple_accountable,
    accountable_without_authority,
    role_without_duty,
    raci_vs_flow_drift,
    supervision_duty_missing,
    too_many_responsible,
    consulted_inflation,
    duty_without_act,
    duty_cadence_missing,
    step_without_duty,
    duty_without_flow,
    handoff_without_receiver,
    blame_gap,
    workflow_without_kind,
    unreachable_step,
    dead_end,
    cannot_complete,
    unlabeled_branch,
    step_without_performer,
    performer_not_role,
    undefined_subprocess,
    start_without_trigger,
    step_without_phase,
    step_without_deadline,
    message_without_deadline,
    message_without_receiver,
    no_timeout_on_wait,
    end_without_outcome,
    missing_default,
    invalid_condition,
    unknown_enum_value,
    guard_overlap,
    masked_row,
    constant_guard,
    escalation_without_target,
    escalation_without_clock,
    escalation_cycle,
    ladder_has_no_final_decider,
    channel_norm_missing,
    channel_unstaffed,
    channel_terms_missing,
    chat_concurrency_unset,
    no_overflow,
    shift_terms_missing,
    person_off_rota,
    working_time_missing,
    timezone_missing,
    load_figures_missing,
    service_level_incomplete,
    patience_missing,
    peak_plan_missing,
    record_without_custody,
    bot_loop_unowned,
    system_without_owner,
    handoff_terms_missing,
    channel_hours_uncovered,
    skill_coverage_gap,
    language_coverage,
    person_languages_missing,
    supervisor_coverage_gap,
    rota_beyond_heads,
    rest_violation,
    break_missing,
    handover_missing,
    handover_without_overlap,
    on_call_unclear,
    arrivals_incomplete,
    inconsistent_norms,
    holidays_unknown,
    no_single_entry,
    record_without_system,
    bot_without_handoff,
    channel_without_skills,
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
    kpi_without_owner,
    kpi_without_target,
    kpi_without_source,
    kpi_without_scope,
    kpi_without_action,
    role_without_kpi,
    goal_without_plan,
    goal_stage_without_plan,
    reward_without_criteria,
    penalty_without_remedy,
    weights_not_100,
    uncontrollable_kpi,
    no_counter_metric,
    conflicting_kpis,
    kpi_precondition_ignored,
    vanity_metric,
    too_many_kpi,
    channel_kpi_missing,
    goal_cascade_break,
    cascade_sum_mismatch,
    feedback_cadence_missing,
    role_without_requirements,
    duty_without_skill,
    skill_without_kind,
    course_without_skill,
    course_without_assessment,
    training_refresh_missing,
    trainer_missing,
    course_without_provider,
    promotion_without_criteria,
    rotation_without_term,
    career_without_counselling,
    required_skill_not_trained,
    no_onboarding,
    channel_skill_mismatch,
    step_skill_mismatch,
    complaint_skill_missing,
    promotion_skips_skill,
    skill_level_undefined,
    successor_missing,
    no_promotion_path,
    promotion_cycle,
    rotation_without_eligibility,
    person_skill_gap,
    no_review_cadence,
    record_left_open,
    record_work_drift,
    review_without_owner,
    review_without_change,
    action_without_closure,
    survey_without_plan,
    knowledge_base_unowned,
    case_library_stale,
    survey_not_used,
    report_without_reader,
    feedback_loop_open,
    survey_missing,
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
    duty_lost_in_variant,
    variant_headcount,
    merged_sod,
    no_backup_solo,
    person_overload,
    variant_drift,
    growth_trigger_missing,
    missing_translation,
    principle_without_proof,
    party_without_kind,
    missing_source,
    source_not_covered,
    unused_definition,
    term_inconsistent,
    placeholder_text,
    date_order,
    unused_suppression,
    expired_suppression,
    suppression_without_reason,
)

__all__ = ["RULES", "Rule", "Skip"]
