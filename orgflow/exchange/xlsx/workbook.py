"""Tables → the bytes of a workbook. Every cell is text: nothing that stands in a specification becomes a formula."""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from math import ceil
from typing import Any

from orgflow.exchange.xlsx.sheets import Sheet
from orgflow.layout import colours
from orgflow.layout.measure import width

# What a spreadsheet takes for a formula as soon as somebody edits the cell, though it is text.
_ACTIVE = ("=", "+", "-", "@", "\t", "\r")
_MOST = 32_767
_SIZE = 10.0
_CHARACTER = 5.6
"""How wide one unit of a column's width is, in points, at that size."""
_NARROWEST, _WIDEST = 7.0, 44.0
_LINE = 14.0
# The first moment that a zip archive can name; what was written when is nobody's business.
_CREATED = datetime(1980, 1, 1, tzinfo=UTC)


def write_workbook(sheets: Sequence[Sheet], title: str) -> bytes:
    """A workbook with a sheet for each table: headings that stay in sight, columns as wide as their words need, up to a
    limit beyond which words wrap. The same tables give the same bytes."""
    import xlsxwriter

    file = io.BytesIO()
    inert = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(file, inert)
    book.set_properties({"title": title[:255], "author": "orgflow", "created": _CREATED})
    look = {"font_name": "Microsoft YaHei", "font_size": _SIZE, "text_wrap": True, "valign": "top"}
    plain = book.add_format({**look, "num_format": "@", "bottom": 4, "bottom_color": colours.BORDER})
    # Marks the cell as text for good, so that editing it does not bring it to life either.
    quoted = book.add_format(
        {**look, "num_format": "@", "bottom": 4, "bottom_color": colours.BORDER, "quote_prefix": True}
    )
    head = book.add_format({**look, "bold": True, "font_color": colours.WHITE, "bg_color": colours.NAVY})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        widths = list(_widths(sheet))
        for place, wide in enumerate(widths):
            page.set_column(place, place, wide)
        _row(page, 0, sheet.headings, widths, head, head)
        for number, cells in enumerate(sheet.rows, start=1):
            _row(page, number, cells, widths, plain, quoted)
        page.freeze_panes(1, sheet.fixed)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
    book.close()
    return file.getvalue()


def _row(page: Any, number: int, cells: Sequence[str], widths: Sequence[float], plain: Any, quoted: Any) -> None:
    lines = max(_lines(text, wide) for text, wide in zip(cells, widths, strict=True))
    page.set_row(number, _LINE * lines + 4)
    for place, text in enumerate(cells):
        # A longer cell would be left out in silence.
        said = text if len(text) <= _MOST else text[: _MOST - 1] + "…"
        page.write_string(number, place, said, quoted if said.startswith(_ACTIVE) else plain)


def _widths(sheet: Sheet) -> Iterator[float]:
    for column in zip(sheet.headings, *sheet.rows, strict=True):
        widest = max(_wide(line, bold=not place) for place, text in enumerate(column) for line in text.splitlines())
        yield min(max(widest + 3, _NARROWEST), _WIDEST)


def _lines(text: str, wide: float) -> int:
    """How many lines a cell takes; spreadsheets do not all find that out by themselves."""
    return max(sum(max(1, ceil(_wide(line) / (wide - 1.5))) for line in text.splitlines()), 1)


def _wide(line: str, *, bold: bool = False) -> float:
    return width(line, _SIZE, bold) / _CHARACTER
