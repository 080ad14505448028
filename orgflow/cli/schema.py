"""orgflow schema"""

import json

import click

from orgflow.schema import bundle


@click.command("schema")
@click.argument("area", required=False)
def command(area: str | None) -> None:
    """Print one JSON Schema that holds everything, or that of one AREA, such as roles or workflows."""
    click.echo(json.dumps(bundle(area), ensure_ascii=False, indent=2))
