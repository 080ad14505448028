"""orgflow ls"""

from pathlib import Path

import click

from orgflow import api
from orgflow.cli.check import write_report
from orgflow.cli.clock import today
from orgflow.cli.printing import show, show_json
from orgflow.cli.session import messages, session
from orgflow.document import BASE


@click.command("ls")
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("selector", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the list.")
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Imports may not leave it.")
@messages
def command(path: Path, selector: str | None, form: str, root: Path | None) -> int:
    """List the objects of the specification at PATH that SELECTOR names (default: all).

    \b
    role:lead         one object; `*` stands for any letters
    role:lead+        and what is below: reports, duties, steps
    +duty:refund      and what is above: who does it, and their superiors
    unit:presales     a unit and what stands in it
    tag:night kind:kpi   by tag, by kind; a space joins both
    kind:role,tag:night  a comma asks for both
    """
    loaded = api.load(path, variants=(BASE,), root=root)
    if loaded.graph is None:
        show(write_report(api.refusal(loaded, today()), "text", session().language, colour=False), err=True)
        return 1
    selection = api.select(loaded, selector) if selector else api.Selection(loaded.graph.items)
    if form == "json":
        from orgflow.reports.inventory import inventory_json

        show_json(inventory_json(loaded.graph, selection))
    else:
        from orgflow.reports.inventory import inventory_text

        show(inventory_text(loaded.graph, selection, session().language, Path.cwd()))
    return 0
