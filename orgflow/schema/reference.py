"""The reference of the language, written from the schemas: `python -m orgflow.schema.reference docs/language`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from orgflow import generated
from orgflow.schema.files import FRAGMENT, OUTLINE, PREFIX, ROOT, SETTINGS, THEME, Schema, annotated, schemas
from orgflow.schema.formats import FORMATS
from orgflow.schema.wording import flow

_INDEX = "README.md"
_HEADER = "| field | what it is | 说明 | example | refers to | guarded by |\n|---|---|---|---|---|---|\n"
_NOTE = "<!-- Written by `python -m orgflow.schema.reference docs/language` from schemas/; do not edit. -->\n"


def pages() -> dict[str, str]:
    """File name → text in Markdown: an index, and one page per area that has objects."""
    areas = [
        area for area in schemas() if area not in (ROOT, FRAGMENT, SETTINGS, OUTLINE, THEME) and any(_objects(area))
    ]
    written = {f"{area}.md": _page(area) for area in areas}
    return {_INDEX: _index(areas), **written}


def stale(folder: Path) -> list[str]:
    """Names of the pages in `folder` that are missing, out of date, or no longer written."""
    return generated.stale(folder, pages())


def write(folder: Path) -> None:
    """Write all pages into `folder`, and remove those that are no longer written."""
    generated.write(folder, pages())


def _index(areas: list[str]) -> str:
    sections = schemas()[FRAGMENT]["properties"]
    lines = ["# The language · 规格语言\n", _NOTE]
    lines.append("A specification is one YAML file with `orgflow: 1` and `team:`, and any of the sections below.\n")
    lines.append("## Sections · 部分\n")
    table = "| section | what it holds | 说明 | example |\n|---|---|---|---|\n"
    for name, section in sections.items():
        title = f"[`{name}`]({name}.md)" if name in areas else f"`{name}`"
        cells = (title, section["description"], section["x-description-zh"], _code(section["examples"][0]))
        table += _row(*cells)
    lines.append(table)
    others = [area for area in areas if area not in sections]
    lines.append("## Shapes that sections share · 共用的形状\n")
    lines.append("".join(f"- [{_title(schemas()[area])}]({area}.md)\n" for area in others))
    lines.append("## Forms of text · 文字格式\n")
    table = "| what is wanted | 说明 | example |\n|---|---|---|\n"
    lines.append(
        table + "".join(_row(f.wanted.get("en"), f.wanted.get("zh"), _code(f.example)) for f in FORMATS.values())
    )
    return "\n".join(lines)


def _page(area: str) -> str:
    schema = schemas()[area]
    lines = [f"# {_title(schema)}\n", _NOTE, f"{schema['description']}\n", f"{schema['x-description-zh']}\n"]
    for found in _objects(area):
        lines.append(f"## {_title(found)}\n")
        fields = {name: annotated(field, area) for name, field in found["properties"].items()}
        lines.append(_HEADER + "".join(_field(name, field, found) for name, field in fields.items()))
    return "\n".join(lines)


def _objects(area: str) -> Iterator[Schema]:
    """The schemas of an area that describe an object with fields."""
    schema = schemas()[area]
    for candidate in (schema, *schema.get("$defs", {}).values()):
        if "properties" in candidate and "additionalProperties" in candidate:
            yield candidate


def _field(name: str, field: Schema, owner: Schema) -> str:
    needed = " (required)" if name in owner.get("required", ()) else ""
    guards = ", ".join(f"`{rule}`" for rule in field.get("x-guarded-by", ())) or f"none: {field['x-unguarded']}"
    if "x-guarded-unless" in field:
        guards += f", unless {field['x-guarded-unless']}"
    allowed = "".join(f" {_code(value)}" for value in _allowed(field))
    return _row(
        f"`{name}`{needed}",
        field["description"] + (f" One of:{allowed}." if allowed else ""),
        field["x-description-zh"],
        "<br>".join(_code(example) for example in field["examples"]),
        ", ".join(_referred(field)),
        guards,
    )


def _allowed(field: Schema) -> list[object]:
    """The closed list that the field's value, or each of its values, is taken from."""
    shared = field.get("items", {}).get("$ref", "").startswith(PREFIX)
    found: list[object] = (annotated(field["items"], "") if shared else field).get("enum", [])
    return found


def _referred(field: Schema) -> list[str]:
    """Kinds of objects that the field names: as value, as key, or where words would do as well."""
    keys = field.get("propertyNames", {}).get("x-refers", [])
    values = field.get("additionalProperties", {}) if keys else {}
    return [*keys, *values.get("x-refers", []), *field.get("x-refers", []), *field.get("x-refers-or-text", [])]


def _title(schema: Schema) -> str:
    title = schema["title"]
    return f"{title[0].upper()}{title[1:]} · {schema['x-title-zh']}"


def _code(value: object) -> str:
    return f"`{flow(value)}`"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
