"""orgflow deck"""

from pathlib import Path
from typing import TYPE_CHECKING

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
from orgflow.text import LANGUAGES, Language, phrase
from orgflow.usage import UsageError

if TYPE_CHECKING:
    from orgflow.views.words import People


@click.command("deck")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("-o", "output", type=click.Path(path_type=Path, dir_okay=False), default="deck.pptx", show_default=True)
@click.option("--template", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Whose look to take.")
@click.option("--outline", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Which pages, in a file.")
@click.option("--print-outline", is_flag=True, help="Print the usual outline, to begin with, and make no deck.")
@click.option("--variant", default=BASE, metavar="NAME", help="Of this variant.")
@click.option("--preset", help="Which findings to show (default: the project's settings, else recommended).")
@click.option("--notes", is_flag=True, help="Notes for the speaker on every slide.")
@click.option(
    "--theme", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Colours, fonts, logo, footer."
)
@click.option("--mono", is_flag=True, help="Greys, for print in black and white.")
@click.option(
    "--lang",
    type=click.Choice(["zh", "en", "both", "zh,en", "en,zh"]),
    help="Language of the slides (default: the team's); zh,en for HTML that switches.",
)
@click.option("--page", metavar="16:9|4:3|A4|A3|letter", default="16:9", help="Size of the paper.", show_default=True)
@click.option(
    "--people",
    type=click.Choice(["names", "initials", "none"]),
    default="none",
    help="How people are called; names and initials also stand on the org chart.",
    show_default=True,
)
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
    people: "People",
    root: Path | None,
) -> int:
    """Make a presentation of the specification at PATH: posts, duties, every workflow, escalations, what was found and
    what to do about it, sources and assumptions. FILE ends in .pptx or .pdf, or in .html for a
    file to click through."""
    form = output.suffix.lower().removeprefix(".")
    if form not in (*api.DECKS, "html"):
        say = phrase(
            "{file} must end in .pptx, .pdf or .html", "{file} 须以 .pptx、.pdf 或 .html 结尾", file=str(output)
        )
        raise UsageError(say)
    languages = _languages(lang)
    if form != "html" and len(languages) > 1:
        raise UsageError(phrase("only .html holds several languages", "只有 .html 能容纳多种语言"))
    if form != "pptx" and (template or notes):
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
    look = api.read_theme(theme, mono=mono)
    pages = api.outline(checked.loaded, outline, variant=variant) if outline else None
    if form == "html":
        content = api.booklet(
            checked.loaded,
            variant=variant,
            languages=languages,
            bilingual=lang == "both",
            findings=checked.findings,
            page=page,
            outline=pages,
            theme=look,
            people=people,
        )
    else:
        content = api.deck(
            checked.loaded,
            variant=variant,
            language=languages[0] if languages else None,
            bilingual=lang == "both",
            findings=checked.findings,
            notes=notes,
            page=page,
            outline=pages,
            theme=look,
            people=people,
            form=form,
            template=template.read_bytes() if template else None,
        )
    write_all({output: content}, (*report.inputs, *([outline] if outline else [])))
    show(f"{printable(str(output))}\n")
    tell_crashes(report.crashes, session())
    return INTERNAL if report.crashes else 0


def _languages(wanted: str | None) -> tuple[Language, ...]:
    """What `--lang` asks for, the first language of `both`; nothing where it is left to the team."""
    if wanted == "both":
        return ("zh",)
    return tuple(language for word in (wanted or "").split(",") for language in LANGUAGES if language == word)
