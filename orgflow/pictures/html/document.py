"""Editions to one HTML file: pictures in a row for every reader, and scripts that make tabs of them.

The policy in its head lets nothing in but its own script and style, known by their hashes. Fonts are named, not
embedded: every system has one of them, and cutting ours down would cost each reader 100 KB and orgflow a dependency.
"""

import json
from base64 import b64encode
from collections.abc import Callable, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path

from orgflow.diagram import Detail
from orgflow.pictures.html.content import Edition, Tab
from orgflow.pictures.html.words import NAMES, WORDS
from orgflow.pictures.svg import LANGUAGE_TAGS, write_svg
from orgflow.scene import Box, Scene

_SCRIPTS = ("pages.js", "stage.js", "search.js", "panel.js", "start.js")
"""In the order in which they build on each other."""


def write_html(editions: Sequence[Edition], about: Callable[[Box], str]) -> bytes:
    """The file. It opens in the first edition; `about` gives the address that a box stands for."""
    first = editions[0]
    scene = first.tabs[0].pages[0]
    style = _file("viewer.css") + f"@page {{ size: {scene.width:g}pt {scene.height:g}pt; margin: 0 }}\n"
    script = "".join(map(_file, _SCRIPTS))
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{LANGUAGE_TAGS[first.language]}">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<link rel="icon" href="data:,">',
        f"<title>{_text(first.title)}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        _header(editions),
        "<main>",
        *(line for edition in editions for line in _edition(edition, about)),
        "</main>",
        '<aside id="panel" hidden tabindex="-1" aria-labelledby="panel-title"></aside>',
        f'<script type="application/json" id="book">{_data(editions)}</script>',
        f"<script>{script}</script>",
        "</body>",
        "</html>\n",
    ]
    return "\n".join(parts).encode()


def _header(editions: Sequence[Edition]) -> str:
    """What can be pressed is there for scripts only; they fill in the words of the language that is shown."""
    options = "".join(f'<option value="{each.language}">{NAMES[each.language]}</option>' for each in editions)
    language = f'<select id="language" data-named="language">{options}</select>' if len(editions) > 1 else ""
    return (
        f'<header><h1 id="title">{_text(editions[0].title)}</h1><div id="tools" role="toolbar" hidden>'
        '<span class="group"><input type="search" id="search" data-named="search" maxlength="100">'
        '<output id="hits"></output></span>'
        '<span class="group"><button type="button" id="previous" data-named="previous">‹</button>'
        '<output id="place"></output><button type="button" id="next" data-named="next">›</button></span>'
        '<span class="group"><button type="button" id="smaller" data-named="smaller">−</button>'
        '<button type="button" id="whole" data-named="whole">100%</button>'
        '<button type="button" id="larger" data-named="larger">+</button></span>'
        f'<button type="button" id="findings" aria-controls="panel" aria-expanded="false"></button>{language}'
        "</div></header>"
    )


def _edition(edition: Edition, about: Callable[[Box], str]) -> list[str]:
    language = edition.language
    links = "".join(f'<a href="#{_place(edition, tab)}">{_text(tab.label)}</a>' for tab in edition.tabs)
    parts = [
        f'<div class="edition" id="{language}" lang="{LANGUAGE_TAGS[language]}">',
        f'<nav aria-label="{_text(WORDS[language]["views"])}">{links}</nav>',
    ]
    number = 0
    for tab in edition.tabs:
        parts.append(f'<section class="tab" id="{_place(edition, tab)}"><h2>{_text(tab.label)}</h2>')
        for scene in tab.pages:
            number += 1
            parts.append(_page(scene, f"{language}-{number}", edition, about))
        parts.append("</section>")
    return [*parts, "</div>"]


def _page(scene: Scene, name: str, edition: Edition, about: Callable[[Box], str]) -> str:
    def known(box: Box) -> str:
        address = about(box)
        return address if address in edition.details or address.startswith("finding:") else ""

    return f'<figure class="page" id="{name}">{write_svg(scene, prefix=f"{name}/", about=known)}</figure>'


def _place(edition: Edition, tab: Tab) -> str:
    return f"{edition.language}-{_text(tab.name)}"


def _data(editions: Sequence[Edition]) -> str:
    """What scripts read. Nothing in it can end the element, or a line of a script."""
    book = {
        each.language: {
            "title": each.title,
            "words": WORDS[each.language],
            "details": {address: _detail(detail) for address, detail in each.details.items()},
            "findings": [
                {"number": one.number, "tone": one.tone, "says": one.heading, "also": one.second, "advice": one.body}
                | {"targets": one.targets}
                for one in each.findings
            ],
        }
        for each in editions
    }
    text = json.dumps(book, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _detail(detail: Detail) -> dict[str, object]:
    facts = [[fact.about, fact.said] for fact in detail.facts]
    return {"kind": detail.kind, "label": detail.label, "other": detail.other, "facts": facts}


def _text(text: str) -> str:
    return escape(text, quote=True)


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _file(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
