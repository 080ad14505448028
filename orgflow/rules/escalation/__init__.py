"""Ladders and who decides at their end; promises and the time that they leave."""

from orgflow.rules.escalation.child_sla_exceeds_parent import child_sla_exceeds_parent
from orgflow.rules.escalation.customer_not_told import customer_not_told
from orgflow.rules.escalation.escalates_down_or_sideways import escalates_down_or_sideways
from orgflow.rules.escalation.escalation_after_breach import escalation_after_breach
from orgflow.rules.escalation.escalation_cycle import escalation_cycle
from orgflow.rules.escalation.escalation_without_clock import escalation_without_clock
from orgflow.rules.escalation.escalation_without_target import escalation_without_target
from orgflow.rules.escalation.front_line_no_authority import front_line_no_authority
from orgflow.rules.escalation.ladder_has_no_final_decider import ladder_has_no_final_decider
from orgflow.rules.escalation.no_break_glass import no_break_glass
from orgflow.rules.escalation.severity_undefined import severity_undefined
from orgflow.rules.escalation.sla_at_risk import sla_at_risk
from orgflow.rules.escalation.sla_infeasible import sla_infeasible
from orgflow.rules.escalation.sla_without_calendar import sla_without_calendar
from orgflow.rules.escalation.target_off_duty import target_off_duty
from orgflow.rules.escalation.timer_invalid import timer_invalid
from orgflow.rules.rule import Rule

ESCALATION: tuple[Rule, ...] = (
    escalation_without_target,
    escalation_without_clock,
    escalation_cycle,
    ladder_has_no_final_decider,
    sla_infeasible,
    sla_at_risk,
    escalation_after_breach,
    child_sla_exceeds_parent,
    target_off_duty,
    timer_invalid,
    severity_undefined,
    sla_without_calendar,
    escalates_down_or_sideways,
    customer_not_told,
    no_break_glass,
    front_line_no_authority,
)
