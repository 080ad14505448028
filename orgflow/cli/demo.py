"""orgflow demo"""

from pathlib import Path

import click

from orgflow import api
from orgflow.cli.check import write_report
from orgflow.cli.clock import today
from orgflow.cli.printing import colours, show
from orgflow.cli.progress import Progress
from orgflow.cli.session import messages, session
from orgflow.output import refuse_present, write_all
from orgflow.reports.excerpt import printable
from orgflow.resources import shipped
from orgflow.text import Text

_CLEAN = "front-office"
_DRAFT = "front-office-draft"
# What needs no extra and can be looked at anywhere.
_FORMS = ("svg", "png")
_HEADINGS = {
    _CLEAN: Text(en="== The example team", zh="== 示例团队"),
    _DRAFT: Text(en="== The same team as a first draft", zh="== 同一团队的初稿"),
}


@click.command("demo")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default="out", metavar="[DIR]")
@messages
def command(folder: Path) -> None:
    """Check the example team and a first draft of it, and draw both into DIR (default: out)."""
    language = session().language
    texts: list[str] = []
    files: dict[Path, tuple[api.Picture, str]] = {}
    with Progress() as progress:
        for name, heading in _HEADINGS.items():
            report = api.check([shipped("specs") / name], today=today(), watch=progress)
            texts += [heading.get(language), write_report(report, "text", language, colour=colours())]
            for picture in _pictures(report, marked=name == _DRAFT):
                for form in _FORMS:
                    files[folder / f"{picture.name}.{form}"] = picture, form
        refuse_present(files)
        write_all({path: picture.write(form) for path, (picture, form) in files.items()})
    show("\n\n".join(texts) + "\n" + "".join(f"{printable(str(path))}\n" for path in files))


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
