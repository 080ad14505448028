"""orgflow demo"""

from pathlib import Path

import click

from orgflow import api
from orgflow.cli.check import write_report
from orgflow.cli.language import message_language, messages
from orgflow.output import refuse_present, write_all
from orgflow.resources import shipped
from orgflow.text import Text

_CLEAN = "front-office"
_DRAFT = "front-office-draft"


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="out", metavar="[DIR]")
@messages
@click.pass_context
def command(context: click.Context, folder: Path, lang: str | None) -> None:
    """Check the example team and a first draft of it, and draw both into DIR (default: out)."""
    language = message_language(context)
    files: dict[Path, bytes] = {}
    for name in (_CLEAN, _DRAFT):
        report = api.check([shipped("specs") / name])
        click.echo(_heading(name).get(language) + "\n")
        click.echo(write_report(report, "text", language, colour=False))
        for picture in _pictures(report, marked=name == _DRAFT):
            for form in api.FORMATS:
                files[folder / f"{picture.name}.{form}"] = picture.write(form)
    refuse_present(files)
    write_all(files)
    for path in files:
        click.echo(str(path))


def _pictures(report: api.Report, *, marked: bool) -> list[api.Picture]:
    """Org chart and complaint flow in both languages; on the draft its findings are marked."""
    return [
        picture
        for checked in report.checked
        for view, workflow in (("org-chart", None), ("swimlane", "complaint"))
        for language in checked.loaded.languages
        for picture in api.draw(
            checked.loaded,
            view=view,
            workflow=workflow,
            language=language,
            findings=checked.findings if marked else (),
        )
    ]


def _heading(name: str) -> Text:
    if name == _CLEAN:
        return Text(en="== The example team", zh="== 示例团队")
    return Text(en="== The same team as a first draft", zh="== 同一团队的初稿")
