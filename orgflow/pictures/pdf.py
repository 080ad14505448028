"""Scenes to PDF, by typst: a page for each, words that can be selected and searched, our own fonts, no dates."""

import json
from collections.abc import Sequence

from orgflow.fonts import FAMILY, font_files
from orgflow.pictures.svg import write_svg
from orgflow.scene import Scene
from orgflow.text import phrase
from orgflow.usage import UsageError

_DOCUMENT = """\
#let told = json(bytes(sys.inputs.told))
#set document(title: told.title, date: none)
#set text(lang: told.language)
#for each in told.pages {
  page(width: each.width * 1pt, height: each.height * 1pt, margin: 0pt,
    image(bytes(each.svg), format: "svg", width: 100%, height: 100%, alt: each.alt))
}
"""


def write_pdf(scenes: Sequence[Scene]) -> bytes:
    """The scenes as the pages of one file. The same input gives the same bytes.

    Raises `UsageError` where the extra `pdf` is not installed.
    """
    try:
        import typst
    except ModuleNotFoundError:
        raise UsageError(
            phrase(
                "PDF needs the extra `pdf`: pip install 'orgflow[pdf]'",
                "输出 PDF 需要安装扩展 `pdf`：pip install 'orgflow[pdf]'",
            )
        ) from None
    pages = [
        {
            "width": scene.width,
            "height": scene.height,
            "svg": write_svg(scene, family=FAMILY),
            "alt": scene.description or scene.title,
        }
        for scene in scenes
    ]
    told = {"title": scenes[0].title, "language": scenes[0].language, "pages": pages}
    # Nothing is read from the disk but our fonts, and nothing says when it was made.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_files()[0].parent])
    return typst.compile(_DOCUMENT.encode(), font_paths=fonts, sys_inputs={"told": json.dumps(told)}, timestamp=0)
