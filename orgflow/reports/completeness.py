"""How complete a team is, for people (text, Markdown) and for machines."""

import json
from collections.abc import Iterator
from typing import Any

from orgflow.completeness import Column, Completeness
from orgflow.graph import OrgGraph
from orgflow.reports.excerpt import columns, printable
from orgflow.schema.files import schemas
from orgflow.text import Language, Text, listed, phrase

_ASSUMED = Text(en="Assumed", zh="假设")
_HOMELESS = Text(en="Source sections without a home", zh="未被引用的来源章节")
_NOTHING = Text(en="This preset expects nothing.", zh="该预设没有要求。")


def completeness_text(graph: OrgGraph, found: Completeness, language: Language) -> str:
    """A line for each section and, below it, for each column that has gaps."""
    rows = list(_rows(graph, found, language))
    wide = max((columns(name) for name, _, _, _ in rows), default=0)
    lines = [
        f"{name}{' ' * (wide - columns(name))}  {counts:>9}  {share:>5}{'  ' if lacking else ''}{lacking}".rstrip()
        for name, counts, share, lacking in rows
    ]
    for title, items in _lists(found, language):
        lines += ["", f"{title.get(language)} ({len(items)})", *(f"  {item}" for item in items)]
    return _printable_lines(lines or [_NOTHING.get(language)])


def completeness_markdown(graph: OrgGraph, found: Completeness, language: Language) -> str:
    """The same as a table and lists, for a report or a wiki."""
    head = Text(en="| what | stated | share | lacking |", zh="| 内容 | 已写明 | 比例 | 缺失 |").get(language)
    rows = [
        f"| {_cell(name)} | {counts} | {share} | {_cell(lacking)} |"
        for name, counts, share, lacking in _rows(graph, found, language)
    ]
    lines = [f"# {graph.team.profile.label.get(language)}", "", head, "|---|---|---|---|", *rows]
    for title, items in _lists(found, language):
        lines += ["", f"## {title.get(language)}", "", *(f"- {_cell(item)}" for item in items)]
    return _printable_lines(lines)


def completeness_json(found: Completeness) -> str:
    """Version 1 of the JSON document."""
    stated, asked = found.total
    document = {
        "version": 1,
        "preset": found.preset,
        "total": {"stated": stated, "asked": asked},
        "areas": [
            {
                "section": section,
                "stated": counts[0],
                "asked": counts[1],
                "columns": [_column(column) for column in found.columns if column.section == section],
            }
            for section, counts in found.sections.items()
        ],
        "assumed": [{"address": each.address, "fields": list(each.fields)} for each in found.assumed],
        "homeless": list(found.homeless),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rows(graph: OrgGraph, found: Completeness, language: Language) -> Iterator[tuple[str, str, str, str]]:
    """Name, counts, share and what is lacking: all of it, then each section with its columns that have gaps."""
    if not found.columns:
        return
    yield (Text(en="all", zh="合计").get(language), *_share(*found.total), "")
    for section, (stated, asked) in found.sections.items():
        yield (_title(section, language), *_share(stated, asked), "")
        for column in found.columns:
            if column.section == section and column.lacking:
                lacking = listed(graph.label(item.address) for item in column.lacking)
                yield (f"  {column.name}", *_share(column.stated, column.asked), lacking.get(language))


def _title(section: str, language: Language) -> str:
    """The key of a section, and what it is called."""
    schema = schemas().get(section, {})
    title = Text(en=schema.get("title"), zh=schema.get("x-title-zh")).get(language)
    return section if title.lower() in ("", section) else f"{section} {title}"


def _share(stated: int, asked: int) -> tuple[str, str]:
    # Rounded down: what is not complete never shows as 100 %.
    return f"{stated}/{asked}", f"{100 * stated // asked} %"


def _lists(found: Completeness, language: Language) -> Iterator[tuple[Text, list[str]]]:
    if found.assumed:
        yield (
            _ASSUMED,
            [
                f"{each.address} {each.label.get(language)}"
                + (f" ({listed(each.fields).get(language)})" if each.fields else "")
                for each in found.assumed
            ],
        )
    if found.homeless:
        words = [
            phrase("{address} {said}", "{address} {said}", address=address.partition(":")[2], said=said)
            for address, said in found.homeless.items()
        ]
        yield _HOMELESS, [word.get(language) for word in words]


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "rule": column.rule,
        "stated": column.stated,
        "asked": column.asked,
        "lacking": [item.address for item in column.lacking],
    }


def _cell(text: str) -> str:
    """Text that neither ends a cell of a table nor becomes markup."""
    text = " ".join(text.split())
    return "".join(f"\\{character}" if character in "\\|`*_<>[]" else character for character in text)


def _printable_lines(lines: list[str]) -> str:
    """Lines as text that no terminal obeys."""
    return "".join(f"{printable(line)}\n" for line in lines)
