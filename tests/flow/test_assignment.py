"""Giving work to persons, against trying every way to do so."""

from collections.abc import Mapping
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from orgflow.flow.assignment import Alike, Apart, Constraint, Only, assigned, conflict

WORK = ("a", "b", "c", "d", "e")
PEOPLE = ("p", "q", "r", "s")
SOME = st.lists(st.sampled_from(PEOPLE), unique=True)
PAIR = st.lists(st.sampled_from(WORK), min_size=2, max_size=2, unique=True)
CONSTRAINT = st.one_of(
    st.builds(lambda pair: Apart(pair[0], pair[1], "x"), PAIR),
    st.builds(lambda pair: Alike(pair[0], pair[1], "x"), PAIR),
    st.builds(lambda work, able: Only(work, frozenset(able), "x"), st.sampled_from(WORK), SOME),
)
CANDIDATES = st.fixed_dictionaries({work: SOME.map(tuple) for work in WORK})


def keeps(chosen: Mapping[str, str], constraint: Constraint) -> bool:
    if isinstance(constraint, Only):
        return chosen[constraint.work] in constraint.able
    return (chosen[constraint.one] == chosen[constraint.other]) == isinstance(constraint, Alike)


def can_be_given(candidates: Mapping[str, tuple[str, ...]], constraints: list[Constraint]) -> bool:
    ways = (dict(zip(candidates, people, strict=True)) for people in product(*candidates.values()))
    return any(all(keeps(chosen, constraint) for constraint in constraints) for chosen in ways)


@settings(max_examples=300)
@given(CANDIDATES, st.lists(CONSTRAINT, max_size=8))
def test_work_is_given_wherever_it_can_be(
    candidates: dict[str, tuple[str, ...]], constraints: list[Constraint]
) -> None:
    chosen = assigned(candidates, constraints)
    assert (chosen is not None) == can_be_given(candidates, constraints)
    if chosen is not None:
        assert all(chosen[work] in people for work, people in candidates.items())
        assert all(keeps(chosen, constraint) for constraint in constraints)


@settings(max_examples=300)
@given(CANDIDATES, st.lists(CONSTRAINT, min_size=3, max_size=12))
def test_nothing_can_be_left_out_of_a_conflict(
    candidates: dict[str, tuple[str, ...]], constraints: list[Constraint]
) -> None:
    assume(not can_be_given(candidates, constraints))
    found = list(conflict(candidates, constraints))
    assert not can_be_given(candidates, found)
    for place in range(len(found)):
        assert can_be_given(candidates, found[:place] + found[place + 1 :])


def test_many_who_are_alike_are_not_tried_one_by_one() -> None:
    work = [f"w{number}" for number in range(13)]
    people = tuple(f"p{number}" for number in range(12))
    apart = [Apart(one, other, "x") for at, one in enumerate(work) for other in work[at + 1 :]]
    assert assigned(dict.fromkeys(work, people), apart) is None
    assert assigned(dict.fromkeys(work[1:], people), [each for each in apart if each.one != "w0"]) is not None
