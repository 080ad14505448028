"""orgflow deck"""

from pathlib import Path

import click

from orgflow import api
from orgflow.cli.check import write_report
from orgflow.cli.clock import today
from orgflow.cli.failures import INTERNAL, tell_crashes
from orgflow.cli.printing import show
from orgflow.cli.session import session
from orgflow.document import BASE
from orgflow.output import write_all
from orgflow.reports.excerpt import printable
from orgflow.text import phrase
from orgflow.usage import UsageError


@click.command("deck")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), default="deck.pptx", show_default=True)
@click.option("--template", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Whose look to take.")
@click.option("--outline", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Which pages, in a file.")
@click.option("--print-outline", is_flag=True, help="Print the usual outline, to begin with, and make no deck.")
@click.option("--variant", default=BASE, metavar="NAME", help="Of this variant.")
@click.option("--preset", help="Which findings to show (default: the project's settings, else recommended).")
@click.option("--notes", is_flag=True, help="Notes for the speaker on every slide.")
@click.option("--lang", type=click.Choice(["zh", "en", "both"]), help="Language of the slides (default: the team's).")
@click.option(
    "--theme", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Colours, fonts, logo, footer."
)
@click.option("--mono", is_flag=True, help="Greys, for print in black and white.")
@click.option("--page", metavar="16:9|4:3|A4|A3|letter", default="16:9", help="Size of the paper.", show_default=True)
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Imports may not leave it.")
def command(
    path: Path,
    output: Path,
    template: Path | None,
    outline: Path | None,
    print_outline: bool,
    variant: str,
    preset: str | None,
    notes: bool,
    lang: str | None,
    theme: Path | None,
    mono: bool,
    page: str,
    root: Path | None,
) -> int:
    """Make a presentation of the specification at PATH: posts, duties, every workflow, escalations, what was found and
    what to do about it, sources and assumptions. FILE ends in .pptx or .pdf."""
    form = output.suffix.lower().removeprefix(".")
    if form not in api.DECKS:
        say = phrase("{file} must end in .pptx or .pdf", "{file} 须以 .pptx 或 .pdf 结尾", file=str(output))
        raise UsageError(say)
    if form == "pdf" and (template or notes):
        raise UsageError(phrase("--template and --notes are for .pptx only", "--template 和 --notes 只用于 .pptx"))
    report = api.check([path], preset=preset, root=root, variants=(variant,), today=today())
    if len(report.checked) != 1:
        raise UsageError(
            phrase(
                "{path} holds several specifications; name one of them",
                "{path} 含有多个规格文件，请指定其中一个",
                path=str(path),
            )
        )
    (checked,) = report.checked
    if checked.loaded.edition(variant).graph is None:
        show(write_report(report, "text", session().language, colour=False), err=True)
        return 1
    if print_outline:
        show(api.print_outline(checked.loaded, variant=variant))
        return 0
    content = api.deck(
        checked.loaded,
        variant=variant,
        language="en" if lang == "en" else "zh" if lang in ("zh", "both") else None,
        bilingual=lang == "both",
        findings=checked.findings,
        notes=notes,
        page=page,
        outline=api.outline(checked.loaded, outline, variant=variant) if outline else None,
        form=form,
        theme=api.read_theme(theme, mono=mono),
        template=template.read_bytes() if template else None,
    )
    write_all({output: content}, (*report.inputs, *([outline] if outline else [])))
    show(f"{printable(str(output))}\n")
    tell_crashes(report.crashes, session())
    return INTERNAL if report.crashes else 0
