"""Traces: one case on its way, with what decides at each step; every path can be walked again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import net
from orgflow.flow.paths import walk
from orgflow.flow.steering import Steering, steering
from orgflow.flow.trace import Trace, trace
from orgflow.graph import OrgGraph
from orgflow.usage import UsageError

ROOT = Path(__file__).parents[2]
FLOWS = ("after_sales", "complaint", "purchase")


@pytest.fixture(scope="module")
def graph(graph_of: Callable[[Path], OrgGraph]) -> OrgGraph:
    return graph_of(ROOT / "specs/front-office/front-office.orgflow.yaml")


def steps(found: Trace) -> list[str]:
    return [f"{visit.step.id}:{visit.exit.id if visit.exit else ''}:{visit.why}" for visit in found.visits]


def test_the_case_decides(graph: OrgGraph) -> None:
    found = trace(graph, "complaint", steering(graph, "complaint", case=["severity=严重"]))
    assert "whose:high:case" in steps(found)
    assert found.stopped is None


def test_what_nobody_said_is_assumed(graph: OrgGraph) -> None:
    found = trace(graph, "complaint", Steering())
    assert "whose:low:assumed" in steps(found)
    assert {name: str(value) for name, value in found.example.items()}.get("severity", "low") == "low"


def test_choices_hold_visit_by_visit_until_they_are_used_up(graph: OrgGraph) -> None:
    wanted = steering(graph, "after_sales", case=["category=product"], choices=["remedy=refund", "approve=sent_back"])
    found = [step for step in steps(trace(graph, "after_sales", wanted)) if step.startswith("approve")]
    assert found == ["approve:sent_back:chosen", "approve:sent_back:counted"]


@pytest.mark.parametrize(
    ("amount", "approver", "exit_"),
    [("400", "role:after_sales_supervisor", "approved"), ("4000", "role:service_head", "approved")],
)
def test_an_approval_goes_to_the_lowest_post_that_covers_the_amount(
    graph: OrgGraph, amount: str, approver: str, exit_: str
) -> None:
    wanted = steering(graph, "after_sales", case=["category=product", f"amount={amount}"], choices=["remedy=refund"])
    visit = next(visit for visit in trace(graph, "after_sales", wanted).visits if visit.step.id == "approve")
    assert (visit.approver, visit.exit and visit.exit.id) == (approver, exit_)


def test_a_missed_deadline_takes_the_way_of_its_event(graph: OrgGraph) -> None:
    wanted = steering(graph, "complaint", choices=["whose=normal"], missed=["handle"])
    found = trace(graph, "complaint", wanted)
    visit = next(visit for visit in found.visits if visit.step.id == "handle")
    assert (visit.why, visit.exit and visit.exit.kind) == ("missed", "event")


def test_a_choice_that_the_case_forbids_stops_it(graph: OrgGraph) -> None:
    wanted = steering(graph, "complaint", case=["severity=low"], choices=["whose=high"])
    found = trace(graph, "complaint", wanted)
    assert found.stopped is not None
    assert "no way out of “whose”" in found.stopped.get("en")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"case": ["severty=low"]}, "the case has no attribute severty; did you mean severity?"),
        ({"case": ["severity=tiny"]}, "severity cannot be tiny; it is one of: low, normal, high"),
        ({"case": ["severity"]}, "write attribute=value, not severity"),
        ({"choices": ["whos=high"]}, "complaint has no step whos; did you mean whose?"),
        ({"choices": ["whose=huge"]}, "whose has no way out huge; there are: low, high, normal"),
        ({"missed": ["handl"]}, "complaint has no step handl; did you mean handle?"),
        ({"start": "nowhere"}, "complaint has no start nowhere; there are: "),
    ],
)
def test_what_the_workflow_does_not_have_is_refused(graph: OrgGraph, wrong: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError) as refused:
        steering(graph, "complaint", **wrong)  # type: ignore[arg-type]  # the cases above are right
    assert refused.value.say.get("en").startswith(says)


@given(st.data())
def test_every_trace_can_be_walked_again(graph: OrgGraph, data: st.DataObject) -> None:
    """Whatever is chosen and missed: the path that is reported is one of the net."""
    flow = data.draw(st.sampled_from(FLOWS))
    items = graph.team.workflows[flow].steps
    choices = {
        name: (data.draw(st.sampled_from([exit_.id for exit_ in step.exits])),)
        for name, step in items.items()
        if list(step.exits) and data.draw(st.booleans())
    }
    missed = {name: data.draw(st.integers(0, 2)) for name in items}
    found = trace(graph, flow, Steering(choices=choices, missed=missed))
    place = walk(net(graph, flow), knowledge(graph, flow), found.path)
    assert bool(place.tokens) == (found.stopped is not None)
