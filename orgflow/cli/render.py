"""orgflow render"""

from collections.abc import Iterator
from pathlib import Path

import click

from orgflow import api
from orgflow.cli.check import write_report
from orgflow.cli.language import message_language
from orgflow.cli.progress import Progress
from orgflow.output import refuse_clashes, write_all
from orgflow.reports.report import Report
from orgflow.text import LANGUAGES, Language, phrase
from orgflow.usage import UsageError


@click.command("render")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--view", "views", metavar="VIEW,…", help="Only these views (default: all that apply).")
@click.option("--workflow", metavar="ID", help="Only this workflow.")
@click.option("--format", "forms", default="svg", metavar="svg,png", help="Formats to write.", show_default=True)
@click.option("--overlay", type=click.Choice(["findings"]), help="Mark what `check` finds, with numbers and a panel.")
@click.option("--lang", metavar="zh|en|both", help="Language of the pictures; zh,en draws each (default: the team's).")
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Imports may not leave it.")
@click.option(
    "-o", "folder", type=click.Path(path_type=Path, file_okay=False), default="out", help="Folder.", show_default=True
)
def command(
    paths: tuple[Path, ...],
    views: str | None,
    workflow: str | None,
    forms: str,
    overlay: str | None,
    lang: str | None,
    root: Path | None,
    folder: Path,
) -> int:
    """Draw the specifications under PATHS (default: this folder) into files.

    A specification with findings is drawn all the same; one that cannot be read is not, and the exit code is then 1.
    """
    report = api.check(paths or (Path(),), root=root)
    if any(True for _ in report.refused()):
        refused = Report(tuple(report.refused()), report.today, report.rules)
        click.echo(write_report(refused, "text", message_language(), colour=False), nl=False, err=True)
        return 1
    wanted = [view.strip() for view in views.split(",")] if views else [None]
    with Progress() as progress:
        files: dict[str, bytes] = {}
        names: list[str] = []
        for number, checked in enumerate(report.checked):
            progress(number, len(report.checked))
            for view in wanted:
                for language, bilingual in languages(lang):
                    for picture in api.draw(
                        checked.loaded,
                        view=view,
                        workflow=workflow,
                        language=language,
                        bilingual=bilingual,
                        findings=checked.findings if overlay else (),
                    ):
                        for form in forms.split(","):
                            name = f"{picture.name}.{form.strip()}"
                            names.append(name)
                            refuse_clashes(names)
                            files[name] = picture.write(form.strip())
    inputs = [source.file for checked in report.checked for source in checked.loaded.sources if source.file]
    write_all({folder / name: content for name, content in files.items()}, inputs)
    for name in files:
        click.echo(str(folder / name))
    return 0


def languages(wanted: str | None) -> Iterator[tuple[Language | None, bool]]:
    """What `--lang` asks for: pairs of first language (None: the team's) and whether the other stands below it."""
    if wanted is None:
        yield None, False
        return
    for part in wanted.split(","):
        if part.strip() == "both":
            yield None, True
            continue
        language = next((known for known in LANGUAGES if known == part.strip()), None)
        if language is None:
            raise UsageError(
                phrase(
                    "there is no language {name}; write zh, en, both or zh,en",
                    "没有语言 {name}；请写 zh、en、both 或 zh,en",
                    name=part,
                )
            )
        yield language, False
