"""orgflow trace"""

from datetime import datetime
from pathlib import Path

import click

from orgflow import api
from orgflow.cli.check import write_report
from orgflow.cli.clock import today
from orgflow.cli.printing import show, show_json
from orgflow.cli.session import messages, session
from orgflow.cli.steering import steered
from orgflow.document import BASE
from orgflow.hours import Undecided
from orgflow.usage import UsageError


@click.command("trace")
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("workflow")
@steered
@click.option("--at", type=click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]), help="When the case begins.")
@click.option("--variant", default=BASE, metavar="NAME", help="In this variant.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the table.")
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Imports may not leave it.")
@messages
def command(
    path: Path,
    workflow: str,
    case: tuple[str, ...],
    choices: tuple[str, ...],
    missed: tuple[str, ...],
    start: str | None,
    at: datetime | None,
    variant: str,
    form: str,
    root: Path | None,
) -> int:
    """Follow one case through WORKFLOW of the specification at PATH: who does what, by when, and where it escalates.

    \b
    --set amount=800          what is known of the case
    --choose approve=refuse   a way that somebody chooses; said again, the way on the next visit
    --miss verify             the deadline of a step passes; said again, on the next visit too
    --at 2026-03-02T09:30     times by the clock on the wall, in business time where the workflow promises in it
    """
    from orgflow.flow.due import clock_of
    from orgflow.reports.tracing import trace_json, trace_text

    loaded = api.load(path, variants=(variant,), root=root)
    graph = loaded.edition(variant).graph if loaded.editions else None
    if graph is None:
        show(write_report(api.refusal(loaded, today()), "text", session().language, colour=False), err=True)
        return 1
    found = api.trace(loaded, workflow, case=case, choices=choices, missed=missed, start=start, variant=variant)
    clock = clock_of(graph, workflow, at)
    try:
        if form == "json":
            show_json(trace_json(graph, found, clock))
        else:
            show(trace_text(graph, found, clock, session().language))
    except Undecided as undecided:
        raise UsageError(undecided.reason) from undecided
    return 1 if found.stopped else 0
