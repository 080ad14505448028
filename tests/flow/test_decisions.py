"""Decisions: what cells say of conditions is what trying every single case says."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.expressions.domains import Domain, Value
from orgflow.expressions.evaluation import compiled, holds
from orgflow.expressions.parser import parse
from orgflow.expressions.tree import Expression
from orgflow.expressions.typing import check
from orgflow.expressions.words import condition_in_words
from orgflow.flow.cells import Undecided
from orgflow.flow.decisions import Coverage, coverage
from orgflow.text import Text

KINDS = {name: Text(en=name, zh=name) for name in ("a", "b", "c", "d")}
DOMAINS = {
    "n": Domain("integer", Text(en="n", zh="n"), {}, Decimal(0), Decimal(12)),
    "kind": Domain("enum", Text(en="kind", zh="kind"), KINDS),
    "vip": Domain("boolean", Text(en="vip", zh="vip"), {}),
}
EVERY = [{"n": Decimal(n), "kind": kind, "vip": vip} for n, kind, vip in product(range(13), KINDS, (False, True))]
ATOMS = st.one_of(
    st.builds("n {} {}".format, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), st.integers(-1, 13)),
    st.builds("kind {} '{}'".format, st.sampled_from(["==", "!="]), st.sampled_from("abcx")),
    st.sampled_from(["vip", "!vip", "kind in ['a', 'c']", "n in [3, 4]", "(n > 3) == vip", "true"]),
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(st.builds("({} && {})".format, inner, inner), st.builds("({} || {})".format, inner, inner)),
    max_leaves=4,
)


def conditions(texts: Mapping[str, str], domains: Mapping[str, Domain] = DOMAINS) -> dict[str, Expression]:
    trees = {name: parse(text) for name, text in texts.items()}
    for tree in trees.values():
        check(tree, domains)
    return trees


def looked_at(*texts: str, domains: Mapping[str, Domain] = DOMAINS) -> Coverage:
    return coverage(conditions({f"b{place}": text for place, text in enumerate(texts)}, domains), domains)


def takes(trees: Mapping[str, Expression], case: Mapping[str, Value]) -> list[str]:
    return [name for name, tree in trees.items() if holds(compiled(tree), case)]


@given(st.lists(CONDITIONS, min_size=1, max_size=4))
@settings(deadline=None)
def test_cells_tell_what_trying_every_case_tells(texts: list[str]) -> None:
    trees = conditions({f"b{place}": text for place, text in enumerate(texts)})
    found = coverage(trees, DOMAINS)
    taken = [takes(trees, case) for case in EVERY]
    assert (found.gap is None) == all(taken)
    assert set(found.never) == {name for name in trees if not any(name in each for each in taken)}
    assert set(found.always) == {name for name in trees if all(name in each for each in taken)}
    first = {each[0] for each in taken if each}
    assert set(found.masked) == set(trees) - first - set(found.never)
    both = {(one, two) for each in taken for place, one in enumerate(each) for two in each[place + 1 :]}
    assert set(found.overlaps) == both
    assert set(found.same) == {(one, two) for one, two in both if all((one in each) == (two in each) for each in taken)}
    for pair, case in found.overlaps.items():
        assert {*pair} <= {*takes(trees, case)}
    if found.gap:
        assert takes(trees, found.gap.example) == []
        region = found.gap.region
        inside = [case for case in EVERY if region is None or holds(compiled(region), case)]
        assert inside
        assert [case for case in inside if takes(trees, case)] == []


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("n < 5", "n > 5"), "n = 5"),
        (("n < 5", "n > 8 && vip"), "n ≥ 5 and not vip"),
        (("kind == 'a'", "kind == 'b' && vip"), "kind is b, c or d and not vip"),
        (("vip",), "not vip"),
        (("n > 20",), None),
    ],
)
def test_the_largest_region_without_a_branch_is_told(texts: tuple[str, ...], said: str | None) -> None:
    gap = looked_at(*texts).gap
    assert gap is not None
    assert (condition_in_words(gap.region, DOMAINS).en if gap.region else None) == said


def test_money_is_exact_to_the_cent() -> None:
    money = {"amount": Domain("money", Text(en="Amount", zh="金额"), {}, Decimal(0), Decimal(1000), "CNY")}
    gap = looked_at("amount < 499.99", "amount > 500", domains=money).gap
    assert gap is not None
    assert gap.region is not None
    assert condition_in_words(gap.region, money).en == "Amount ≥ 499.99\u00a0CNY and Amount ≤ 500\u00a0CNY"


def test_a_text_that_no_condition_names_is_a_case_too() -> None:
    words = {"city": Domain("text", Text(en="City", zh="城市"), {})}
    assert looked_at('city == "x"', 'city != "x"', domains=words).gap is None
    assert looked_at('city == "x"', domains=words).gap is not None


@pytest.mark.parametrize("text", ["n + 1 > 3", "n > m", "n * 2 == 4"])
def test_what_relates_attributes_is_not_decided_and_says_why(text: str) -> None:
    domains = {**DOMAINS, "m": DOMAINS["n"]}
    with pytest.raises(Undecided, match="`n`"):
        looked_at(text, domains=domains)


def test_too_many_cells_are_not_looked_at() -> None:
    domains = {f"x{number}": DOMAINS["n"] for number in range(12)}
    with pytest.raises(Undecided, match="kinds of cases"):
        looked_at(" || ".join(f"{name} == 5" for name in domains), domains=domains)
