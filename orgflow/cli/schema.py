"""orgflow schema"""

import json

import click

from orgflow.cli.printing import show_json
from orgflow.cli.session import messages
from orgflow.schema import bundle
from orgflow.schema.files import schemas
from orgflow.text import listed, phrase
from orgflow.usage import UsageError


@click.command("schema")
@click.argument("area", required=False)
@messages
def command(area: str | None) -> None:
    """Print one JSON Schema that holds everything, or that of one AREA, such as roles or workflows."""
    if area is not None and area not in schemas():
        raise UsageError(
            phrase(
                "there is no area {name}; there are: {known}",
                "没有领域 {name}；现有：{known}",
                name=area,
                known=listed(schemas(), most=len(schemas())),
            )
        )
    show_json(json.dumps(bundle(area), ensure_ascii=False, indent=2) + "\n")
