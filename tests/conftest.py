"""What all tests share: reading a specification from a file, and comparing with a golden text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orgflow.document import Budget, Limits, read
from orgflow.graph import OrgGraph, compile_graph
from orgflow.model.team import build_team
from orgflow.schema import validate


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write golden files anew; read the difference before commit")


@pytest.fixture(scope="session")
def graph_of() -> Callable[[Path], OrgGraph]:
    """Reads a root, asserts that nothing of the family `spec` is wrong with it, and compiles it."""

    def compiled(path: Path) -> OrgGraph:
        document = read(path, Budget(Limits()), path.parent)
        assert [finding.problem.say.en for finding in document.findings] == []
        assert document.tree is not None
        assert [(finding.at.line, finding.problem.say.en) for finding in validate(document.tree)] == []
        return compile_graph(build_team(document.tree))

    return compiled


@pytest.fixture
def graph_from(tmp_path: Path, graph_of: Callable[[Path], OrgGraph]) -> Callable[[str], OrgGraph]:
    """The same for a text."""

    def compiled(text: str) -> OrgGraph:
        path = tmp_path / "team.orgflow.yaml"
        path.write_text(text, encoding="utf-8", newline="\n")
        return graph_of(path)

    return compiled


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Asserts that a text is what a golden file holds; with `--bless` the file is written instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--bless"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), "see --bless"

    return compare
