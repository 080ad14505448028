"""Scorecards of any size: invariants, every figure once, in order."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgflow.diagram import Callout, Caption, Figure, Label, Scorecard, Shelf
from orgflow.layout import lay_out
from orgflow.scene import Scene

OF_HUNDRED = settings.default.max_examples
WORDS = ("Heads", "最大管理幅度", "Escalation ladders and whoever stands on them", "Responsibilities")
VALUES = ("7", "100%", "1 234 567 890 123", "周一至周五每天上午九点至晚上十点")


@st.composite
def scorecards(draw: st.DrawFn) -> Scorecard:
    """Up to six shelves of up to twelve figures, with long and short words, second languages and findings."""
    label = st.builds(Label, st.sampled_from(WORDS), st.sampled_from(("", "second")))
    shelves = tuple(
        Shelf(
            f"s{number}",
            draw(label),
            tuple(
                Figure(
                    f"figure:{number}.{place}",
                    draw(st.sampled_from(VALUES)),
                    draw(label),
                    draw(st.sampled_from(("", *WORDS, "a long explanation " * 12))),
                    draw(st.sampled_from((None, "gap", "attention", "note"))),
                )
                for place in range(draw(st.integers(1, 12)))
            ),
        )
        for number in range(draw(st.integers(1, 6)))
    )
    names = [figure.id for shelf in shelves for figure in shelf.figures]
    callouts = tuple(
        Callout(number + 1, "gap", "Heading", "Body", (draw(st.sampled_from(names)),))
        for number in range(draw(st.integers(0, 12)))
    )
    return Scorecard("scorecard", Caption("Title", "Subtitle", "Source", "All", "en"), shelves, callouts)


@given(scorecards())
@settings(max_examples=OF_HUNDRED * 40 // 100, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_scorecard_keeps_to_the_invariants(faults: Callable[[Scene], list[str]], scorecard: Scorecard) -> None:
    for scene in lay_out(scorecard):
        assert faults(scene) == []


@given(scorecards())
@settings(max_examples=OF_HUNDRED * 20 // 100, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_figure_is_shown_once_and_in_order(scorecard: Scorecard) -> None:
    names = [figure.id for shelf in scorecard.shelves for figure in shelf.figures]
    scenes = lay_out(scorecard)
    assert [box.id for scene in scenes for box in scene.boxes if box.id in names] == names
    for scene in scenes:
        places = [(box.y, box.x) for box in scene.boxes if box.id in names]
        assert places == sorted(places)
        sizes = [box.text[0].size for box in scene.boxes if box.id in names]
        assert all(16 <= size <= 22 for size in sizes)
