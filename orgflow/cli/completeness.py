"""orgflow completeness"""

from pathlib import Path

import click

from orgflow import api
from orgflow.cli.check import write_report
from orgflow.cli.clock import today
from orgflow.cli.printing import show, show_json
from orgflow.cli.session import messages, session
from orgflow.document import BASE


@click.command("completeness")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--preset", default="strict", show_default=True, help="What is expected.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="Form.")
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Imports may not leave it.")
@messages
def command(path: Path, preset: str, form: str, root: Path | None) -> int:
    """Say how much of what a preset expects the specification at PATH states, what of it is assumed, and which sections
    of its sources nobody took up."""
    from orgflow.reports.completeness import completeness_json, completeness_markdown, completeness_text

    loaded = api.load(path, variants=(BASE,), root=root)
    if loaded.graph is None:
        show(write_report(api.refusal(loaded, today()), "text", session().language, colour=False), err=True)
        return 1
    found = api.completeness(loaded, preset=preset)
    if form == "json":
        show_json(completeness_json(found))
    elif form == "markdown":
        show(completeness_markdown(loaded.graph, found, session().language))
    else:
        show(completeness_text(loaded.graph, found, session().language))
    return 0
