"""Columns that stand below each other in a terminal."""

from collections.abc import Sequence

from orgflow.reports.excerpt import columns, printable


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """A line for each row, its cells two spaces apart; what a terminal would obey is replaced."""
    shown = [[printable(cell) for cell in row] for row in rows]
    wide = [max(columns(cell) for cell in column) for column in zip(*shown, strict=True)]
    return "".join(
        "  ".join(cell + " " * (width - columns(cell)) for cell, width in zip(row, wide, strict=True)).rstrip() + "\n"
        for row in shown
    )
