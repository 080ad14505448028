"""Conditions: what is wrong with them and where, and what they mean, against CEL itself."""

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.expressions.domains import Domain
from orgflow.expressions.evaluation import compiled, holds
from orgflow.expressions.faults import ConditionFault
from orgflow.expressions.feel import feel
from orgflow.expressions.parser import parse
from orgflow.expressions.tree import names
from orgflow.expressions.typing import check
from orgflow.expressions.words import condition_in_words
from orgflow.text import Text

NOTHING: dict[str, Text] = {}
DOMAINS = {
    "amount": Domain("money", Text(en="Amount", zh="金额"), NOTHING, Decimal(0), Decimal(5000), "CNY"),
    "kind": Domain(
        "enum",
        Text(en="Kind", zh="类型"),
        {"product": Text(en="Product", zh="商品"), "parcel": Text(en="Parcel", zh="物流")},
    ),
    "urgent": Domain("boolean", Text(en="urgent", zh="加急"), NOTHING),
    "tries": Domain("integer", Text(en="Tries", zh="次数"), NOTHING),
    "waited": Domain("duration", Text(en="Waited", zh="已等待"), NOTHING),
}


def fault(text: str) -> tuple[str, str, str]:
    """From where on a condition is wrong, what is said, and the hint."""
    with pytest.raises(ConditionFault) as caught:
        check(parse(text), DOMAINS)
    found = caught.value
    assert found.say.stated("en")
    assert found.say.stated("zh")
    return text[found.at :], found.say.en or "", (found.hint.en or "") if found.hint else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("金额 > 500", ("金额 > 500", "`金额` cannot stand in a condition", "Use the id of the attribute; put words")),
        ("amount = 3", ("= 3", "`=` compares nothing in a condition", "Write `==`.")),
        ("urgent and tries > 3", ("and tries > 3", "`and` joins nothing in a condition", "Write `&&`.")),
        ("amount >> 3", ("> 3", "the condition cannot be read from `> 3` on", "")),
        ("urgent && ", (" ", "the condition breaks off", "")),
        ("amout > 3", ("amout > 3", "the case has no attribute `amout`", "Did you mean `amount`?")),
        ("foo > 3", ("foo > 3", "the case has no attribute `foo`", "It has: `amount`, `kind`, `urgent`")),
        ('urgent || amount > "x"', ('"x"', "this is text, where a number is needed", "")),
        ("amount", ("amount", "this is a number, not a condition", "Compare it with something.")),
        ("waited > 3", ("3", "this is a number, where a length of time is needed", 'Write `duration("2h30m")`')),
        (
            'waited > duration("2d")',
            ('"2d")', "`duration` counts hours, minutes and seconds", 'Write `duration("2h30m")`'),
        ),
        ('kind > "parcel"', ('> "parcel"', "text has no order", "Use `==`")),
        ("kind in urgent", ("urgent", "`in` needs a list", "Write `in")),
        ("kind.size() > 2", ("() > 2", "`size` cannot be used in a condition", "Conditions compare")),
        ("[1, 2].map(x, x) == 3", None),
        ("amount / 2 > 3", ("/ 2 > 3", "`/` cannot be used in a condition", "Conditions compare")),
        ("amount < 1e400", ("1e400", "this value cannot stand in a condition", "Conditions compare")),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, expected: tuple[str, str, str] | None) -> None:
    rest, said, hint = fault(text)
    if expected:
        assert (rest, said) == expected[:2]
        assert hint.startswith(expected[2])


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("amount > 500", "Amount > 500\u00a0CNY", "金额 > 500\u00a0元"),
        ('kind == "product"', "Kind is Product", "类型为商品"),
        ('kind in ["product", "parcel"]', "Kind is Product or Parcel", "类型为商品或物流"),
        (
            "!urgent && amount <= 1000",
            "not urgent and Amount ≤ 1\u202f000\u00a0CNY",
            "非加急且金额 ≤ 1\u202f000\u00a0元",
        ),
        ("urgent && (tries > 2 || tries == 0)", "urgent and (Tries > 2 or Tries = 0)", "加急且(次数 > 2或次数 = 0)"),
        ('waited >= duration("1h30m")', "Waited ≥ 1 h 30 min", "已等待 ≥ 1 小时 30 分钟"),
        ("waited > days(2)", "Waited > 2 days", "已等待 > 2 天"),
    ],
)
def test_a_condition_in_words(text: str, english: str, chinese: str) -> None:
    tree = parse(text)
    check(tree, DOMAINS)
    assert condition_in_words(tree, DOMAINS) == Text(en=english, zh=chinese)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('kind in ["product", "parcel"] && !urgent', 'kind in ("product", "parcel") and not(urgent)'),
        ('waited > duration("1h30m") || waited > days(2)', 'waited > duration("PT5400S") or waited > duration("P2D")'),
        ("(urgent || tries == 2) && amount != 1.5", "(urgent or tries = 2) and amount != 1.5"),
        ("(urgent ? amount : 3) > 2", "(if urgent then amount else 3) > 2"),
        ("amount - (tries - 1) > -2", "amount - (tries - 1) > -2"),
        ('kind == "a\\"b"', 'kind = "a\\"b"'),
        ("(tries > 2) == urgent", "(tries > 2) = urgent"),
        ('kind in ["product"] || tries in [-1, 2]', 'kind in ("product") or tries in (-1, 2)'),
    ],
)
def test_feel(text: str, expected: str) -> None:
    assert feel(parse(text)) == expected


def test_an_attribute_that_is_not_set_matches_nothing_unless_the_other_side_decides() -> None:
    assert not holds(compiled(parse("amount > 3")), {})
    assert not holds(compiled(parse("!(amount > 3)")), {})
    assert holds(compiled(parse("urgent || amount > 3")), {"urgent": True})
    assert not holds(compiled(parse("urgent && amount > 3")), {"urgent": True})


NUMBERS = st.recursive(
    st.sampled_from(["tries", "2", "-1", "7"]),
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from("+-*"), inner),
    max_leaves=3,
)
COMPARED = st.one_of(
    st.builds("{} {} {}".format, NUMBERS, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), NUMBERS),
    st.builds("kind {} '{}'".format, st.sampled_from(["==", "!="]), st.sampled_from(["product", "parcel"])),
    st.sampled_from(["urgent", "kind in ['product', 'x']", "tries in [1, 2]", "true", "tries in []"]),
    st.builds("waited {} duration('{}')".format, st.sampled_from(["<", ">="]), st.sampled_from(["2h", "1h30m", "90s"])),
)
CONDITIONS = st.recursive(
    COMPARED,
    lambda inner: st.one_of(
        st.builds("({} && {})".format, inner, inner),
        st.builds("({} || {})".format, inner, inner),
        st.builds("!({})".format, inner),
        st.builds("({} ? {} : {})".format, inner, inner, inner),
    ),
    max_leaves=6,
)
CASES = st.fixed_dictionaries(
    {},
    optional={
        "tries": st.integers(-3, 9),
        "kind": st.sampled_from(["product", "parcel"]),
        "urgent": st.booleans(),
        "waited": st.sampled_from([0, 90, 5400, 7200]),
    },
)


@given(text=CONDITIONS, case=CASES)
@settings(deadline=None)
def test_a_condition_means_what_it_means_in_cel(text: str, case: dict[str, Any]) -> None:
    from cel_expr_python import cel

    tree = parse(text)
    check(tree, DOMAINS)
    types = {"tries": cel.Type.INT, "kind": cel.Type.STRING, "urgent": cel.Type.BOOL, "waited": cel.Type.DURATION}
    given_to_cel = {name: timedelta(seconds=value) if name == "waited" else value for name, value in case.items()}
    theirs = cel.NewEnv(variables=types).compile(text).eval(data=given_to_cel).value()
    assert holds(compiled(tree), case) == (theirs is True), (text, case, theirs)
    assert set(names(tree)) <= set(types)


def meaning_of_feel(text: str) -> str:
    """An expression in FEEL as Python, in which `and`, `or`, comparisons and sums bind in the same order."""
    text = re.sub(r'duration\("P(?:T(\d+)S|(\d+)D)"\)', lambda m: m[1] or str(int(m[2]) * 86_400), text)
    # A list of one is a list, and what is chosen always stands in brackets.
    text = re.sub(r" in \(([^()]*)\)", r" in [\1]", text)
    text = text.replace("(if ", "chosen(").replace(" then ", ", ").replace(" else ", ", ")
    text = re.sub(r"(?<![!<>=])=(?!=)", "==", text)
    return re.sub(r"\btrue\b", "True", re.sub(r"\bfalse\b", "False", text)).replace("not(", "negated(")


@given(
    text=CONDITIONS,
    case=st.fixed_dictionaries(
        {
            "tries": st.integers(-3, 9),
            "kind": st.sampled_from(["product", "parcel"]),
            "urgent": st.booleans(),
            "waited": st.sampled_from([0, 90, 5400, 7200]),
        }
    ),
)
@settings(deadline=None)
def test_feel_means_what_the_condition_means(text: str, case: dict[str, Any]) -> None:
    tree = parse(text)
    words = {"chosen": lambda test, one, other: one if test else other, "negated": lambda value: not value}
    written = feel(tree)
    assert eval(meaning_of_feel(written), words, case) is holds(compiled(tree), case), written


@given(CONDITIONS)
@settings(deadline=None)
def test_words_and_feel_can_say_every_condition(text: str) -> None:
    tree = parse(text)
    said = condition_in_words(tree, DOMAINS)
    assert said.en
    assert said.zh
    assert feel(tree)
