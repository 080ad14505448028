"""Swimlanes of any shape keep to the invariants."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as Stage
from hypothesis import strategies as st

from orgflow.diagram import Callout, Caption, Label, Lane, Link, Phase, Stop, Swimlane
from orgflow.layout import lay_out
from orgflow.scene import Scene

WORDS = (
    "Check",
    "受理登记",
    "After-sales supervisor",
    "Acknowledge and classify the complaint",
    "合规会审与上报",
    "升级",
    "OK?",
)
LABELS = ("", "", "No", "否", "Sent back, twice at most", "超出权限")
SHAPES = ("task", "task", "task", "decision", "parallel", "join", "wait", "send", "call", "start", "end")

OF_HUNDRED = settings.default.max_examples
"""How many examples the profile wants (100 by default); pictures take long, so each test takes a share."""

QUICK = (Stage.explicit, Stage.reuse, Stage.generate)
"""Without shrinking, which takes minutes on a picture; a failing example says which diagram it was."""


@st.composite
def swimlanes(draw: st.DrawFn) -> Swimlane:
    """Flows without any plan: loops, islands, dead ends, hubs, several ways between two stops, ways to oneself."""
    lanes = draw(st.integers(1, 5))
    count = draw(st.integers(1, 14))
    phases = draw(st.integers(0, 3))
    both = draw(st.booleans())

    def label() -> Label:
        return Label(draw(st.sampled_from(WORDS)), draw(st.sampled_from(WORDS)) if both else "")

    stops = tuple(
        Stop(
            f"step:f.s{number}",
            f"role:r{draw(st.integers(0, lanes - 1))}",
            draw(st.sampled_from(SHAPES)),
            label(),
            draw(st.sampled_from(("", "", "≤ 2 h"))),
            f"p{draw(st.integers(0, phases - 1))}" if phases else "",
        )
        for number in range(count)
    )
    links = tuple(
        Link(
            f"link:{number}",
            f"step:f.s{draw(st.integers(0, count - 1))}",
            f"step:f.s{draw(st.integers(0, count - 1))}",
            draw(st.sampled_from(("flow", "flow", "flow", "escalation", "message", "timer"))),
            draw(st.sampled_from(LABELS)),
            second=draw(st.sampled_from(LABELS)) if both else "",
        )
        for number in range(draw(st.integers(0, count + 4)))
    )
    callouts = tuple(
        Callout(
            number + 1,
            draw(st.sampled_from(("gap", "attention", "note"))),
            draw(st.sampled_from(WORDS)),
            draw(st.sampled_from(WORDS)),
            (f"step:f.s{draw(st.integers(0, count - 1))}",),
            draw(st.sampled_from(WORDS)) if both else "",
        )
        for number in range(draw(st.integers(0, 5)))
    )
    return Swimlane(
        "flow",
        Caption(
            "A flow",
            "Subtitle",
            "Source",
            "Description",
            draw(st.sampled_from(("en", "zh"))),
            both,
            "The other title" if both else "",
        ),
        tuple(Lane(f"role:r{number}", label(), draw(st.booleans())) for number in range(lanes)),
        stops,
        links,
        tuple(Phase(f"p{number}", label()) for number in range(phases)),
        callouts,
    )


@given(swimlanes())
@settings(max_examples=OF_HUNDRED * 40 // 100, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
def test_any_flow_keeps_to_the_invariants(faults: Callable[[Scene], list[str]], diagram: Swimlane) -> None:
    for scene in lay_out(diagram):
        assert faults(scene) == []


@given(swimlanes())
@settings(max_examples=OF_HUNDRED * 15 // 100, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
def test_every_stop_and_link_is_drawn_once_or_through_connectors(diagram: Swimlane) -> None:
    scenes = lay_out(diagram)
    boxes = [box.id for scene in scenes for box in scene.boxes]
    edges = [edge.id for scene in scenes for edge in scene.edges]
    for stop in diagram.stops:
        assert boxes.count(stop.id) == 1
    for link in diagram.links:
        assert edges.count(link.id) == 1
    for scene in scenes:
        bands = [box.id for box in sorted(scene.boxes, key=lambda box: box.y) if box.id.endswith(":band")]
        assert bands == [f"{lane.id}:band" for lane in diagram.lanes if f"{lane.id}:band" in bands]
