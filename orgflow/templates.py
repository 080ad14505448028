"""What a new specification starts from: a shipped example and the schemas beside it."""

import json

from orgflow.document.roots import is_root_name
from orgflow.resources import shipped
from orgflow.schema import bundle
from orgflow.text import listed, phrase
from orgflow.usage import UsageError

DEFAULT = "starter"
TEMPLATES = (DEFAULT, "front-office")
# A root must have a team, a fragment must not: editors need a schema for each.
_ROOT_SCHEMA = "orgflow.schema.json"
_FRAGMENT_SCHEMA = "orgflow-fragment.schema.json"


def template_files(name: str) -> dict[str, bytes]:
    """File name → content of a template, its bundled schemas among them. Raises `UsageError` for an unknown name."""
    if name not in TEMPLATES:
        raise UsageError(
            phrase(
                "there is no template {name}; there are: {known}",
                "没有模板 {name}；现有：{known}",
                name=name,
                known=listed(TEMPLATES),
            )
        )
    files: dict[str, bytes] = {}
    schemas: dict[str, bytes] = {}
    for path in sorted((shipped("specs") / name).glob("*.yaml")):
        schema, area = (_ROOT_SCHEMA, None) if is_root_name(path) else (_FRAGMENT_SCHEMA, "fragment")
        # Understood by the YAML language server, and so by most editors.
        files[path.name] = f"# yaml-language-server: $schema={schema}\n".encode() + path.read_bytes()
        schemas[schema] = (json.dumps(bundle(area), ensure_ascii=False, indent=2) + "\n").encode()
    return files | schemas
