"""The views that are matrices, of every shipped team, in each language and in both: invariants."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orgflow.api import draw, load
from orgflow.resources import shipped
from orgflow.scene import Scene

ROOTS = [
    *(f"{name}/{name}" for name in ("front-office", "front-office-draft", "service-department", "service-manager")),
    *(
        "ecommerce-team/ecommerce-team",
        "taobao-service/taobao-service",
        "small-teams/livestream",
        "small-teams/outsourced",
    ),
]
VIEWS = ("duties", "skills", "hours", "variants", "scorecard", "flowchart", "network")


@pytest.mark.parametrize("root", ROOTS)
def test_views_of_shipped_teams_keep_to_the_invariants(faults: Callable[[Scene], list[str]], root: str) -> None:
    loaded = load(Path(str(shipped("specs"))) / f"{root}.orgflow.yaml", variants=["base"])
    for view in VIEWS:
        for language, bilingual in (("zh", False), ("en", False), ("zh", True)):
            for picture in draw(loaded, view=view, language=language, bilingual=bilingual):
                assert (picture.name, faults(picture.scene)) == (picture.name, [])
