"""Every view of any team, in a random language: invariants on the page, and the same shapes on the slide."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slides import read_back, slide_faults
from teams import teams

from orgflow.graph import OrgGraph
from orgflow.layout import lay_out
from orgflow.scene import Scene
from orgflow.views import VIEWS, Wording

OF_HUNDRED = settings.default.max_examples
WORDINGS = st.builds(
    Wording, st.sampled_from(["zh", "en"]), st.booleans(), st.sampled_from(["names", "initials", "none"])
)


@given(document=teams(), wording=WORDINGS)
@settings(max_examples=OF_HUNDRED * 10 // 100, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_view_keeps_to_the_invariants(
    faults: Callable[[Scene], list[str]],
    graph_from: Callable[[str], OrgGraph],
    document: dict[str, Any],
    wording: Wording,
) -> None:
    graph = graph_from(json.dumps(document))
    scenes = []
    for view in VIEWS:
        for name in view.objects(graph):
            scenes += lay_out(view.draw(graph, name, wording, "team.orgflow.yaml", (), None))
    told = [(scene.name, number, faults(scene)) for number, scene in enumerate(scenes)]
    assert [each for each in told if each[2]] == []
    assert list(slide_faults(scenes, read_back(scenes))) == []
