"""What variants may patch, and that every short form a patch may reach into can be written out."""

from collections.abc import Callable, Iterator
from typing import Any

from orgflow.document import Mapping
from orgflow.document.variants import SHORT
from orgflow.schema import validate
from orgflow.schema.files import FRAGMENT, Schema, follow, schemas


def test_every_section_but_the_variants_themselves_may_be_patched() -> None:
    patch = schemas()["variants"]["$defs"]["variant"]["properties"]["patch"]
    assert [*patch["propertyNames"]["enum"]] == [
        name for name in schemas()[FRAGMENT]["properties"] if name not in ("orgflow", "imports", "variants")
    ]


def test_what_cannot_be_patched_is_told_at_its_place(made: Callable[[dict[str, Any]], Mapping]) -> None:
    tree = made({"orgflow": 1, "team": {}, "variants": {"lite": {"patch": {"role": {"a": {}}}}}})
    (finding,) = validate(tree)
    assert finding.problem.say.en == "`role` is not a section that a variant can change"
    assert finding.problem.say.zh == "`role` 不是变体可以修改的部分"
    assert finding.problem.hint is not None
    assert finding.problem.hint.en == "Did you mean `roles`?"
    assert finding.pointer == "/variants/lite/patch/role"


def test_short_forms_are_those_that_a_patch_can_write_out() -> None:
    """A map or field whose values may be an object or something shorter; a text that is short for a name is seen as
    such anywhere."""
    short: dict[str, None] = {}
    for area, schema in schemas().items():
        for part in parts(schema):
            for name, field in part.get("properties", {}).items():
                for found, where in alternatives(field, area):
                    inner = found.get("additionalProperties")
                    if isinstance(inner, dict) and is_short([each for each, _ in alternatives(inner, where)]):
                        short[name] = None
                if is_short([each for each, _ in alternatives(field, area)]):
                    short[name] = None
    assert set(short) == {*SHORT, "headcount", "areas", "categories"}


def is_short(shapes: list[Schema]) -> bool:
    whole = [each for each in shapes if "properties" in each and each["title"] != "text in two languages"]
    return bool(whole) and any(each.get("type") not in ("object", None) for each in shapes)


def alternatives(schema: Schema, area: str) -> Iterator[tuple[Schema, str]]:
    """The shapes that a value may have, each with the area it is written in."""
    while "$ref" in schema:
        target, area = follow(schema["$ref"], area)
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    if "anyOf" in schema:
        for each in schema["anyOf"]:
            yield from alternatives(each, area)
    elif "then" in schema:
        yield from alternatives(schema["then"], area)
        yield from alternatives(schema["else"], area)
    else:
        yield schema, area


def parts(value: Any) -> Iterator[Schema]:
    if isinstance(value, dict):
        yield value
    members = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for member in members:
        yield from parts(member)
