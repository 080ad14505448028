"""orgflow analyse"""

from pathlib import Path

import click

from orgflow import api
from orgflow.cli.check import write_report
from orgflow.cli.clock import today
from orgflow.cli.printing import show, show_json
from orgflow.cli.session import messages, session
from orgflow.document import BASE


@click.command("analyse")
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("workflow", required=False)
@click.option("--variant", default=BASE, metavar="NAME", help="In this variant.")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="Form.")
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Imports may not leave it.")
@messages
def command(path: Path, workflow: str | None, variant: str, form: str, root: Path | None) -> int:
    """Say what is proven of the workflows of the specification at PATH, or of one: that every case comes to its end,
    that decisions take every case, that promises and policies hold, that somebody is there to do it."""
    from orgflow.reports.analysis import analyses_json, analyses_markdown, analyses_text

    loaded = api.load(path, variants=(variant,), root=root)
    if loaded.edition(variant).graph is None:
        show(write_report(api.refusal(loaded, today()), "text", session().language, colour=False), err=True)
        return 1
    found = api.analyse(loaded, workflow, variant=variant)
    if form == "json":
        show_json(analyses_json(found))
    else:
        show((analyses_markdown if form == "markdown" else analyses_text)(found, session().language))
    return 0
