"""The schema files, read once: what they say, and how to follow a `$ref` in them."""

import json
from functools import cache
from typing import Any

from orgflow.resources import shipped

Schema = dict[str, Any]

PREFIX = "urn:orgflow:schema:"
ROOT = "orgflow"
FRAGMENT = "fragment"
# Not of the language: how a project is checked, and how pictures look.
SETTINGS = "settings"
THEME = "theme"
# Nor is this: what a deck shows.
OUTLINE = "outline"


@cache
def schemas() -> dict[str, Schema]:
    """All schemas by area, in the order of their names: `{"areas": {…}, "cases": {…}, …}`."""
    suffix = ".schema.json"
    paths = sorted(shipped("schemas").glob(f"*{suffix}"))
    return {path.name.removesuffix(suffix): json.loads(path.read_text(encoding="utf-8")) for path in paths}


def follow(reference: str, area: str) -> tuple[Schema, str]:
    """The schema that a `$ref` standing in `area` names, and the area it stands in itself."""
    document, _, pointer = reference.partition("#")
    area = document.removeprefix(PREFIX) if document else area
    target = schemas()[area]
    for part in pointer.split("/")[1:]:
        target = target[part]
    return target, area


def annotated(schema: Schema, area: str) -> Schema:
    """A property with the annotations of what it refers to; its own come first."""
    while "$ref" in schema:
        target, area = follow(schema["$ref"], area)
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return schema
