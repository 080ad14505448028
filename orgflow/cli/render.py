"""orgflow render"""

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from orgflow import api
from orgflow.cli.check import write_report
from orgflow.cli.clock import today
from orgflow.cli.failures import INTERNAL, tell_crashes
from orgflow.cli.printing import show
from orgflow.cli.progress import Progress
from orgflow.cli.session import session
from orgflow.cli.steering import steered
from orgflow.document import BASE
from orgflow.output import refuse_clashes, write_all
from orgflow.reports.excerpt import printable
from orgflow.reports.report import Report
from orgflow.text import LANGUAGES, Language, Text, listed, phrase
from orgflow.usage import UsageError

if TYPE_CHECKING:
    from orgflow.pictures.lettering import SvgText
    from orgflow.views.words import People


class _Way(NamedTuple):
    """What is asked of the case whose way is to stand out."""

    case: tuple[str, ...]
    choices: tuple[str, ...]
    missed: tuple[str, ...]
    start: str | None


class _Look(NamedTuple):
    """On what paper pictures are drawn, in what theme, on how many pages at most, how people are called there, and what
    stands out."""

    page: str
    theme: api.Theme
    max_pages: int | None
    people: "People"
    highlight: str | None


@click.command("render")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--view", "views", metavar="VIEW,…", help="Only these views (default: all that apply, bar flowchart and network)."
)
@click.option("--workflow", metavar="ID", help="Only this workflow.")
@click.option("--only", metavar="SELECTOR", help="Only these posts and workflows (`orgflow ls` shows them).")
@click.option("--highlight", metavar="SELECTOR", help="Let these objects stand out; everything else steps back.")
@click.option("--variant", "variants", multiple=True, metavar="NAME", help="This variant, not the base; repeatable.")
@click.option("--format", "forms", default="svg", metavar="svg,png,xlsx,…", help="Formats to write.", show_default=True)
@click.option(
    "--dialect",
    type=click.Choice(["standard", "spiff", "camunda7", "camunda8"]),
    default="standard",
    help="The tool that is to read BPMN.",
    show_default=True,
)
@click.option("--overlay", type=click.Choice(["findings"]), help="Mark what `check` finds, with numbers and a panel.")
@click.option("--trace", "traced", is_flag=True, help="Let the way of one case stand out; goes with --workflow.")
@steered
@click.option("--lang", metavar="zh|en|both", help="Language of the pictures; zh,en draws each (default: the team's).")
@click.option(
    "--svg-text",
    type=click.Choice(["live", "embed", "outline"]),
    default="live",
    help="Words of SVG: text, text with our font in the file, or shapes.",
    show_default=True,
)
@click.option(
    "--scale", type=click.FloatRange(0.1, 16), default=2.0, help="Pixels to a point in PNG.", show_default=True
)
@click.option(
    "--theme", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Colours, fonts, logo, footer."
)
@click.option(
    "--max-pages", type=click.IntRange(1), metavar="N", help="No more pages of a picture; it says what is left out."
)
@click.option("--mono", is_flag=True, help="Greys, for print in black and white.")
@click.option("--page", metavar="16:9|4:3|A4|A3|letter", default="16:9", help="Size of the paper.", show_default=True)
@click.option(
    "--people",
    type=click.Choice(["names", "initials", "none"]),
    default="none",
    help="How people are called; names and initials also stand on the org chart.",
    show_default=True,
)
@click.option("--root", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Imports may not leave it.")
@click.option(
    "-o", "folder", type=click.Path(path_type=Path, file_okay=False), default="out", help="Folder.", show_default=True
)
def command(
    paths: tuple[Path, ...],
    views: str | None,
    workflow: str | None,
    only: str | None,
    highlight: str | None,
    variants: tuple[str, ...],
    forms: str,
    dialect: str,
    overlay: str | None,
    traced: bool,
    case: tuple[str, ...],
    choices: tuple[str, ...],
    missed: tuple[str, ...],
    start: str | None,
    lang: str | None,
    svg_text: "SvgText",
    scale: float,
    theme: Path | None,
    max_pages: int | None,
    mono: bool,
    page: str,
    people: "People",
    root: Path | None,
    folder: Path,
) -> int:
    """Draw the specifications under PATHS (default: this folder) into files.

    A specification with findings is drawn all the same; one that cannot be read is not, and the exit code is then 1.
    It is 3 if a rule whose findings were to be marked failed.
    """
    way = _Way(case, choices, missed, start) if traced else None
    if (way is None and (case or choices or missed or start)) or (traced and workflow is None):
        raise UsageError(
            phrase(
                "--set, --choose, --miss and --start go with --trace, and --trace with --workflow",
                "--set、--choose、--miss、--start 须与 --trace 同用，--trace 须与 --workflow 同用",
            )
        )
    wanted = _words(forms)
    # The way of a case shows on its swimlane alone.
    views = views or ("swimlane" if traced else None)
    outlined = [form for form in wanted if form in api.GRAPHS]
    writers = {
        form: api.writer(form, scale=scale, svg_text=svg_text)
        for form in wanted
        if form not in (*api.EXPORTS, *outlined)
    }
    exported = "bpmn" in wanted and (not views or "swimlane" in _words(views))
    languages = list(_languages(lang))
    look = _Look(page, api.read_theme(theme, mono=mono), max_pages, people, highlight)
    with Progress() as progress:
        read = api.check if overlay or "xlsx" in wanted else api.read
        report = read(paths or (Path(),), root=root, variants=variants or (BASE,), today=today(), watch=progress)
        refused = Report(tuple(report.refused()), report.today, report.rules)
        if refused.checked:
            show(write_report(refused, "text", session().language, colour=False), err=True)
            return 1
        files: list[tuple[str, bytes]] = []
        for number, checked in enumerate(_with_workflow(report.checked, workflow)):
            progress(number, len(report.checked))
            if exported:
                files += _exports(checked, dialect, workflow, only, languages)
            if "xlsx" in wanted:
                files += _workbooks(checked, languages, people)
            for view in _words(views) if views else [None]:
                for form in outlined:
                    files += _graphs(checked, form, view, workflow, only, languages)
                if not writers:
                    continue
                for picture in _pictures(checked, view, workflow, only, languages, overlay is not None, way, look):
                    files += [(f"{picture.name}.{form}", write(picture)) for form, write in writers.items()]
                    if picture.left_out:
                        show(f"orgflow: {_left_out(picture).get(session().language)}\n", err=True)
    if not files:
        raise UsageError(_nothing(views))
    refuse_clashes(name for name, _ in files)
    write_all({folder / name: content for name, content in files}, report.inputs)
    show("".join(f"{printable(str(folder / name))}\n" for name, _ in files))
    tell_crashes(report.crashes, session())
    return INTERNAL if report.crashes else 0


def _left_out(picture: api.Picture) -> Text:
    """What is told of a picture that is not drawn to its end."""
    return phrase(
        "{name} is the last page drawn; pages left out: {count}",
        "{name} 为最后绘制的一页，其后 {count} 页未绘制",
        name=picture.name,
        count=picture.left_out,
    )


def _with_workflow(checked: Sequence[api.Checked], workflow: str | None) -> Sequence[api.Checked]:
    """Of several roots those that have the workflow asked for; all of them where none has it, to be told so."""
    having = [
        each for each in checked if each.loaded.graph is not None and workflow in each.loaded.graph.team.workflows
    ]
    return having or checked


def _pictures(
    checked: api.Checked,
    view: str | None,
    workflow: str | None,
    only: str | None,
    languages: list[tuple[Language | None, bool]],
    marked: bool,
    way: _Way | None,
    look: _Look,
) -> Iterator[api.Picture]:
    for edition, (language, bilingual) in product(checked.loaded.editions, languages):
        trace = None
        if way and workflow:
            trace = api.trace(checked.loaded, workflow, **way._asdict(), variant=edition.name)
        yield from api.draw(
            checked.loaded,
            view=view,
            workflow=workflow,
            variant=edition.name,
            language=language,
            bilingual=bilingual,
            findings=[each for each in checked.findings if marked and edition.name in each.variants],
            only=only,
            highlight=look.highlight,
            trace=trace,
            page=look.page,
            theme=look.theme,
            max_pages=look.max_pages,
            people=look.people,
        )


def _graphs(
    checked: api.Checked,
    form: str,
    view: str | None,
    workflow: str | None,
    only: str | None,
    languages: list[tuple[Language | None, bool]],
) -> Iterator[tuple[str, bytes]]:
    """Each view that is a graph as a file of a tool that lays it out."""
    for edition, (language, bilingual) in product(checked.loaded.editions, languages):
        for one in api.graphs(
            checked.loaded,
            form,
            view=view,
            workflow=workflow,
            variant=edition.name,
            language=language,
            bilingual=bilingual,
            only=only,
        ):
            yield one.name, one.content


def _exports(
    checked: api.Checked,
    dialect: str,
    workflow: str | None,
    only: str | None,
    languages: list[tuple[Language | None, bool]],
) -> Iterator[tuple[str, bytes]]:
    """Each workflow as a file of BPMN."""
    for edition, (language, bilingual) in product(checked.loaded.editions, languages):
        for one in api.export(
            checked.loaded,
            dialect=dialect,
            workflow=workflow,
            variant=edition.name,
            language=language,
            bilingual=bilingual,
            only=only,
        ):
            yield one.name, one.content


def _workbooks(
    checked: api.Checked, languages: list[tuple[Language | None, bool]], people: "People"
) -> Iterator[tuple[str, bytes]]:
    """The tables of each edition, what `check` finds among them."""
    for edition, (language, bilingual) in product(checked.loaded.editions, languages):
        found = [each for each in checked.findings if edition.name in each.variants]
        made = api.workbook(
            checked.loaded, variant=edition.name, language=language, bilingual=bilingual, findings=found, people=people
        )
        if made:
            yield made.name, made.content


def _nothing(views: str | None) -> Text:
    """Why there is no picture: what the views that were asked for need."""
    from orgflow.views import VIEWS

    asked = [view for view in VIEWS if views and view.name in _words(views)]
    if not asked:
        return phrase("there is nothing to draw yet: no role, no workflow", "还没有可画的内容：没有岗位，也没有流程")
    needs = [phrase("{view} needs {what}", "{view} 需要{what}", view=view.name, what=view.needs) for view in asked]
    return phrase("there is nothing to draw: {needs}", "没有可画的内容：{needs}", needs=listed(needs))


def _words(commas: str) -> list[str]:
    """The words between commas, each once."""
    return list(dict.fromkeys(word.strip() for word in commas.split(",")))


def _languages(wanted: str | None) -> Iterator[tuple[Language | None, bool]]:
    """What `--lang` asks for: pairs of first language (None: the team's) and whether the other stands below it."""
    if wanted is None:
        yield None, False
        return
    for word in _words(wanted):
        language = next((known for known in LANGUAGES if known == word), None)
        if language is None and word != "both":
            raise UsageError(
                phrase(
                    "there is no language {name}; write zh, en, both or zh,en",
                    "没有语言 {name}；请写 zh、en、both 或 zh,en",
                    name=word,
                )
            )
        yield language, word == "both"
