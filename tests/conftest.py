"""What all tests share: specifications from files and from texts, and golden texts."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from orgflow.check import Loaded, load
from orgflow.document import Budget, Limits, Mapping
from orgflow.document.files import read_bytes
from orgflow.graph import OrgGraph, compile_graph
from orgflow.model.team import Team, build_team
from orgflow.schema import validate

# For `--hypothesis-profile thorough`: tests that draw random pictures take shares of these.
settings.register_profile("thorough", max_examples=7500, deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every-fact", action="store_true", help="delete every fact of the shipped specs, not only some")
    parser.addoption("--bless", action="store_true", help="write golden files anew; read the difference before commit")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """No worker where somebody asks for some of the tests: starting it takes longer than most of them."""
    return None if config.args_source is pytest.Config.ArgsSource.TESTPATHS else 0


@pytest.fixture(scope="session")
def graph_of() -> Callable[[Path], OrgGraph]:
    """The graph of a root file, in which nothing of the family `spec` is wrong."""

    def compiled(path: Path) -> OrgGraph:
        loaded: Loaded = load(path)
        assert [(finding.at.path, finding.at.line, finding.problem.say.en) for finding in loaded.findings] == []
        assert loaded.graph is not None
        return loaded.graph

    return compiled


@pytest.fixture(scope="session")
def tree_from() -> Callable[[str], Mapping]:
    """The tree of a text, which the reader and the schema accept."""

    def read(text: str) -> Mapping:
        part = read_bytes(text.encode(), "team.orgflow.yaml", Budget(Limits()))
        assert isinstance(part.tree, Mapping)
        faults = [*part.findings, *validate(part.tree)]
        assert [(finding.at.line, finding.problem.say.en) for finding in faults] == []
        return part.tree

    return read


@pytest.fixture(scope="session")
def team_from(tree_from: Callable[[str], Mapping]) -> Callable[[str], Team]:
    """The team of a text; raises `Rejected` where a reference leads nowhere."""
    return lambda text: build_team(tree_from(text))


@pytest.fixture(scope="session")
def graph_from(team_from: Callable[[str], Team]) -> Callable[[str], OrgGraph]:
    """The graph of a text."""
    return lambda text: compile_graph(team_from(text))


@pytest.fixture(scope="session")
def inside() -> Callable[[object], Iterator[object]]:
    """Walks through everything that a value of the model holds, itself included; not the tree it was read from."""

    def walk(value: object) -> Iterator[object]:
        yield value
        if isinstance(value, dict):
            for key, member in value.items():
                yield from walk(key)
                yield from walk(member)
        elif isinstance(value, tuple):
            for member in value:
                yield from walk(member)
        elif is_dataclass(value):
            for declared in fields(value):
                if declared.name not in ("node", "key", "tree"):
                    yield from walk(getattr(value, declared.name))

    return walk


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Asserts that a text is what a golden file holds; with `--bless` the file is written instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--bless"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), "see --bless"

    return compare
