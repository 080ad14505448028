"""What every schema file promises."""

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from orgflow.model.kinds import KIND_WORDS, PARTS, SECTION_KINDS
from orgflow.resources import shipped
from orgflow.rules.manual import FAULTS
from orgflow.schema.files import FRAGMENT, PREFIX, ROOT, Schema, annotated, follow, schemas
from orgflow.schema.formats import FORMATS
from orgflow.schema.validation import gate

SHARED = ("note", "tags", "source", "assumed")
# Objects without an id of their own, which stand inside another object's field.
INNER = {
    *("edition", "description of where an edition fits", "calendar", "description of working time", "period"),
    *("front door", "headcount with a range", "requirement", "text in two languages", "approval", "decision table"),
    *(
        "term of a promise",
        "specification",
        "settings file",
        "theme file",
        "outline of a deck",
        "page",
        "map of colours",
        "map of typefaces",
        "promotion of entries",
        "service level",
        "terms of pay",
        "assessment",
    ),
    *("response to a missed target", "cascade"),
}
GUARDS = {fault.name for fault in FAULTS}
KINDS = {section["x-kind"] for section in schemas()[FRAGMENT]["properties"].values() if "x-kind" in section} | {
    *("step", "phase", "attribute", "category", "field", "section", "act", "address")
}


def parts(value: Any) -> Iterator[Schema]:
    """All schemas inside a value; what stands in `examples` is none."""
    if isinstance(value, dict):
        yield value
        for key, member in value.items():
            if key not in ("examples", "if"):
                yield from parts(member)
    elif isinstance(value, list):
        for member in value:
            yield from parts(member)


def properties() -> Iterator[tuple[str, str, Schema]]:
    """Every property: its area, name and schema with annotations."""
    for area, schema in schemas().items():
        for part in parts(schema):
            for name, field in part.get("properties", {}).items():
                yield area, name, annotated(field, area)


@pytest.mark.parametrize("area", schemas())
def test_a_schema_is_valid_and_named_by_urn(area: str) -> None:
    Draft202012Validator.check_schema(schemas()[area])
    assert schemas()[area]["$id"] == PREFIX + area
    assert schemas()[area]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("area", schemas())
def test_every_reference_leads_somewhere(area: str) -> None:
    for part in parts(schemas()[area]):
        if "$ref" in part:
            assert isinstance(follow(part["$ref"], area)[0], dict)


@pytest.mark.parametrize("area", schemas())
def test_every_object_is_closed(area: str) -> None:
    """Save those whose shape hangs on their type, where the shapes are closed, and what a variant patches."""
    for part in parts(schemas()[area]):
        left_open = "allOf" in part or "if" in part or part == {"type": "object"}
        if part.get("type") == "object" and not left_open:
            assert "additionalProperties" in part, part.get("title")
            if "properties" in part:
                assert part["additionalProperties"] is False


def test_every_property_is_explained_in_both_languages_and_guarded_or_not() -> None:
    for area, name, field in properties():
        where = f"{area}: {name}"
        assert field["description"].endswith("."), where
        assert field["x-description-zh"].endswith("。"), where
        assert field["examples"], where
        assert ("x-guarded-by" in field) != ("x-unguarded" in field), where
        assert set(field.get("x-guarded-by", ())) <= GUARDS, where
        assert field.get("x-unguarded", "a reason").strip(), where
        assert "x-guarded-unless" not in field or ("x-guarded-by" in field and field["x-guarded-unless"].strip()), where


def test_every_example_fits_its_property() -> None:
    registry = jsonschema_rs.Registry([(schema["$id"], schema) for schema in schemas().values()])
    formats = {name: entry.fits for name, entry in FORMATS.items()}
    for area, schema in schemas().items():
        for part in parts(schema):
            for name, field in part.get("properties", {}).items():
                validator = jsonschema_rs.Draft202012Validator(
                    {**field, "$defs": schema.get("$defs", {})},
                    formats=formats,
                    validate_formats=True,
                    registry=registry,
                    offline=True,
                )
                for example in annotated(field, area)["examples"]:
                    assert validator.is_valid(example), f"{area}: {name}: {example}"


def test_references_name_kinds_that_exist() -> None:
    for schema in schemas().values():
        for part in parts(schema):
            for annotation in ("x-refers", "x-refers-or-text"):
                assert set(part.get(annotation, ())) <= KINDS


def test_every_object_with_an_id_carries_the_shared_fields() -> None:
    for schema in schemas().values():
        for part in parts(schema):
            if "properties" in part and part.get("additionalProperties") is False and part["title"] not in INNER:
                assert set(part["properties"]) >= set(SHARED), part["title"]
                assert {"name", "label"} & set(part["properties"]), part["title"]


def test_no_keyword_on_which_validators_differ() -> None:
    for schema in schemas().values():
        for part in parts(schema):
            # What maps names to schemas is no schema: `pattern` is a field of variants.
            keywords = {key for key, value in part.items() if not isinstance(value, dict) or key == "patternProperties"}
            assert not {"pattern", "patternProperties", "uniqueItems", "multipleOf", "$dynamicRef"} & keywords


def test_no_key_is_a_boolean_in_yaml_1_1() -> None:
    booleans = re.compile(r"y|yes|n|no|true|false|on|off", re.IGNORECASE)
    for area, name, _ in properties():
        assert not booleans.fullmatch(name), f"{area}: {name}"


def test_every_format_is_known_or_left_to_a_later_stage() -> None:
    named = {part["format"] for schema in schemas().values() for part in parts(schema) if "format" in part}
    assert named <= {*FORMATS, "hours"}


def test_files_are_written_the_same_everywhere() -> None:
    for path in shipped("schemas").glob("*.json"):
        text = path.read_bytes().decode("utf-8")
        assert text.endswith("}\n"), path.name
        assert "\r" not in text, path.name
        assert json.loads(text)["$id"] == PREFIX + path.name.removesuffix(".schema.json")


def test_a_fragment_needs_no_team_and_a_root_does() -> None:
    assert gate(FRAGMENT).is_valid({"orgflow": 1, "roles": {}})
    assert not gate(ROOT).is_valid({"orgflow": 1, "roles": {}})
    assert gate(ROOT).is_valid({"orgflow": 1, "team": {}, "roles": {}})


def test_every_section_has_a_schema_of_its_own_and_a_kind_with_words() -> None:
    sections = schemas()[FRAGMENT]["properties"]
    for name, section in sections.items():
        if "x-kind" in section:
            assert section["$ref"] == PREFIX + name
            assert section["x-kind"] == SECTION_KINDS[name]
    assert set(KIND_WORDS) >= {*SECTION_KINDS.values(), *PARTS}
