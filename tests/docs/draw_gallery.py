"""Draw docs/gallery anew: the first page of each view, in English and in Chinese, of the first team that has it.

Run `python tests/docs/draw_gallery.py` when views, layouts or specs have changed.
"""

from collections.abc import Iterator
from pathlib import Path

from orgflow.api import Loaded, Picture, draw, load
from orgflow.resources import shipped
from orgflow.views import VIEWS

FOLDER = Path(__file__).parents[2] / "docs" / "gallery"
# Rich teams first; a small one only for what no other states.
ROOTS = (
    "front-office/front-office",
    "service-department/service-department",
    "taobao-service/taobao-service",
    "ecommerce-team/ecommerce-team",
    "service-manager/service-manager",
    "small-teams/goals-first",
    "small-teams/livestream",
)
# Of several objects one that shows what the view can do.
BEST = {"swimlane": "complaint", "flowchart": "complaint", "ladder": "complaint_ladder"}
SCALE = 1.25


def main() -> None:
    """Draw everything, and write the page that shows it."""
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.iterdir():
        file.unlink()
    teams = [load(Path(str(shipped("specs"))) / f"{root}.orgflow.yaml", variants=["base"]) for root in ROOTS]
    lines = ["# Gallery", "", "Each view of `orgflow render`, drawn by `python tests/docs/draw_gallery.py`.", ""]
    for view in VIEWS:
        shown = list(_pictures(view.name, teams))
        if shown:
            lines += [f"## {view.name}", "", f"{view.title.en} · {view.title.zh}", ""]
        for picture in shown:
            name = f"{picture.name}.png"
            (FOLDER / name).write_bytes(picture.png(SCALE))
            lines += [f"![{picture.scene.title}]({name})", ""]
    (FOLDER / "README.md").write_text("\n".join(lines), encoding="utf-8", newline="\n")


def _pictures(view: str, teams: list[Loaded]) -> Iterator[Picture]:
    """The first page in either language, of the first team that has any."""
    for team in teams:
        found = [_first(team, view, "en"), _first(team, view, "zh")]
        if all(found):
            yield from (picture for picture in found if picture)
            return


def _first(team: Loaded, view: str, language: str) -> Picture | None:
    pictures = list(draw(team, view=view, language="zh" if language == "zh" else "en"))
    best = [picture for picture in pictures if f".{BEST.get(view)}." in picture.name]
    return next(iter(best or pictures), None)


if __name__ == "__main__":
    main()
