"""Trees of variants: what a patch does to the base, where its values stand, and what it costs."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from orgflow.document import Budget, Limits, Mapping, variant_trees
from orgflow.document.files import read_bytes
from orgflow.document.variants import VariantTree


def tree_of(text: str) -> Mapping:
    part = read_bytes(text.encode(), "team.orgflow.yaml", Budget(Limits()))
    assert isinstance(part.tree, Mapping)
    assert part.findings == ()
    return part.tree


def varied(text: str, **limits: int) -> list[VariantTree]:
    return list(variant_trees(tree_of(text), Budget(Limits(**limits)), None))


def patched(base: str, patch: str) -> dict[str, Any]:
    """What a section becomes by a patch of it."""
    (variant,) = varied(f"s: {base}\nvariants: {{v: {{patch: {{s: {patch}}}}}}}\n")
    assert variant.findings == ()
    plain: dict[str, Any] = variant.tree.plain["s"]
    assert plain == stripped(variant.tree.entries["s"].value)
    return plain


def stripped(node: Any) -> Any:
    """The plain value that the nodes themselves hold."""
    if isinstance(node, Mapping):
        return {name: stripped(entry.value) for name, entry in node.entries.items()}
    return [stripped(item) for item in node.items] if hasattr(node, "items") else node.value


@pytest.mark.parametrize(
    ("base", "patch", "result"),
    [
        ("{a: {x: 1, y: 2}}", "{a: {y: 3}}", {"a": {"x": 1, "y": 3}}),
        ("{a: {x: 1, y: 2}}", "{a: {y: null}}", {"a": {"x": 1}}),
        ("{a: {}, b: {}}", "{a: null, c: {z: 1}}", {"b": {}, "c": {"z": 1}}),
        ("{a: {x: [1, 2, 3]}}", "{a: {x: [4]}}", {"a": {"x": [4]}}),
        ("{a: {x: {y: 1}}}", "{a: {x: 2}}", {"a": {"x": 2}}),
        ("{a: {x: 2}}", "{a: {x: {y: {z: 1}}}}", {"a": {"x": {"y": {"z": 1}}}}),
        ("{a: {x: 1}}", "{}", {"a": {"x": 1}}),
        ("{a: {x: 1}}", "{a: {}}", {"a": {"x": 1}}),
    ],
)
def test_a_patch_does_what_rfc_7396_says(base: str, patch: str, result: dict[str, Any]) -> None:
    assert patched(base, patch) == result


@pytest.mark.parametrize(
    ("base", "patch", "result"),
    [
        # A list of ids is a map of them.
        ("[a, b]", "{b: {name: B}}", {"a": "a", "b": {"name": "B"}}),
        ("[a, b]", "{a: null}", {"b": "b"}),
        # Text in one language is text in two, and the name of its object.
        ("{a: {name: Desk}}", "{a: {name: {zh: 台}}}", {"a": {"name": {"en": "Desk", "zh": "台"}}}),
        ("{a: 台}", "{a: {en: Desk}}", {"a": {"zh": "台", "en": "Desk"}}),
        ("{a: Desk}", "{a: {accountable: b}}", {"a": {"name": "Desk", "accountable": "b"}}),
        ("{a: {zh: 台}}", "{a: {accountable: b}}", {"a": {"name": {"zh": "台"}, "accountable": "b"}}),
        ("{a: {zh: 台, en: Desk}}", "{a: {en: Table}}", {"a": {"zh": "台", "en": "Table"}}),
        ("{a: {zh: 台}}", "{a: {}}", {"a": {"zh": "台"}}),
        # A step's id is a way to it, a duration a promise, a level a requirement, a number a range.
        (
            "{outcomes: {ok: pay}}",
            "{outcomes: {ok: {at_most: 2}}}",
            {"outcomes": {"ok": {"next": "pay", "at_most": 2}}},
        ),
        (
            "{starts: {any: ask}}",
            "{starts: {any: {called: true}}}",
            {"starts": {"any": {"next": "ask", "called": True}}},
        ),
        (
            "{promise: {close: 2d}}",
            "{promise: {close: {pauses: [w]}}}",
            {"promise": {"close": {"within": "2d", "pauses": ["w"]}}},
        ),
        (
            "{requires: {tact: 2}}",
            "{requires: {tact: {by: hiring}}}",
            {"requires": {"tact": {"level": 2, "by": "hiring"}}},
        ),
        ("{headcount: 3}", "{headcount: {max: 5}}", {"headcount": {"min": 3, "max": 5, "now": 3}}),
    ],
)
def test_short_forms_are_written_out_where_a_patch_reaches_into_them(
    base: str, patch: str, result: dict[str, Any]
) -> None:
    assert patched(base, patch) == result


def test_values_stand_where_they_are_written() -> None:
    (variant,) = varied(
        "roles:\n  a: {unit: u}\n  b: {}\n"
        "variants:\n  v:\n    patch:\n      roles:\n        a: {headcount: 3}\n        c: {}\n"
    )
    roles = variant.tree.get("roles")
    assert isinstance(roles, Mapping)
    assert [(name, entry.key.span.line) for name, entry in roles.entries.items()] == [("a", 2), ("b", 3), ("c", 9)]
    assert [(name, entry.key.span.line) for name, entry in roles.entries["a"].value.entries.items()] == [  # type: ignore[union-attr]
        ("unit", 2),
        ("headcount", 8),
    ]


def test_the_base_does_not_change() -> None:
    text = "roles: {a: {unit: u}, b: {}}\nvariants: {v: {patch: {roles: {a: {unit: null, x: 1}, b: null}}}}\n"
    tree = tree_of(text)
    before = stripped(tree), yaml.safe_load(text)
    list(variant_trees(tree, Budget(Limits()), None))
    assert (stripped(tree), tree.plain) == before


def test_a_variant_begins_with_what_it_extends_wherever_that_is_written() -> None:
    variants = varied(
        "s: {a: 1, b: 1, c: 1}\n"
        "variants:\n"
        "  small: {extends: middle, patch: {s: {c: 3}}, merge: {x: [y]}}\n"
        "  middle: {extends: large, patch: {s: {b: 2}}}\n"
        "  large: {patch: {s: {a: 0}}, merge: {y: [z]}}\n"
    )
    assert [(each.name, each.tree.plain["s"], [merge.plain for merge in each.merges]) for each in variants] == [
        ("small", {"a": 0, "b": 2, "c": 3}, [{"y": ["z"]}, {"x": ["y"]}]),
        ("middle", {"a": 0, "b": 2, "c": 1}, [{"y": ["z"]}]),
        ("large", {"a": 0, "b": 1, "c": 1}, [{"y": ["z"]}]),
    ]
    assert all("variants" not in each.tree.entries for each in variants)


def test_only_those_asked_for_are_made() -> None:
    tree = tree_of("s: {}\nvariants: {a: {patch: {s: {x: 1}}}, b: {extends: a}, c: {patch: {s: {y: null}}}}\n")
    (variant,) = variant_trees(tree, Budget(Limits()), None, ["b"])
    assert (variant.name, variant.tree.plain) == ("b", {"s": {"x": 1}})


def test_nothing_is_taken_away_from_nothing() -> None:
    (variant,) = varied(
        "roles: {a: {}}\nvariants:\n  v: {patch: {roles: {b: null, a: {unit: null, team: {x: null}}}}}\n"
    )
    assert [
        (finding.rule, finding.at.line, finding.at.column, finding.problem.say.en) for finding in variant.findings
    ] == [
        ("unresolved-ref", 3, 23, "there is no `roles.b` that could be taken away"),
        ("unresolved-ref", 3, 36, "there is no `roles.a.unit` that could be taken away"),
        ("unresolved-ref", 3, 55, "there is no `roles.a.team.x` that could be taken away"),
    ]


def test_a_variant_counts_as_if_it_were_written_out() -> None:
    text = "s: {a: 1, b: 1, c: 1}\nvariants: {v: {patch: {s: {a: 2}}}, w: {extends: v}}\n"
    # The root, s and its three values are five; the patch holds three more, and w is as large as v.
    assert [each.findings for each in varied(text, nodes=16)] == [(), ()]
    *_, last = varied(text, nodes=15)
    assert [(f.rule, f.at.line, f.at.column, f.problem.say.en) for f in last.findings] == [
        ("limit-exceeded", 2, 37, "the variants, written out, hold more than 15 values")
    ]
    (refused,) = varied(text, variants=1)
    assert [(f.at.column, f.problem.say.en) for f in refused.findings] == [(37, "these are more than 1 variants")]


def test_a_long_chain_ends_at_the_limit() -> None:
    chain = "".join(f"  v{number}: {{extends: v{number + 1}}}\n" for number in range(3000))
    variants = varied(f"s: {{}}\nvariants:\n{chain}  v3000: {{patch: {{s: {{}}}}}}\n")
    assert [[finding.rule for finding in each.findings] for each in variants] == [["limit-exceeded"]]


def maps(leaf: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    values: st.SearchStrategy[Any] = st.recursive(
        leaf | st.lists(st.integers(0, 3), max_size=2),
        lambda inner: st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
        max_leaves=8,
    )
    return st.dictionaries(st.sampled_from("abcd"), values, max_size=4)


def merge_patch(target: Any, patch: Any) -> Any:
    """RFC 7396, word for word."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merge_patch(result.get(name), value)
    return result


@given(base=maps(st.integers(0, 3)), patch=maps(st.integers(0, 3) | st.none()))
def test_any_patch_does_what_rfc_7396_says(base: dict[str, Any], patch: dict[str, Any]) -> None:
    text = yaml.safe_dump({"s": base, "variants": {"v": {"patch": {"s": patch}}, "same": {"patch": {}}}})
    variant, same = sorted(varied(text), key=lambda each: each.name, reverse=True)
    assert variant.tree.plain["s"] == merge_patch(base, patch) == stripped(variant.tree.entries["s"].value)
    assert same.tree.plain == {"s": base}
