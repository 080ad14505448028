"""Rules on measures, goals, and rewards."""

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
from orgflow.rules.goals.reward_without_appeal import reward_without_appeal
from orgflow.rules.goals.reward_without_criteria import reward_without_criteria
from orgflow.rules.goals.role_without_kpi import role_without_kpi
from orgflow.rules.goals.too_many_kpi import too_many_kpi
from orgflow.rules.goals.uncontrollable_kpi import uncontrollable_kpi
from orgflow.rules.goals.vanity_metric import vanity_metric
from orgflow.rules.goals.weights_not_100 import weights_not_100
from orgflow.rules.rule import Rule

GOALS: tuple[Rule, ...] = (
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
    reward_without_appeal,
)
