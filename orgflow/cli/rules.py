"""orgflow rules"""

import json

import click

from orgflow.cli.language import message_language, messages
from orgflow.rules.manual import listing, table


@click.command("rules")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--preset", help="Only the rules of this preset.")
@messages
@click.pass_context
def command(context: click.Context, form: str, preset: str | None, lang: str | None) -> None:
    """List the rules with their family and severity."""
    if form == "json":
        click.echo(json.dumps(listing(preset), ensure_ascii=False, indent=2))
    else:
        click.echo(table(message_language(context), preset), nl=False)
