"""Org charts of any shape: invariants, order, pages."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as Stage
from hypothesis import strategies as st

from orgflow.diagram import Callout, Caption, Card, Label, Line, OrgChart
from orgflow.layout import lay_out
from orgflow.scene import Box, Scene

NAMES = ("Agent", "客服专员", "After-sales supervisor", "Complaint investigator", "质量与合规经理", "Head of service")

OF_HUNDRED = settings.default.max_examples
"""How many examples the profile wants (100 by default); pictures take long, so each test takes a share."""

QUICK = (Stage.explicit, Stage.reuse, Stage.generate)
"""Without shrinking, which takes minutes on a picture; a failing example says which diagram it was."""


def chart(parents: list[int | None], dotted: tuple[tuple[int, int, str], ...] = (), **extra: object) -> OrgChart:
    """Cards named after each other, each under the card of the number given."""
    lines = [Line(f"role:r{child}", f"role:r{parent}") for child, parent in enumerate(parents) if parent is not None]
    lines += [Line(f"role:r{child}", f"role:r{parent}", dotted=True, label=label) for child, parent, label in dotted]
    cards = tuple(
        Card(
            f"role:r{number}",
            Label(NAMES[number % len(NAMES)], "second"),
            "2 people",
            span=parents.count(number) or None,
        )
        for number in range(len(parents))
    )
    return OrgChart("org", Caption("Title", "Subtitle", "Source", "All", "en"), cards, tuple(lines), **extra)  # type: ignore[arg-type]


@st.composite
def charts(draw: st.DrawFn) -> OrgChart:
    """Forests of up to 45 cards, deep and wide, with dotted lines and findings anywhere."""
    count = draw(st.integers(1, 45))
    lean = draw(st.sampled_from(("near", "first", "any")))
    parents: list[int | None] = [None]
    for number in range(1, count):
        low = {"near": max(0, number - 2), "first": 0, "any": 0}[lean]
        high = {"near": number - 1, "first": min(2, number - 1), "any": number - 1}[lean]
        parents.append(None if draw(st.integers(0, 11)) == 0 else draw(st.integers(low, high)))
    pick = st.integers(0, count - 1)
    dotted = tuple(
        (draw(pick), draw(pick), draw(st.sampled_from(("", "备件", "spare parts"))))
        for _ in range(draw(st.integers(0, 3)))
    )
    callouts = tuple(
        Callout(
            number + 1, draw(st.sampled_from(("gap", "attention", "note"))), "Heading", "Body", (f"role:r{draw(pick)}",)
        )
        for number in range(draw(st.integers(0, 4)))
    )
    drawn = chart(parents, dotted, callouts=callouts)
    outside = draw(st.sampled_from((0, 1, 2)))
    tops = [number for number, parent in enumerate(parents) if parent is None][:outside]
    cards = tuple(card._replace(outside=number in tops) for number, card in enumerate(drawn.cards))
    return replace(drawn, cards=cards)


@given(charts())
@settings(max_examples=OF_HUNDRED * 40 // 100, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
def test_any_chart_keeps_to_the_invariants(faults: Callable[[Scene], list[str]], diagram: OrgChart) -> None:
    for scene in lay_out(diagram):
        assert faults(scene) == []


@given(charts())
@settings(max_examples=OF_HUNDRED * 20 // 100, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
def test_every_card_is_shown_and_every_solid_line_once(diagram: OrgChart) -> None:
    scenes = lay_out(diagram)
    shown = {box.id for scene in scenes for box in scene.boxes}
    assert {card.id for card in diagram.cards} <= shown
    solid = sorted(edge.id for scene in scenes for edge in scene.edges if edge.bus)
    assert solid == sorted(f"{line.child}>{line.parent}" for line in diagram.lines if not line.dotted)


@given(charts())
@settings(max_examples=OF_HUNDRED * 20 // 100, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
def test_children_stand_in_spec_order(diagram: OrgChart) -> None:
    for scene in lay_out(diagram):
        boxes = {box.id: box for box in scene.boxes}
        for parent in dict.fromkeys(edge.source for edge in scene.edges if edge.bus):
            children = [boxes[edge.target] for edge in scene.edges if edge.bus == parent]
            spec = sorted(children, key=lambda box: int(box.id.removeprefix("role:r")))
            assert [box.id for box in sorted(children, key=_reading)] == [box.id for box in spec]


def _reading(box: Box) -> tuple[float, float]:
    """Columns from left to right, each from top to bottom; a row is a column of one each."""
    return box.x, box.y


@pytest.mark.parametrize(
    "parents",
    [
        [None, *range(399)],
        [None, *[0] * 399],
        [None, *[(number - 1) // 2 for number in range(1, 400)]],
        [None] * 90,
    ],
    ids=["chain", "star", "binary", "lone"],
)
def test_large_charts_take_pages_of_at_most_thirty_cards_of_one_size(
    faults: Callable[[Scene], list[str]], parents: list[int | None]
) -> None:
    scenes = lay_out(chart(parents))
    cards = [[box for box in scene.boxes if box.id.startswith("role:") and box.layer == "node"] for scene in scenes]
    assert max(map(len, cards)) <= 30
    assert len({(box.width, box.height) for some in cards for box in some}) == 1
    assert [fault for scene in scenes[:4] for fault in faults(scene)] == []


def test_a_very_deep_chain_is_laid_out_without_recursion() -> None:
    scenes = lay_out(chart([None, *range(4999)]))
    assert scenes[-1].boxes[0].text[0].lines[0].text.endswith("posts below")


def test_a_page_says_where_the_people_below_a_card_are_shown() -> None:
    parents = [None, 0, 0, *[1] * 16, *[2] * 16]
    first, second, third = lay_out(chart(parents))
    badges = {box.owner: box.text[0].lines[0].text for box in first.boxes if box.id.endswith(":page") and box.owner}
    assert badges == {"role:r1": "16 below · p. 2", "role:r2": "16 below · p. 3"}
    assert [box.id for box in second.boxes if box.id == "role:r1"] == ["role:r1"]
    assert third.title == "After-sales supervisor: 16 posts below"


def test_a_dotted_line_that_goes_off_the_page_becomes_words_on_the_card() -> None:
    parents = [None, 0, 0, *[1] * 16, *[2] * 16]
    scenes = lay_out(chart(parents, ((3, 34, "spares"),)))
    words = [
        line.text
        for scene in scenes
        for box in scene.boxes
        if box.id == "role:r3"
        for text in box.text
        for line in text.lines
    ]
    assert "dotted line to" in " ".join(words)


def test_loops_and_double_superiors_are_refused() -> None:
    loop = OrgChart(
        "org",
        chart([None]).caption,
        chart([None, None]).cards,
        (Line("role:r0", "role:r1"), Line("role:r1", "role:r0")),
    )
    with pytest.raises(ValueError, match="loop"):
        lay_out(loop)
    double = OrgChart(
        "org", loop.caption, chart([None] * 3).cards, (Line("role:r0", "role:r1"), Line("role:r0", "role:r2"))
    )
    with pytest.raises(ValueError, match="role:r0 has two solid lines"):
        lay_out(double)


def test_only_what_is_used_is_in_the_legend() -> None:
    (scene,) = lay_out(chart([None, 0]))
    assert [box.id for box in scene.boxes if box.id.startswith("legend:") and box.id.endswith(":text")] == [
        "legend:span:text"
    ]
