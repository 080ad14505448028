"""One self-contained schema out of many files, for editors."""

from typing import Any

from orgflow.schema.files import PREFIX, ROOT, Schema, schemas


def bundle(area: str | None = None) -> Schema:
    """The schema of the whole language, or of one area, with everything it refers to under `$defs`.

    Accepts and rejects as the separate files do. Raises KeyError for an area that does not exist.
    """
    main = schemas()[area or ROOT]
    needed: dict[str, None] = {}
    _gather(main, needed)
    head = {"$schema": main["$schema"], "title": main["title"], "description": main["description"]}
    if area in (None, ROOT):
        # The root only points on: standing open, editors that know little of `$ref` still complete its keys.
        return {**head, **_moved(_bare(main), ROOT), "$defs": _definitions(needed)}
    needed[str(area)] = None
    return {**head, "$ref": f"#/$defs/{area}", "$defs": _definitions(needed)}


def _definitions(areas: dict[str, None]) -> Schema:
    return {area: _moved(_bare(schemas()[area]), area) for area in sorted(areas)}


def _gather(value: Any, areas: dict[str, None]) -> None:
    """Collect the areas that `value` refers to, and those that they refer to."""
    for reference in _references(value):
        area = reference.partition("#")[0].removeprefix(PREFIX)
        if area and area not in areas:
            areas[area] = None
            _gather(schemas()[area], areas)


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [found for member in value.values() for found in _references(member)]
    return [found for member in value for found in _references(member)] if isinstance(value, list) else []


def _bare(schema: Schema) -> Schema:
    return {key: value for key, value in schema.items() if key not in ("$schema", "$id")}


def _moved(value: Any, area: str) -> Any:
    """The same with every `$ref` pointing into the bundle."""
    if isinstance(value, list):
        return [_moved(member, area) for member in value]
    if not isinstance(value, dict):
        return value
    moved = {key: _moved(member, area) for key, member in value.items()}
    if isinstance(value.get("$ref"), str):
        document, _, pointer = value["$ref"].partition("#")
        moved["$ref"] = f"#/$defs/{document.removeprefix(PREFIX) if document else area}{pointer}"
    return moved
