"""In which language the command line speaks. The locale of the machine is never read."""

import os

import click

from orgflow.text import LANGUAGES, Language

VARIABLE = "ORGFLOW_LANG"


def message_language(context: click.Context | None = None) -> Language:
    """What `--lang` says, else the variable ORGFLOW_LANG, else English."""
    context = context or click.get_current_context(silent=True)
    wanted = context.params.get("lang") if context else None
    wanted = wanted or os.environ.get(VARIABLE)
    return next((language for language in LANGUAGES if language == wanted), "en")


messages = click.option(
    "--lang", type=click.Choice(LANGUAGES), help=f"Language of messages (default: {VARIABLE}, else en)."
)
