"""orgflow init"""

from pathlib import Path

import click

from orgflow.cli.printing import show
from orgflow.cli.session import messages, session
from orgflow.output import refuse_present, write_all
from orgflow.reports.excerpt import printable
from orgflow.templates import DEFAULT, template_files
from orgflow.text import phrase


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--template", default=DEFAULT, show_default=True, help="What to start from: starter or front-office.")
@messages
def command(folder: Path, template: str) -> None:
    """Start a specification in DIR: a commented file, and beside it the schema that editors complete from."""
    files = {folder / name: content for name, content in template_files(template).items()}
    refuse_present(files)
    write_all(files)
    say = phrase("next: orgflow check {folder}", "下一步：orgflow check {folder}", folder=str(folder))
    lines = [*map(str, files), say.get(session().language)]
    show("".join(f"{printable(line)}\n" for line in lines))
