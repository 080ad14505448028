"""The outline of a deck: which pages, in which order, with which titles. A file says so, or the usual one is taken."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from orgflow.deck.chapters import CHAPTERS, OWN
from orgflow.document import Budget, Mapping
from orgflow.document.files import read_file
from orgflow.document.tree import AnyNode, Sequence
from orgflow.finding import Finding, Problem, spec_finding
from orgflow.graph import OrgGraph
from orgflow.schema import validate
from orgflow.schema.files import OUTLINE
from orgflow.settings import SettingsError
from orgflow.text import Text, listed, phrase, written_in
from orgflow.views import VIEWS


@dataclass(frozen=True, slots=True)
class Topic:
    """A page that is wanted: of one object (a workflow, an escalation) or of all it can be drawn for, under a title of
    one's own or the usual one."""

    page: str
    of: str = ""
    title: Text = Text()  # noqa: RUF009  # immutable


@dataclass(frozen=True, slots=True)
class Outline:
    """The pages that are wanted, in their order."""

    topics: tuple[Topic, ...]


def usual(graph: OrgGraph) -> Iterator[Topic]:
    """What a deck shows if nobody says otherwise, with each object of a view on its own."""
    for page in _pages():
        if page in OWN:
            yield Topic(page)
        for view in VIEWS:
            if view.name == page and not view.on_request:
                yield from (Topic(page, name) for name in view.objects(graph))


def print_outline(graph: OrgGraph) -> str:
    """The usual outline as a file to begin with."""
    lines = [
        "# The pages of the deck, in their order: take out, move, repeat. A page with `title` has that title;",
        "# without one its title says what the specification proves.",
        "# 幻灯片的页面与顺序：可删除、移动、重复。写 `title` 即用该标题，不写则由规格自动得出。",
        "pages:",
    ]
    for topic in usual(graph):
        of = f", of: {topic.of}" if topic.of else ""
        lines.append(f"  - {{page: {topic.page}{of}}}")
    return "\n".join(lines) + "\n"


def read_outline(file: Path, graph: OrgGraph, budget: Budget) -> Outline:
    """The outline that a file holds. Raises `SettingsError` with all that is wrong with it, each at its place, and
    OSError where it cannot be read."""
    part = read_file(file.absolute(), file.absolute().parent, budget)
    faults = (*part.findings, *(validate(part.tree, OUTLINE) if part.tree else ()))
    if part.tree is None or faults:
        raise SettingsError(file.name, faults)
    pages = part.tree.get("pages")
    entries = [entry for entry in (pages.items if isinstance(pages, Sequence) else ()) if isinstance(entry, Mapping)]
    faults = tuple(fault for entry in entries for fault in _faults(entry, graph))
    if faults:
        raise SettingsError(file.name, faults)
    return Outline(tuple(_topic(entry) for entry in entries))


def _pages() -> tuple[str, ...]:
    return tuple(page for chapter in CHAPTERS for page in chapter.pages)


def _topic(entry: Mapping) -> Topic:
    said = entry.plain
    title = said.get("title", {})
    if isinstance(title, str):
        title = {written_in(title): title}
    return Topic(said["page"], said.get("of", ""), Text(**title))


def _faults(entry: Mapping, graph: OrgGraph) -> Iterator[Finding]:
    """Pages that are none, and objects that the page cannot be drawn for."""
    page, of = entry.get("page"), entry.get("of")
    assert page is not None  # the schema says so
    views = {view.name: view for view in VIEWS}
    known = [name for name in _pages() if name in views or name in OWN]
    if page.plain not in known:
        say = phrase("there is no page `{name}`", "没有页面 `{name}`", name=str(page.plain))
        yield _fault(page, say, str(page.plain), known)
    elif of is not None:
        objects = [name for name in views[page.plain].objects(graph) if name] if page.plain in views else []
        if of.plain not in objects:
            say = phrase(
                "`{page}` has nothing called `{name}`", "`{page}` 没有 `{name}`", page=page.plain, name=str(of.plain)
            )
            yield _fault(of, say, str(of.plain), objects)


def _fault(node: AnyNode, say: Text, name: str, known: list[str]) -> Finding:
    near = get_close_matches(name, known, n=1)
    if near:
        hint = phrase("Did you mean `{near}`?", "是否想写 `{near}`？", near=near[0])
    elif known:
        hint = phrase("There are: {known}.", "现有：{known}。", known=listed(known, most=len(known)))
    else:
        hint = phrase("Leave out `of`: there is one page for the whole team.", "请去掉 `of`：该页面只有全团队一张。")
    return spec_finding("schema-violation", Problem(node.span, say, hint=hint))
