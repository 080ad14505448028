"""What the tests of other people's formats share: the specifications, and every workflow of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orgflow.check import load
from orgflow.document import find_roots
from orgflow.graph import OrgGraph

HOUSE = Path(__file__).parents[2]
SPECS = find_roots([HOUSE / "specs"])


@pytest.fixture(scope="session")
def front_office() -> OrgGraph:
    graph = load(HOUSE / "specs" / "front-office" / "front-office.orgflow.yaml").graph
    assert graph is not None
    return graph


@pytest.fixture(scope="session", params=SPECS, ids=lambda path: path.name.partition(".")[0])
def shipped(request: pytest.FixtureRequest) -> OrgGraph:
    """Each shipped specification in its turn."""
    graph = load(request.param).graph
    assert graph is not None
    return graph


@pytest.fixture(scope="session")
def drawn() -> Callable[[OrgGraph], list[str]]:
    """The workflows of a team that have steps."""
    return lambda graph: [name for name, workflow in graph.team.workflows.items() if workflow.steps]
