"""The exported complaint flow, run by an engine that others wrote."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from orgflow.exchange.bpmn import write_bpmn
from orgflow.graph import OrgGraph
from orgflow.views import Wording

pytest.importorskip("SpiffWorkflow", reason="the extra `bpmn-test` is not installed")

from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.specs.event_definitions import timer
from SpiffWorkflow.bpmn.specs.event_definitions.message import MessageEventDefinition
from SpiffWorkflow.bpmn.util.event import BpmnEvent
from SpiffWorkflow.util.task import TaskState


class Run:
    """A case on its way: people finish tasks, customers send messages, time passes."""

    def __init__(self, workflow: BpmnWorkflow, clock: list[timedelta]) -> None:
        self.workflow = workflow
        self.clock = clock
        workflow.do_engine_steps()

    def finish(self, step: str, **data: Any) -> "Run":
        """Somebody does a step and says what came of it."""
        (task,) = self.workflow.get_tasks(state=TaskState.READY, spec_name=f"step_{step}")
        task.data.update(data)
        task.run()
        self.workflow.do_engine_steps()
        return self

    def hear(self, message: str) -> "Run":
        """A message arrives."""
        self.workflow.catch(BpmnEvent(MessageEventDefinition(message), {}))
        self.workflow.do_engine_steps()
        return self

    def later(self, **length: float) -> "Run":
        """Time passes."""
        self.clock[0] += timedelta(**length)
        self.workflow.refresh_timers()
        self.workflow.do_engine_steps()
        return self

    def open(self) -> list[str]:
        """The steps that somebody is to do."""
        ready = self.workflow.get_tasks(state=TaskState.READY)
        return sorted(task.task_spec.name.removeprefix("step_") for task in ready if task.task_spec.manual)

    def passed(self, node: str) -> bool:
        """Whether the case has been there."""
        return bool(self.workflow.get_tasks(state=TaskState.COMPLETED, spec_name=node))

    def ended(self) -> list[str]:
        """The ends that were reached; none before the case is over."""
        assert self.workflow.completed
        return [name for name in ("satisfied", "closed", "final", "withdrawn") if self.passed(f"step_{name}")]


@pytest.fixture(scope="module")
def specs(front_office: OrgGraph) -> tuple[Any, Any]:
    parser = BpmnParser()
    for name in ("complaint", "after_sales"):
        parser.add_bpmn_xml(etree.fromstring(write_bpmn(front_office, name, Wording("en"), "spiff")))
    return parser.get_spec("process_complaint"), parser.get_subprocess_specs("process_complaint")


@pytest.fixture
def complaint(specs: tuple[Any, Any], monkeypatch: pytest.MonkeyPatch) -> Run:
    """A complaint that has come in."""
    clock = [timedelta()]

    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:  # type: ignore[override]
            return datetime(2026, 3, 2, 9, tzinfo=tz or UTC) + clock[0]

    monkeypatch.setattr(timer, "datetime", Clock)
    return Run(BpmnWorkflow(*specs), clock).hear("complaint_complaint")


@pytest.fixture
def graded(complaint: Run) -> Callable[[str], Run]:
    """A complaint of some severity that has been given to whoever takes such."""
    return lambda severity: (
        complaint.finish("accept").finish("learn", severity=severity).finish("hand_over", category="service")
    )


def test_small_and_solved(graded: Callable[[str], Run]) -> None:
    case = graded("low")
    assert case.open() == ["answer"]
    case.finish("answer").hear("verdict_content")
    assert case.ended() == ["satisfied"]


def test_large_and_escalated(graded: Callable[[str], Run]) -> None:
    case = graded("high")
    assert case.open() == ["step_in"]
    case.finish("step_in", result_step_in="stuck")
    assert case.open() == ["decide"]
    case.finish("decide")
    assert case.ended() == ["final"]


def test_unsolved_by_the_flow_that_is_called(graded: Callable[[str], Run]) -> None:
    case = graded("normal").finish("take")
    assert case.open() == ["listen"]
    case.finish("listen").finish("coordinate")
    case.finish("tell") if "tell" in case.open() else None
    case.finish("follow_up", result_follow_up="unhappy", result_handle="unsolved")
    assert case.passed("step_unsolved")
    assert case.open() == ["step_in"]
    case.finish("step_in", result_step_in="solved").hear("verdict_unhappy")
    assert case.open() == ["step_in"]
    case.finish("step_in", result_step_in="solved").hear("verdict_unhappy")
    # Once more than it may be sent back, and the head decides.
    assert case.open() == ["decide"]
    case.finish("decide")
    assert case.ended() == ["final"]


def test_reminder_before_the_deadline(complaint: Run) -> None:
    complaint.later(minutes=4)
    assert not complaint.passed("notify_accept_nudge")
    complaint.later(minutes=2)
    assert complaint.passed("notify_accept_nudge")
    assert complaint.open() == ["accept"]
    complaint.finish("accept")
    assert complaint.open() == ["learn"]


def test_deadline_breached(graded: Callable[[str], Run]) -> None:
    case = graded("high").later(hours=7)
    assert case.open() == ["step_in"]
    assert case.passed("notify_step_in_nudge")
    case.later(hours=2)
    assert case.passed("escalate_step_in_late")
    assert case.open() == ["step_in_late_1"]
    case.finish("step_in_late_1", result_step_in_late_1="solved").later(days=4)
    assert case.ended() == ["closed"]


def test_promise_at_risk_is_passed_upwards_and_work_goes_on(complaint: Run) -> None:
    complaint.later(days=7, hours=13)
    assert complaint.passed("escalate_case_late")
    assert complaint.open() == ["accept"]


def test_withdrawing_ends_every_open_step(graded: Callable[[str], Run]) -> None:
    case = graded("high").hear("withdraws")
    assert case.ended() == ["withdrawn"]
