"""Which pictures a team can show, and what it lacks for the others."""

import json

from orgflow.graph import OrgGraph
from orgflow.reports.table import aligned
from orgflow.text import Language, phrase
from orgflow.views import VIEWS


def gallery_text(graph: OrgGraph, language: Language) -> str:
    """A line for each view: its name, what it shows, and for which objects or what is lacking."""
    rows = []
    for view in VIEWS:
        objects = view.objects(graph)
        lacking = phrase("– needs {what}", "– 需要{what}", what=view.needs).get(language)
        rows.append((view.name, view.title.get(language), ", ".join(objects) or ("✓" if objects else lacking)))
    return aligned(rows)


def gallery_json(graph: OrgGraph) -> str:
    """Version 1 of the JSON document; `objects` holds "" for a picture of the whole team."""
    views = [
        {
            "name": view.name,
            "title": {language: view.title.get(language) for language in ("en", "zh")},
            "objects": list(view.objects(graph)),
            "needs": {language: view.needs.get(language) for language in ("en", "zh")},
        }
        for view in VIEWS
    ]
    return json.dumps({"version": 1, "views": views}, ensure_ascii=False, indent=2) + "\n"
