"""What one call of the command line has in common, whichever command runs."""

import os
from dataclasses import dataclass

import click

from orgflow.text import LANGUAGES, Language

VARIABLE = "ORGFLOW_LANG"


@dataclass(slots=True)
class Session:
    """Filled in as options are read; it outlives the command, so that failures are told in the same language."""

    debug: bool = False
    wanted: Language | None = None

    @property
    def language(self) -> Language:
        """What `--lang` says, else the variable ORGFLOW_LANG, else English. The machine's locale is never read."""
        said = self.wanted or os.environ.get(VARIABLE)
        return next((language for language in LANGUAGES if language == said), "en")


def session() -> Session:
    """The session of the call that is being carried out."""
    return click.get_current_context().ensure_object(Session)


def _speak(context: click.Context, option: click.Parameter, value: Language | None) -> None:
    context.ensure_object(Session).wanted = value


messages = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    callback=_speak,
    expose_value=False,
    is_eager=True,
    help=f"Language of messages (default: {VARIABLE}, else en).",
)
