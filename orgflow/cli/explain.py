"""orgflow explain"""

import click

from orgflow.cli.printing import show
from orgflow.cli.session import messages, session
from orgflow.rules.manual import manual_page


@click.command("explain")
@click.argument("rule")
@messages
def command(rule: str) -> None:
    """Print the manual page of RULE: what it means, why it matters, how to mend it, an example."""
    show(manual_page(rule, session().language))
