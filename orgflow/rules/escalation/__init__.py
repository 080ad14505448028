"""Ladders and who decides at their end; promises and the time that they leave."""

from orgflow.rules.escalation.escalation_cycle import escalation_cycle
from orgflow.rules.escalation.escalation_without_clock import escalation_without_clock
from orgflow.rules.escalation.escalation_without_target import escalation_without_target
from orgflow.rules.escalation.ladder_has_no_final_decider import ladder_has_no_final_decider
from orgflow.rules.escalation.sla_at_risk import sla_at_risk
from orgflow.rules.escalation.sla_infeasible import sla_infeasible
from orgflow.rules.rule import Rule

ESCALATION: tuple[Rule, ...] = (
    escalation_without_target,
    escalation_without_clock,
    escalation_cycle,
    ladder_has_no_final_decider,
    sla_infeasible,
    sla_at_risk,
)
