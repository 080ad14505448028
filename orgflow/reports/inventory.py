"""The objects of a selection: address, name and place."""

import json
from pathlib import Path

from orgflow.graph import OrgGraph, Selection
from orgflow.reports.places import shown_place
from orgflow.reports.table import aligned
from orgflow.text import Language


def inventory_text(graph: OrgGraph, selection: Selection, language: Language, folder: Path) -> str:
    """A line for each object, in aligned columns; paths run from `folder`."""
    return aligned(
        [
            (address, graph.label(address).get(language), shown_place(item.at, folder))
            for address, item in selection.items.items()
        ]
    )


def inventory_json(graph: OrgGraph, selection: Selection) -> str:
    """Version 1 of the JSON document; lines and columns count from 1."""
    items = [
        {
            "address": address,
            "name": {language: graph.label(address).get(language) for language in ("en", "zh")},
            "path": item.at.path,
            "line": item.at.line,
            "column": item.at.column,
        }
        for address, item in selection.items.items()
    ]
    return json.dumps({"version": 1, "items": items}, ensure_ascii=False, indent=2) + "\n"
