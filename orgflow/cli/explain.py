"""orgflow explain"""

import click

from orgflow.cli.language import message_language, messages
from orgflow.rules.manual import manual_page


@click.command("explain")
@click.argument("rule")
@messages
@click.pass_context
def command(context: click.Context, rule: str, lang: str | None) -> None:
    """Print the manual page of RULE: what it means, why it matters, how to mend it, an example."""
    click.echo(manual_page(rule, message_language(context)), nl=False)
