"""The fast validator, the explaining one and the bundle give one verdict, and whoever is refused is told why."""

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.document import Mapping
from orgflow.schema import bundle, validate
from orgflow.schema.explanation import explainer
from orgflow.schema.files import ROOT, schemas
from orgflow.schema.formats import FORMATS
from orgflow.schema.validation import gate

Path = tuple[str | int, ...]

STRANGE = (
    *(
        None,
        True,
        False,
        0,
        1,
        -1,
        2.5,
        10**15,
        "",
        "none",
        "up",
        "x y",
        "12",
        "4h",
        "75%",
        "500 CNY",
        "weekly",
        "主管",
    ),
    *([], ["a"], ["a", 1], [[]], {}, {"a": 1}, {"zh": "甲"}, {"zh": "甲", "en": "A"}, {"next": "a"}, {"type": "wait"}),
)


def bundled(area: str | None = None) -> jsonschema_rs.Validator:
    formats = {name: entry.fits for name, entry in FORMATS.items()}
    return jsonschema_rs.Draft202012Validator(bundle(area), formats=formats, validate_formats=True, offline=True)


BUNDLE = bundled()


def documents(tree: Mapping) -> Iterator[dict[str, Any]]:
    """Small documents out of a large one: one object of a section each."""
    for section, members in tree.plain.items():
        if isinstance(members, dict) and section != "team":
            for name, member in members.items():
                yield {"orgflow": 1, "team": {}, section: {name: member}}
        else:
            yield {"orgflow": 1, "team": {}, section: members}


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every place below a value."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        yield (*path, key)
        yield from paths(member, (*path, key))


def mutate(document: dict[str, Any], random: Random) -> None:
    """Delete, replace, rename, wrap, swap, or add something at a place drawn at random."""
    places = list(paths(document))
    if not places:
        return
    *way, last = random.choice(places)
    parent = at(document, way)
    act = random.choice(("delete", "replace", "rename", "wrap", "add", "swap"))
    if act == "delete":
        del parent[last]
    elif act == "replace":
        parent[last] = deepcopy(random.choice(STRANGE))
    elif act == "wrap":
        parent[last] = [parent[last]]
    elif act == "swap":
        parent[last] = deepcopy(at(document, random.choice(places)))
    elif isinstance(parent, dict):
        name = random.choice((f"{last}x", str(last)[1:], "2nd", "名称", "next", "type", "name", "when", "枚 举"))
        parent[name] = parent.pop(last) if act == "rename" else deepcopy(random.choice(STRANGE))


def at(document: Any, path: Iterable[str | int]) -> Any:
    for step in path:
        document = document[step]
    return document


@pytest.fixture(scope="module")
def seeds(specs: list[Mapping], faults: Mapping) -> Callable[[], list[dict[str, Any]]]:
    """Gives the documents to start from; as a function, so that a failure does not print them all."""
    found = [document for tree in (*specs, faults) for document in documents(tree)]
    return lambda: found


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32), mutations=st.integers(0, 3))
def test_one_verdict_and_a_reason(
    seed: int, mutations: int, seeds: Callable[[], list[dict[str, Any]]], made: Callable[[dict[str, Any]], Mapping]
) -> None:
    random = Random(seed)
    document = deepcopy(random.choice(seeds()))
    for _ in range(mutations):
        mutate(document, random)
    verdict = gate(ROOT).is_valid(document)
    assert explainer().is_valid(document) == verdict
    assert BUNDLE.is_valid(document) == verdict
    tree = made(document)
    findings = validate(tree)
    assert bool(findings) != verdict
    assert list(findings) == sorted(findings, key=lambda finding: finding.order)
    for finding in findings:
        assert 0 <= finding.at.start <= finding.at.end <= len(tree.source.text)
        assert finding.problem.say.en
        assert finding.problem.say.zh
        assert "{" not in finding.problem.say.en.split("`")[0]
    assert validate(tree) == findings


def test_most_mutations_are_refused(seeds: Callable[[], list[dict[str, Any]]]) -> None:
    """Guards the property above against mutating nothing: what is foreign to a section does not pass."""
    for document in seeds():
        if gate(ROOT).is_valid(document):
            assert not gate(ROOT).is_valid({**document, "roles": {"a": {"foreign": 1}}})


@pytest.mark.parametrize("area", schemas())
def test_a_bundle_of_one_area_judges_as_the_area_does(area: str, seeds: Callable[[], list[dict[str, Any]]]) -> None:
    alone = bundled(area)
    for document in seeds():
        value = document if area in (ROOT, "fragment") else document.get(area)
        if value is not None:
            assert alone.is_valid(value) == gate(area).is_valid(value)


def test_a_bundle_points_nowhere_else_and_is_the_same_each_time() -> None:
    text = repr(bundle())
    assert "urn:" not in text
    assert text == repr(bundle())
    assert list(bundle("roles")["$defs"]) == ["roles", "values"]
    with pytest.raises(KeyError):
        bundle("rolez")
