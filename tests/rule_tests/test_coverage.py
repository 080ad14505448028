"""What is told of conditions by their form must be true of them: against evaluating them for every case."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgflow.rules.decisions.coverage import holds_opposites, named_values

KINDS = ("lost", "late", "broken", "true", "false")
COMPARISONS = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["x", "y"]),
    st.sampled_from(["", " "]),
    st.sampled_from(["<", "<=", ">", ">=", "==", "!="]),
    st.sampled_from(["", " "]),
    st.sampled_from(["1", "2", "x", "y", "'1 '"]),
)
FLAGS = st.sampled_from(["a", "!a", "b", "! b"])
KIND = st.one_of(
    st.builds("kind == {}{}{}".format, st.just('"'), st.sampled_from(KINDS), st.just('"')),
    st.builds("kind in ['{}', \"{}\"]".format, st.sampled_from(KINDS), st.sampled_from(KINDS)),
)
CONDITIONS = st.recursive(
    COMPARISONS | FLAGS | KIND,
    lambda inner: st.one_of(
        inner.map("!({})".format),
        st.builds("{} && {}".format, inner, inner),
        st.builds("{} || {}".format, inner, inner),
    ),
    max_leaves=4,
)
CASES = [
    {"x": x, "y": y, "a": a, "b": b, "kind": kind}
    for x, y, a, b, kind in product((1, 2, 3), (1, 2), (True, False), (True, False), KINDS)
]


def holds(condition: str, case: dict[str, object]) -> bool:
    """A condition of these tests, as Python evaluates it; values of different types are never in order."""
    python = re.sub(r"!(?!=)", " not ", condition).replace("&&", " and ").replace("||", " or ")
    try:
        return bool(eval(python, {}, dict(case)))
    except TypeError:
        return True


@given(st.lists(CONDITIONS, min_size=1, max_size=4))
def test_conditions_that_hold_opposites_leave_no_case_out(conditions: list[str]) -> None:
    if holds_opposites(conditions):
        for case in CASES:
            assert any(holds(condition, case) for condition in conditions), (conditions, case)


@given(CONDITIONS)
def test_named_values_are_those_that_fulfil_a_condition(condition: str) -> None:
    named = named_values(condition)
    if named:
        attribute, values = named
        for case in CASES:
            word = str(case[attribute]).lower()
            assert holds(condition, case) == (word in values), case


@pytest.mark.parametrize(
    "conditions",
    [
        ["amount <= 500", "amount > 500"],
        ["amount<100", "amount >= 100"],
        ["urgent", "!urgent"],
        ["! urgent", "urgent"],
        ['kind == "lost"', 'kind != "lost"'],
        ["a && b", "!(a && b)", "c"],
    ],
)
def test_opposites_are_seen(conditions: list[str]) -> None:
    assert holds_opposites(conditions)


@pytest.mark.parametrize(
    "conditions",
    [["amount < 100", "amount > 100"], ["!a && b", "a && b"], ["x == 'a b'", "x != 'ab'"], ["a"], []],
)
def test_what_is_no_opposite_is_not_taken_for_one(conditions: list[str]) -> None:
    assert not holds_opposites(conditions)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ('severity == "high"', ("severity", ("high",))),
        ("severity=='high'", ("severity", ("high",))),
        ('kind == "lost" || kind == "late"', ("kind", ("lost", "late"))),
        ("kind in ['lost', \"late\"]", ("kind", ("lost", "late"))),
        ("urgent", ("urgent", ("true",))),
        ("!urgent", ("urgent", ("false",))),
        ("urgent == false", ("urgent", ("false",))),
        ('kind == "lost" || severity == "high"', None),
        ('kind == "lost" && urgent', None),
        ("kind in [other, 'late']", None),
        ("amount <= 500", None),
        ("", None),
    ],
)
def test_named_values(condition: str, expected: tuple[str, tuple[str, ...]] | None) -> None:
    assert named_values(condition) == expected
