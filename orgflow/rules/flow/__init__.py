"""Steps and the ways between them."""

from orgflow.rules.flow.cannot_complete import cannot_complete
from orgflow.rules.flow.conflicting_writes import conflicting_writes
from orgflow.rules.flow.data_used_before_set import data_used_before_set
from orgflow.rules.flow.dead_end import dead_end
from orgflow.rules.flow.dead_step_by_guards import dead_step_by_guards
from orgflow.rules.flow.deadlock import deadlock
from orgflow.rules.flow.end_without_outcome import end_without_outcome
from orgflow.rules.flow.exception_path_missing import exception_path_missing
from orgflow.rules.flow.gateway_degree import gateway_degree
from orgflow.rules.flow.label_not_verb_object import label_not_verb_object
from orgflow.rules.flow.lack_of_synchronisation import lack_of_synchronisation
from orgflow.rules.flow.lane_ping_pong import lane_ping_pong
from orgflow.rules.flow.livelock import livelock
from orgflow.rules.flow.message_without_deadline import message_without_deadline
from orgflow.rules.flow.message_without_receiver import message_without_receiver
from orgflow.rules.flow.missing_end import missing_end
from orgflow.rules.flow.missing_label import missing_label
from orgflow.rules.flow.missing_start import missing_start
from orgflow.rules.flow.no_timeout_on_wait import no_timeout_on_wait
from orgflow.rules.flow.non_value_step import non_value_step
from orgflow.rules.flow.oversized_flow import oversized_flow
from orgflow.rules.flow.performer_lost_in_subprocess import performer_lost_in_subprocess
from orgflow.rules.flow.performer_not_role import performer_not_role
from orgflow.rules.flow.policy_violation import policy_violation
from orgflow.rules.flow.recursive_call import recursive_call
from orgflow.rules.flow.start_without_trigger import start_without_trigger
from orgflow.rules.flow.step_without_deadline import step_without_deadline
from orgflow.rules.flow.step_without_performer import step_without_performer
from orgflow.rules.flow.step_without_phase import step_without_phase
from orgflow.rules.flow.superfluous_gateway import superfluous_gateway
from orgflow.rules.flow.unbounded_loop import unbounded_loop
from orgflow.rules.flow.undefined_subprocess import undefined_subprocess
from orgflow.rules.flow.unlabeled_branch import unlabeled_branch
from orgflow.rules.flow.unreachable_step import unreachable_step
from orgflow.rules.flow.workflow_without_kind import workflow_without_kind
from orgflow.rules.rule import Rule

FLOW: tuple[Rule, ...] = (
    workflow_without_kind,
    missing_start,
    missing_end,
    unreachable_step,
    dead_end,
    cannot_complete,
    deadlock,
    lack_of_synchronisation,
    recursive_call,
    missing_label,
    label_not_verb_object,
    livelock,
    conflicting_writes,
    dead_step_by_guards,
    unbounded_loop,
    unlabeled_branch,
    oversized_flow,
    gateway_degree,
    superfluous_gateway,
    lane_ping_pong,
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
    policy_violation,
    data_used_before_set,
    performer_lost_in_subprocess,
    non_value_step,
    exception_path_missing,
)
