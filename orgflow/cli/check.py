"""orgflow check"""

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from orgflow import api
from orgflow.cli.clock import today as day
from orgflow.cli.failures import INTERNAL, tell_trace
from orgflow.cli.printing import colours, show, show_json
from orgflow.cli.progress import Progress
from orgflow.cli.session import messages, session
from orgflow.finding import Severity
from orgflow.output import write_all
from orgflow.reports.report import Report
from orgflow.text import Language

NEVER = "never"


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the report.")
@click.option("--preset", help="Which rules, and how strict (default: the project's settings, else recommended).")
@click.option("--select", multiple=True, metavar="RULE", help="Run this rule only; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave this rule out; may be repeated.")
@click.option("--only", metavar="SELECTOR", help="Only findings about these objects (`orgflow ls` shows them).")
@click.option("--variant", "variants", multiple=True, metavar="NAME", help="This variant, or `base`; may be repeated.")
@click.option(
    "--fail-on",
    type=click.Choice([*(severity.value for severity in Severity), NEVER]),
    default="error",
    help="From which severity on the exit code is 1.",
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge dates by.")
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Imports may not leave it.")
@click.option("--jobs", type=click.IntRange(1), help="Processes that share many roots (default: one per processor).")
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@messages
def command(
    paths: tuple[Path, ...],
    form: str,
    preset: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    only: str | None,
    variants: tuple[str, ...],
    fail_on: str,
    today: datetime | None,
    root: Path | None,
    jobs: int | None,
    output: Path | None,
) -> int:
    """Find the gaps in the specifications under PATHS (default: this folder).

    Exit code 0: nothing at or above --fail-on; 1: findings; 2: the call is wrong; 3: an internal error, or a file that
    cannot be read or written.
    """
    with Progress() as progress:
        report = api.check(
            paths or (Path(),),
            preset=preset,
            select=select,
            ignore=ignore,
            only=only,
            variants=variants,
            root=root,
            today=today.date() if today else day(),
            watch=progress,
            jobs=jobs or _processors(),
        )
    text = write_report(report, form, session().language, colour=output is None and colours())
    if output:
        write_all({output: text.encode()}, report.inputs)
    else:
        (show_json if form == "json" else show)(text)
    for crash in report.crashes:
        tell_trace(crash.error, session())
    return INTERNAL if report.crashes else int(fails(report, fail_on))


def write_report(report: Report, form: str, language: Language, *, colour: bool) -> str:
    """The report as text or JSON."""
    if form == "json":
        from orgflow.reports.json_v1 import write_json

        return write_json(report, language)
    from orgflow.reports.text import write_text

    return write_text(report, language, colour=colour, folder=Path.cwd())


def fails(report: Report, fail_on: str) -> bool:
    """Whether a finding is at or above a severity."""
    if fail_on == NEVER:
        return False
    return any(finding.severity.weight >= Severity(fail_on).weight for finding in report.findings)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
