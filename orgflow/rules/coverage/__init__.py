"""Channels, opening hours, shifts: is somebody there when customers come."""

from orgflow.rules.coverage.arrivals_incomplete import arrivals_incomplete
from orgflow.rules.coverage.bot_loop_unowned import bot_loop_unowned
from orgflow.rules.coverage.bot_without_handoff import bot_without_handoff
from orgflow.rules.coverage.break_missing import break_missing
from orgflow.rules.coverage.breaks_uncovered import breaks_uncovered
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
from orgflow.rules.coverage.timezone_unknown import timezone_unknown
from orgflow.rules.coverage.working_time_missing import working_time_missing
from orgflow.rules.rule import Rule

COVERAGE: tuple[Rule, ...] = (
    channel_norm_missing,
    channel_unstaffed,
    channel_terms_missing,
    chat_concurrency_unset,
    no_overflow,
    shift_terms_missing,
    person_off_rota,
    working_time_missing,
    timezone_missing,
    timezone_unknown,
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
    breaks_uncovered,
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
)
