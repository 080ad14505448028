"""Duties and RACI."""

from orgflow.rules.duties.accountable_too_high import accountable_too_high
from orgflow.rules.duties.accountable_without_authority import accountable_without_authority
from orgflow.rules.duties.blame_gap import blame_gap
from orgflow.rules.duties.catch_all_duty import catch_all_duty
from orgflow.rules.duties.consulted_inflation import consulted_inflation
from orgflow.rules.duties.duplicate_duty import duplicate_duty
from orgflow.rules.duties.duty_cadence_missing import duty_cadence_missing
from orgflow.rules.duties.duty_told_to_nobody import duty_told_to_nobody
from orgflow.rules.duties.duty_without_act import duty_without_act
from orgflow.rules.duties.duty_without_area import duty_without_area
from orgflow.rules.duties.duty_without_effort import duty_without_effort
from orgflow.rules.duties.duty_without_flow import duty_without_flow
from orgflow.rules.duties.duty_without_record import duty_without_record
from orgflow.rules.duties.handoff_without_receiver import handoff_without_receiver
from orgflow.rules.duties.multiple_accountable import multiple_accountable
from orgflow.rules.duties.no_accountable import no_accountable
from orgflow.rules.duties.overloaded_role import overloaded_role
from orgflow.rules.duties.raci_vs_flow_drift import raci_vs_flow_drift
from orgflow.rules.duties.role_without_duty import role_without_duty
from orgflow.rules.duties.step_without_duty import step_without_duty
from orgflow.rules.duties.supervision_duty_missing import supervision_duty_missing
from orgflow.rules.duties.too_many_responsible import too_many_responsible
from orgflow.rules.duties.unowned_duty import unowned_duty
from orgflow.rules.duties.vague_duty_verb import vague_duty_verb
from orgflow.rules.rule import Rule

DUTIES: tuple[Rule, ...] = (
    unowned_duty,
    duty_without_area,
    duty_without_effort,
    duty_without_record,
    duty_told_to_nobody,
    no_accountable,
    multiple_accountable,
    accountable_without_authority,
    accountable_too_high,
    role_without_duty,
    overloaded_role,
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
    duplicate_duty,
    catch_all_duty,
    vague_duty_verb,
)
