"""The solver says what cells say, and of conditions that relate attributes what trying every case says."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.expressions.domains import Domain, Value
from orgflow.expressions.evaluation import compiled, holds
from orgflow.expressions.parser import parse
from orgflow.expressions.tree import Expression, names
from orgflow.expressions.typing import check
from orgflow.expressions.words import condition_in_words
from orgflow.flow import smt
from orgflow.flow.cells import Undecided
from orgflow.flow.decisions import Coverage, coverage
from orgflow.flow.guards import decisions
from orgflow.graph import OrgGraph
from orgflow.text import Text

KINDS = {name: Text(en=name, zh=name) for name in ("a", "b", "c", "d")}
DOMAINS = {
    "amount": Domain("money", Text(en="Amount", zh="金额"), {}, Decimal(0), Decimal(1000), "CNY"),
    "limit": Domain("money", Text(en="Limit", zh="限额"), {}, Decimal(0), None, "CNY"),
    "rate": Domain("decimal", Text(en="Rate", zh="比率"), {}),
    "tries": Domain("integer", Text(en="Tries", zh="次数"), {}, Decimal(0)),
    "waited": Domain("duration", Text(en="Waited", zh="已等待"), {}, Decimal(0), Decimal(86_400)),
    "kind": Domain("enum", Text(en="Kind", zh="类型"), KINDS),
    "city": Domain("text", Text(en="City", zh="城市"), {}),
    "town": Domain("text", Text(en="Town", zh="镇"), {}),
    "vip": Domain("boolean", Text(en="VIP", zh="会员"), {}),
}
SIGN = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])
SINGLE = st.one_of(
    st.builds("amount {} {}".format, SIGN, st.sampled_from(["0", "100.5", "500", "500.01", "0.005", "1000", "2000"])),
    st.builds("rate {} {}".format, SIGN, st.sampled_from(["-0.5", "3", "4.25"])),
    st.builds("tries {} {}".format, SIGN, st.sampled_from(["-1", "0", "2", "2.5", "3"])),
    st.builds("waited {} {}".format, SIGN, st.sampled_from(["duration('90m')", "duration('2h')", "days(1)"])),
    st.builds(
        "{} {} '{}'".format, st.sampled_from(["kind", "city"]), st.sampled_from(["==", "!="]), st.sampled_from("abx")
    ),
    st.sampled_from(
        ["vip", "!vip", "kind in ['a', 'c']", "tries in [2, 3]", "(tries > 2) == vip", "true", "vip ? tries > 1 : vip"]
    ),
)
RELATED = st.one_of(
    st.sampled_from(["vip", "kind != 'a'", "city == 'x'", "n > 3", "amount > rate", "rate * 2 <= 6"]),
    st.builds("n {} m".format, SIGN),
    st.builds("n + {} {} m * {}".format, st.integers(0, 3), SIGN, st.integers(-2, 2)),
    st.builds("n - m {} {}".format, SIGN, st.integers(-3, 3)),
    st.sampled_from(
        ["n in [m, 3]", "-n < m - 3", "(vip ? n : m) > 2", "town == city", "kind == city", "(n > m) == vip"]
    ),
)
JOIN = ("({} && {})", "({} || {})", "!({} && {})")


def joined(atoms: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.recursive(
        atoms, lambda inner: st.one_of(*(st.builds(form.format, inner, inner) for form in JOIN)), max_leaves=4
    )


def read(texts: list[str], domains: Mapping[str, Domain]) -> dict[str, Expression]:
    trees = {f"b{place}": parse(text) for place, text in enumerate(texts)}
    for tree in trees.values():
        check(tree, domains)
    return trees


def takes(trees: Mapping[str, Expression], case: Mapping[str, Value]) -> list[str]:
    return [name for name, tree in trees.items() if holds(compiled(tree), case)]


def fits(case: Mapping[str, Value], domains: Mapping[str, Domain]) -> bool:
    """Whether an attribute can have the value that an example gives it."""
    for name, value in case.items():
        domain = domains[name]
        if domain.kind == "enum" and value not in domain.values:
            return False
        if isinstance(value, Decimal) and not (
            (domain.low is None or value >= domain.low) and (domain.high is None or value <= domain.high)
        ):
            return False
    return True


def holds_good(found: Coverage, trees: Mapping[str, Expression], domains: Mapping[str, Domain]) -> None:
    """Every example is one by our own evaluation, and what the region rules out is ruled out."""
    for pair, case in found.overlaps.items():
        assert fits(case, domains)
        assert {*pair} <= {*takes(trees, case)}
    if found.gap:
        assert fits(found.gap.example, domains)
        assert takes(trees, found.gap.example) == []
        region = found.gap.region
        if region is None:
            assert set(found.never) == set(trees)
        else:
            assert holds(compiled(region), found.gap.example)
            within = smt.coverage({"region": region, **trees}, domains)
            assert not [pair for pair in within.overlaps if "region" in pair]


@given(st.lists(joined(SINGLE), min_size=1, max_size=4))
@settings(deadline=None, max_examples=50)
def test_both_engines_agree_where_cells_can_tell(texts: list[str]) -> None:
    trees = read(texts, DOMAINS)
    theirs, ours = smt.coverage(trees, DOMAINS), coverage(trees, DOMAINS)
    assert (theirs.gap is None) == (ours.gap is None)
    assert theirs.overlaps.keys() == ours.overlaps.keys()
    assert (theirs.same, theirs.never, theirs.masked, theirs.always) == (
        ours.same,
        ours.never,
        ours.masked,
        ours.always,
    )
    holds_good(theirs, trees, DOMAINS)


SMALL = {
    **DOMAINS,
    "n": Domain("integer", Text(en="n", zh="n"), {}, Decimal(0), Decimal(5)),
    "m": Domain("integer", Text(en="m", zh="m"), {}, Decimal(-1), Decimal(4)),
    "amount": Domain("money", Text(en="Amount", zh="金额"), {}, Decimal("2.99"), Decimal("3.01")),
    "rate": Domain("decimal", Text(en="Rate", zh="比率"), {}, Decimal(3), Decimal("3.01")),
}
VALUES: dict[str, list[Value]] = {
    "n": [Decimal(n) for n in range(6)],
    "m": [Decimal(n) for n in range(-1, 5)],
    "amount": [Decimal("2.99"), Decimal(3), Decimal("3.01")],
    "rate": [Decimal(3), Decimal("3.01")],
    "kind": [*KINDS],
    # Two texts that no condition names can be the same or not.
    "city": [*KINDS, "x", "1", "2"],
    "town": [*KINDS, "x", "1", "2"],
    "vip": [False, True],
}


@given(st.lists(joined(RELATED), min_size=1, max_size=3))
@settings(deadline=None, max_examples=50)
def test_what_relates_attributes_is_decided_as_trying_every_case_decides_it(texts: list[str]) -> None:
    trees = read(texts, SMALL)
    found = smt.coverage(trees, SMALL)
    used = [name for name in SMALL if any(name in names(tree) for tree in trees.values())]
    every = [dict(zip(used, values, strict=True)) for values in product(*(VALUES[name] for name in used))]
    tests = {name: compiled(tree) for name, tree in trees.items()}
    taken = [[name for name, test in tests.items() if holds(test, case)] for case in every]
    assert (found.gap is None) == all(taken)
    both = {(one, two) for each in taken for place, one in enumerate(each) for two in each[place + 1 :]}
    assert set(found.overlaps) == both
    assert set(found.same) == {(one, two) for one, two in both if all((one in each) == (two in each) for each in taken)}
    assert set(found.never) == {name for name in trees if not any(name in each for each in taken)}
    assert set(found.always) == {name for name in trees if all(name in each for each in taken)}
    assert set(found.masked) == set(trees) - {each[0] for each in taken if each} - set(found.never)
    holds_good(found, trees, SMALL)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["amount <= limit", "amount > limit + 100"], "Amount > Limit and Amount ≤ Limit + 100\u00a0CNY"),
        (["amount > limit", "amount < limit && vip"], "Amount ≤ Limit and not VIP"),
        (["town == city"], "Town is not City"),
    ],
)
def test_what_no_branch_takes_is_told_in_the_authors_comparisons(texts: list[str], said: str) -> None:
    gap = smt.coverage(read(texts, DOMAINS), DOMAINS).gap
    assert gap
    assert gap.region
    assert condition_in_words(gap.region, DOMAINS).en == said


def test_the_solver_does_not_think_for_ever_and_says_so() -> None:
    trees = read(["amount * limit * amount == 7.13", "amount < limit"], DOMAINS)
    with pytest.raises(Undecided, match="gave it up"):
        smt.coverage(trees, DOMAINS)


FLOW = """\
orgflow: 1
team: {id: desk, languages: [en]}
roles: {agent: {}}
cases: {c: {attributes: {amount: {type: money, min: 0 CNY}, budget: {type: money, min: 0 CNY}}}}
workflows:
  w:
    case: c
    starts: {any: {next: which}}
    steps:
      which:
        type: decision
        branches: {small: {when: amount <= budget, next: done}, large: {when: amount > 10, next: done}}
      done: {type: end}
"""
GraphFrom = Callable[[str], OrgGraph]


def test_a_workflow_that_relates_attributes_is_decided(graph_from: GraphFrom) -> None:
    (decision,) = decisions(graph_from(FLOW))
    assert decision.coverage
    assert decision.coverage.gap
    assert decision.undecided is None


def test_without_the_extra_it_is_not_decided_and_the_reason_names_the_extra(
    graph_from: GraphFrom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "z3", None)
    (decision,) = decisions(graph_from(FLOW))
    assert decision.coverage is None
    assert decision.undecided
    assert "`amount`, `budget`" in (decision.undecided.en or "")
    assert "orgflow[smt]" in (decision.undecided.en or "")
    assert "orgflow[smt]" in (decision.undecided.zh or "")


def test_the_solver_is_imported_only_where_cells_cannot_tell() -> None:
    program = (
        "import sys; from decimal import Decimal; from orgflow.expressions.domains import Domain;"
        "from orgflow.expressions.parser import parse; from orgflow.flow.guards import judged;"
        "from orgflow.text import Text;"
        "domains = {name: Domain('integer', Text(en=name), {}) for name in 'nm'};"
        "judged({'a': parse('n > 3'), 'b': parse('m < 2')}, domains); before = 'z3' in sys.modules;"
        "judged({'a': parse('n > m')}, domains); print(before, 'z3' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "True"]
