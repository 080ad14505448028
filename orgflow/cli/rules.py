"""orgflow rules"""

import json

import click

from orgflow.cli.printing import show, show_json
from orgflow.cli.session import messages, session
from orgflow.rules.manual import listing, table


@click.command("rules")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--preset", help="Only the rules of this preset.")
@messages
def command(form: str, preset: str | None) -> None:
    """List the rules with their family and severity."""
    if form == "json":
        show_json(json.dumps(listing(preset), ensure_ascii=False, indent=2) + "\n")
    else:
        show(table(session().language, preset))
