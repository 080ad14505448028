"""Card trees of any shape: invariants, every card once, lines that run to the right."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgflow.api import draw, load
from orgflow.diagram import Callout, Caption, CardTree, Column, Fact, Label, TreeCard
from orgflow.layout import lay_out
from orgflow.resources import shipped
from orgflow.scene import Scene

OF_HUNDRED = settings.default.max_examples
WORDS = (
    "≥ 95%",
    "客户满意度",
    "Ratings of 4 and 5 by all ratings, month by month",
    "无人负责的职责与升级路径",
    "a" * 40,
)
ROOTS = (
    *(f"{name}/{name}" for name in ("front-office", "service-department", "service-manager", "ecommerce-team")),
    *("taobao-service/taobao-service", "small-teams/goals-first", "small-teams/livestream", "small-teams/three-people"),
)


@st.composite
def trees(draw: st.DrawFn) -> CardTree:
    """Up to 20 cards in up to five columns, beside and below each other, with words of any length and findings."""
    columns = draw(st.integers(1, 5))
    said, maybe = st.sampled_from(WORDS), st.sampled_from(("", *WORDS))
    cards: list[TreeCard] = []

    def grow(parent: str, column: int, depth: int) -> None:
        if len(cards) >= 20:
            return
        name = f"kpi:{len(cards)}"
        facts = tuple(Fact(draw(maybe), draw(said), draw(st.booleans())) for _ in range(draw(st.integers(0, 6))))
        look = draw(st.sampled_from(("head", "card", "list")))
        label = Label(draw(said), draw(maybe))
        cards.append(TreeCard(name, label, column, parent, draw(maybe), facts, look, draw(st.booleans())))
        for _ in range(draw(st.integers(0, 2 if depth < 9 else 0))):
            grow(name, draw(st.integers(column, columns - 1)), depth + 1)

    for _ in range(draw(st.integers(1, 6))):
        grow("", 0, 0)
    callouts = tuple(
        Callout(number + 1, "gap", draw(said), "Body", (draw(st.sampled_from(cards)).id,))
        for number in range(draw(st.integers(0, 7)))
    )
    heads = tuple(Column(f"c{number}", Label(draw(said), draw(maybe))) for number in range(columns))
    return CardTree("kpi-tree", Caption("Title", "Subtitle", "Source", "All", "en"), heads, tuple(cards), callouts)


@given(trees())
@settings(max_examples=OF_HUNDRED * 40 // 100, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_tree_keeps_to_the_invariants(faults: Callable[[Scene], list[str]], tree: CardTree) -> None:
    for scene in lay_out(tree):
        assert faults(scene) == []


@given(trees())
@settings(max_examples=OF_HUNDRED * 20 // 100, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_card_is_shown_and_joined_to_its_parent(tree: CardTree) -> None:
    cards = {card.id: card for card in tree.cards}
    scenes = lay_out(tree)
    shown = dict.fromkeys(box.id for scene in scenes for box in scene.boxes if box.id in cards)
    assert sorted(shown) == sorted(cards)
    for scene in scenes:
        here = {box.id: box for box in scene.boxes if box.id in cards}
        wanted = [
            (card.parent, card.id) for card in map(cards.__getitem__, here) if card.parent in here and not card.loose
        ]
        assert sorted((edge.source, edge.target) for edge in scene.edges) == sorted(wanted)
        for edge in scene.edges:
            assert here[edge.source].x < here[edge.target].x


@pytest.mark.parametrize("root", ROOTS)
def test_trees_of_shipped_teams_keep_to_the_invariants(faults: Callable[[Scene], list[str]], root: str) -> None:
    loaded = load(Path(str(shipped("specs"))) / f"{root}.orgflow.yaml", variants=["base"])
    for view in ("journey", "kpi-tree", "goal-cascade", "career"):
        for language, bilingual in (("zh", False), ("en", False), ("zh", True)):
            for picture in draw(loaded, view=view, language=language, bilingual=bilingual):
                assert (picture.name, faults(picture.scene)) == (picture.name, [])
