"""orgflow views"""

from pathlib import Path

import click

from orgflow import api
from orgflow.cli.check import write_report
from orgflow.cli.clock import today
from orgflow.cli.printing import show, show_json
from orgflow.cli.session import messages, session
from orgflow.document import BASE


@click.command("views")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the list.")
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Imports may not leave it.")
@messages
def command(path: Path, form: str, root: Path | None) -> int:
    """Say which pictures the specification at PATH can show, and what it lacks for the others."""
    from orgflow.reports.gallery import gallery_json, gallery_text

    loaded = api.load(path, variants=(BASE,), root=root)
    if loaded.graph is None:
        show(write_report(api.refusal(loaded, today()), "text", session().language, colour=False), err=True)
        return 1
    if form == "json":
        show_json(gallery_json(loaded.graph))
    else:
        show(gallery_text(loaded.graph, session().language))
    return 0
