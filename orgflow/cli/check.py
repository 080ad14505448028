"""orgflow check"""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import click

from orgflow import api
from orgflow.cli.language import message_language, messages
from orgflow.cli.progress import Progress
from orgflow.finding import Severity
from orgflow.output import write_all
from orgflow.reports.report import Report
from orgflow.text import Language

NEVER = "never"


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the report.")
@click.option("--preset", default="recommended", help="Which rules, and how strict (`orgflow rules` lists them).")
@click.option("--select", multiple=True, metavar="RULE", help="Run this rule only; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave this rule out; may be repeated.")
@click.option(
    "--fail-on",
    type=click.Choice([*(severity.value for severity in Severity), NEVER]),
    default="error",
    help="From which severity on the exit code is 1.",
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to judge dates by.")
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Imports may not leave it.")
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@messages
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    form: str,
    preset: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    today: datetime | None,
    root: Path | None,
    output: Path | None,
    lang: str | None,
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
            root=root,
            today=today.date() if today else _today(),
            watch=progress,
        )
    language = message_language(context)
    colour = output is None and _colours()
    text = write_report(report, form, language, colour=colour)
    if output:
        write_all({output: text.encode()}, _inputs(report))
    else:
        click.echo(text, nl=False, color=True)
    if any(checked.crashes for checked in report.checked):
        _show_crashes(report)
        return 3
    return int(fails(report, fail_on))


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


def _today() -> date:
    """SOURCE_DATE_EPOCH where it is set, so that a build can be repeated; else the system's day."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    return date.today()


def _colours() -> bool:
    """Only for a terminal, and not where https://no-color.org is asked for."""
    return not os.environ.get("NO_COLOR") and sys.stdout.isatty()


def _inputs(report: Report) -> list[Path]:
    return [source.file for checked in report.checked for source in checked.loaded.sources if source.file]


def _show_crashes(report: Report) -> None:
    if os.environ.get("ORGFLOW_DEBUG"):
        import traceback

        for checked in report.checked:
            for crash in checked.crashes:
                click.echo("".join(traceback.format_exception(crash.error)), err=True)
