"""Draw the pictures that docs/systems.md shows once more, and mend its links where a picture has other pages now.

Run `python tests/docs/draw_systems.py` when views, layouts or specs have changed.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from orgflow.api import Loaded, Picture, draw, load
from orgflow.document import find_roots
from orgflow.resources import shipped

PAGE = Path(__file__).parents[2] / "docs" / "systems.md"
FOLDER = PAGE.with_suffix("")
ROOTS = {root.name.removesuffix(".orgflow.yaml"): root for root in find_roots([Path(str(shipped("specs")))])}
# A picture in one language: a link to its first page, and one to each page that follows.
SHOWN = re.compile(r"\[(zh|en)\]\(systems/([\w.-]+?)\.(?:zh|en)(?:\.p1)?\.svg\)(?: \[\d+\]\([^)]*\))*")


@cache
def root_of(name: str) -> Loaded:
    return load(ROOTS[name])


def pictures(stem: str, language: str) -> Iterator[Picture]:
    """The pages of a picture by the first part of its name: root and view, then workflow or variant."""
    root, view, *rest = stem.split(".")
    named = {"variant" if view == "org-chart" else "workflow": name for name in rest}
    yield from draw(root_of(root), view=view, language="zh" if language == "zh" else "en", **named)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.iterdir():
        file.unlink()

    def again(shown: re.Match[str]) -> str:
        language, stem = shown.groups()
        names = [picture.save(FOLDER).name for picture in pictures(stem, language)]
        return " ".join(
            f"[{number if number > 1 else language}](systems/{name})" for number, name in enumerate(names, 1)
        )

    PAGE.write_text(SHOWN.sub(again, PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
