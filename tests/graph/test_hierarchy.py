"""Who is above whom, against a walk step by step, on forests with loops."""

import random

from hypothesis import given
from hypothesis import strategies as st

from orgflow.graph.hierarchy import Hierarchy

POSTS = [f"p{number}" for number in range(12)]
# Superiors may be posts, oneself, or somebody outside.
LINES = st.dictionaries(st.sampled_from(POSTS), st.sampled_from([*POSTS, "outside", "elsewhere"]))


def line_up(superiors: dict[str, str], post: str) -> list[str]:
    """Everybody above a post, nearest first; a loop is gone round once."""
    met: list[str] = []
    while post in superiors and superiors[post] not in met:
        post = superiors[post]
        met.append(post)
    return met


@given(LINES)
def test_is_above_is_what_a_walk_up_meets(superiors: dict[str, str]) -> None:
    hierarchy = Hierarchy(POSTS, superiors)
    for lower in [*POSTS, "outside", "nobody"]:
        above = [name for name in line_up(superiors, lower) if name != lower]
        for upper in [*POSTS, "outside", "elsewhere", "nobody"]:
            assert hierarchy.is_above(upper, lower) == (upper in above), (upper, lower)


@given(LINES)
def test_a_layer_counts_the_posts_up_to_the_top_and_is_0_where_there_is_none(superiors: dict[str, str]) -> None:
    hierarchy = Hierarchy(POSTS, superiors)
    for post in POSTS:
        line = line_up(superiors, post)
        endless = (line or [post])[-1] in superiors
        assert hierarchy.layer(post) == (0 if endless else 1 + sum(name in POSTS for name in line))
    assert hierarchy.layer("outside") == 0
    assert hierarchy.layer("nobody") == 0


@given(LINES, st.randoms(use_true_random=False))
def test_the_order_in_which_posts_are_written_changes_nothing(
    superiors: dict[str, str], shuffled: random.Random
) -> None:
    other = list(POSTS)
    shuffled.shuffle(other)
    one, two = Hierarchy(POSTS, superiors), Hierarchy(other, superiors)
    for lower in POSTS:
        assert one.layer(lower) == two.layer(lower)
        for upper in POSTS:
            assert one.is_above(upper, lower) == two.is_above(upper, lower)


def test_a_line_of_a_hundred_thousand_posts_is_walked_without_recursion() -> None:
    posts = [f"p{number}" for number in range(100_000)]
    hierarchy = Hierarchy(posts, dict(zip(posts[1:], posts, strict=False)))
    assert hierarchy.layer(posts[-1]) == 100_000
    assert hierarchy.is_above(posts[0], posts[-1])
    assert not hierarchy.is_above(posts[-1], posts[0])
