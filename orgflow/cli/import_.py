"""orgflow import"""

from pathlib import Path

import click

from orgflow import api
from orgflow.cli.printing import show
from orgflow.cli.session import messages, session
from orgflow.output import refuse_present, write_all
from orgflow.reports.excerpt import printable
from orgflow.text import Text, phrase


@click.group("import")
def command() -> None:
    """Make a specification of somebody else's file."""


@command.command("bpmn")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "-o", "folder", type=click.Path(path_type=Path, file_okay=False), default=".", help="Folder.", show_default=True
)
@messages
def bpmn(file: Path, folder: Path) -> int:
    """Make a commented specification of the processes in a BPMN 2.0 FILE.

    What could not be carried is listed on stderr and at the top of the specification. No file is overwritten.
    Exit code 0: written; 1: the file cannot be read as BPMN.
    """
    from orgflow.exchange.bpmn import Unreadable

    language = session().language
    try:
        imported = api.import_bpmn(file, language=language)
    except Unreadable as refusal:
        say = phrase("{file}: {why}", "{file}：{why}", file=str(file), why=refusal.say)
        show(f"orgflow: {printable(say.get(language))}\n", err=True)
        return 1
    target = folder / imported.name
    refuse_present([target])
    write_all({target: imported.content})
    if imported.remarks:
        heading = Text(en="what could not be carried:", zh="未能保留的内容：").get(language)
        lines = [heading, *(f"- {say.get(language)}" for say in imported.remarks)]
        show("".join(f"{printable(line)}\n" for line in lines), err=True)
    following = phrase("next: orgflow check {file}", "下一步：orgflow check {file}", file=str(target))
    show("".join(f"{printable(line)}\n" for line in (str(target), following.get(language))))
    return 0
