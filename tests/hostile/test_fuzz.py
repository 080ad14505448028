"""Random bytes, shipped specs with something wrong in them, and trees of the right words in the wrong places."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgflow.document import Budget, Limits
from orgflow.document.files import read_bytes

HOUSE = Path(__file__).parents[2]
Checked = Callable[..., dict[str, Any]]
# The fixture only holds a folder; each example writes its file anew.
patient = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

SPECS = [
    path.read_bytes()
    for path in (
        HOUSE / "specs" / "starter" / "starter.orgflow.yaml",
        HOUSE / "specs" / "front-office-draft" / "front-office-draft.orgflow.yaml",
    )
]
WORDS = [
    *(
        "",
        "~",
        "no",
        "010",
        "1e999",
        "[",
        "]",
        "{",
        "}",
        ": ",
        ", ",
        "- ",
        "\n",
        "\t",
        '"',
        "'",
        "#",
        "&a ",
        "*a",
        "!x ",
    ),
    *(
        ">",
        "|",
        "%",
        "@",
        "`",
        "：",
        "，",
        "“",
        "\u3000",
        "甲",
        "😀",
        "\u202e",
        "\x1b[2J",
        "\r",
        "\0",
        "<<",
        "...",
        "---",
    ),
    *("next: ", "when: ", "of: ", "branches: ", "type: join", "type: call", "reports_to: ", "head: ", "escalate: up"),
]
VALUES = [
    None,
    True,
    0,
    -1,
    10**14,
    1.5,
    "",
    "x",
    "none",
    "up",
    "95%",
    "1h",
    "2d",
    [],
    {},
    [1],
    {"zh": "甲"},
    [[]],
    {"a": {}},
]


@patient
@given(st.binary(max_size=400))
def test_random_bytes(check_inside: Checked, data: bytes) -> None:
    check_inside(data)


@patient
@given(st.lists(st.sampled_from([*WORDS, "orgflow: 1", "team: ", "id: t", "roles: ", "  a: "]), max_size=25))
def test_words_of_the_language_in_any_order(check_inside: Checked, words: list[str]) -> None:
    check_inside("".join(words))


@pytest.mark.parametrize("spec", SPECS, ids=["starter", "draft"])
@settings(patient, max_examples=25)
@given(seed=st.integers(0, 10**9))
def test_a_spec_with_broken_text(check_inside: Checked, spec: bytes, seed: int) -> None:
    check_inside(mutated(spec, random.Random(seed)))


@pytest.mark.parametrize("spec", SPECS, ids=["starter", "draft"])
@settings(patient, max_examples=40)
@given(seed=st.integers(0, 10**9))
def test_a_spec_with_broken_values(check_inside: Checked, spec: bytes, seed: int) -> None:
    tree = read_bytes(spec, "t.yaml", Budget(Limits())).tree
    assert tree is not None
    value = json.loads(json.dumps(tree.plain))
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 3)):
        disturb(value, chance)
    check_inside(json.dumps(value, ensure_ascii=False), "t.orgflow.json")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A line or a stretch lost, repeated, moved or overwritten."""
    lines = data.splitlines(keepends=True)
    for _ in range(chance.randint(1, 3)):
        at, to = sorted(chance.sample(range(len(lines)), 2))
        line = lines[at]
        column = chance.randrange(len(line))
        word = chance.choice(WORDS).encode()
        change = chance.randrange(6)
        if change == 0:
            del lines[at : at + chance.randint(1, 5)]
        elif change == 1:
            lines[to:to] = lines[at : at + chance.randint(1, 5)]
        elif change == 2:
            lines[at] = line[:column] + word + line[column:]
        elif change == 3:
            lines[at] = line[:column] + word + line[column + chance.randint(1, 8) :]
        elif change == 4:
            lines[at] = b" " * chance.randint(0, 9) + line.lstrip()
        else:
            lines[at], lines[to] = lines[to], line
    return b"".join(lines)


def disturb(value: Any, chance: random.Random) -> None:
    """Somewhere in the tree a value lost, replaced, renamed, or taken from elsewhere in the tree."""
    places = list(containers(value))
    container = chance.choice(places)
    keys = list(container) if isinstance(container, dict) else list(range(len(container)))
    if not keys:
        return
    key = chance.choice(keys)
    change = chance.randrange(4)
    if change == 0:
        del container[key]
    elif change == 1:
        container[key] = chance.choice(VALUES)
    elif change == 2:
        container[key] = json.loads(json.dumps(chance.choice(places)))
    elif isinstance(container, dict):
        container[chance.choice([*keys, "x", "next", "type", "a b", "é"])] = container.pop(key)


def containers(value: Any) -> Any:
    if isinstance(value, dict | list):
        yield value
        for member in value.values() if isinstance(value, dict) else value:
            yield from containers(member)
