"""Ladders of any height: invariants, every level once, in order."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgflow.diagram import Callout, Caption, Fact, Label, Ladder, Level
from orgflow.layout import lay_out
from orgflow.scene import PAGES, Page, Scene

OF_HUNDRED = settings.default.max_examples
WORDS = ("8 h", "退款 ≤ 5 000 CNY", "too late, or cannot be solved by whoever has the case", "客服负责人与质量主管")


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    """Up to 12 levels with long and short words, second languages and findings."""
    said = st.sampled_from(WORDS)
    levels = tuple(
        Level(
            f"rung:l.{number}",
            Label(draw(said), draw(st.sampled_from(("", "second")))),
            tuple(Fact(draw(st.sampled_from(("", "Within"))), draw(said)) for _ in range(draw(st.integers(0, 5)))),
            draw(st.sampled_from(("", *WORDS))),
            ground=number == 0 and draw(st.booleans()),
            missing=draw(st.booleans()),
        )
        for number in range(draw(st.integers(1, 12)))
    )
    callouts = tuple(
        Callout(number + 1, "gap", "Heading", "Body", (draw(st.sampled_from(levels)).id,))
        for number in range(draw(st.integers(0, 5)))
    )
    return Ladder("ladder", Caption("Title", "Subtitle", "Source", "All", "en"), levels, callouts)


@given(ladders(), st.sampled_from(list(PAGES.values())))
@settings(max_examples=OF_HUNDRED * 40 // 100, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_ladder_keeps_to_the_invariants(faults: Callable[[Scene], list[str]], ladder: Ladder, paper: Page) -> None:
    for scene in lay_out(ladder, paper):
        assert faults(scene) == []


@given(ladders())
@settings(max_examples=OF_HUNDRED * 20 // 100, deadline=None, suppress_health_check=list(HealthCheck))
def test_levels_rise_in_their_order(ladder: Ladder) -> None:
    for scene in lay_out(ladder):
        heads = [box for box in scene.boxes if box.id in {level.id for level in ladder.levels}]
        assert [(box.x, -box.y) for box in heads] == sorted((box.x, -box.y) for box in heads)
    shown = [box.id for scene in lay_out(ladder) for box in scene.boxes]
    assert [name for name in shown if name in {level.id for level in ladder.levels}] == [x.id for x in ladder.levels]
