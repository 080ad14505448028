"""What a new specification starts from: a shipped example and the schema beside it."""

import json

from orgflow.resources import shipped
from orgflow.schema import bundle
from orgflow.text import phrase
from orgflow.usage import UsageError

DEFAULT = "starter"
TEMPLATES = (DEFAULT, "front-office")
SCHEMA = "orgflow.schema.json"
# Understood by the YAML language server, and so by most editors.
_MODELINE = f"# yaml-language-server: $schema={SCHEMA}\n"


def template_files(name: str) -> dict[str, bytes]:
    """File name → content of a template, the bundled schema among them. Raises `UsageError` for an unknown name."""
    if name not in TEMPLATES:
        raise UsageError(
            phrase(
                "there is no template {name}; there are: {known}",
                "没有模板 {name}；现有：{known}",
                name=name,
                known=", ".join(TEMPLATES),
            )
        )
    files = {
        path.name: _MODELINE.encode() + path.read_bytes() for path in sorted((shipped("specs") / name).glob("*.yaml"))
    }
    files[SCHEMA] = (json.dumps(bundle(), ensure_ascii=False, indent=2) + "\n").encode()
    return files
