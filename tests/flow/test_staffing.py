"""Staffing of a small workflow, against trying every choice of persons for every case that there can be."""

import json
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import net
from orgflow.flow.paths import walk
from orgflow.flow.staffing import Staffing, staffings
from orgflow.graph import OrgGraph

# What can be done in one case: a first, then b or c, then d, which may be done again.
CASES = (("a", "b", "d", "d again"), ("a", "c", "d", "d again"))
STEPS = ("a", "b", "c", "d")
ROLES = ("x", "y")
Spec = dict[str, Any]


@st.composite
def specs(draw: st.DrawFn) -> Spec:
    """Posts with named and unnamed holders, and policies."""
    heads = {role: draw(st.integers(1, 3)) for role in ROLES}
    people = {
        f"p{number}": {
            "roles": dict.fromkeys(draw(st.sampled_from((("x",), ("y",), ("x", "y")))), "50%"),
            "skills": {"s": 1} if draw(st.booleans()) else {"t": 1},
        }
        for number in range(draw(st.integers(0, 3)))
    }
    steps: Spec = {step: {"by": draw(st.sampled_from(ROLES))} for step in STEPS}
    for step in STEPS:
        if draw(st.integers(0, 3)) == 0:
            steps[step]["needs"] = ["s"]
    steps["a"]["outcomes"] = {"one": "b", "other": "c"}
    steps["b"]["next"] = steps["c"]["next"] = "d"
    steps["d"]["outcomes"] = {"on": "z", "again": {"next": "d", "at_most": 1, "then": "z"}}
    steps["z"] = {"type": "end"}
    pair = st.lists(st.sampled_from(STEPS), min_size=2, max_size=2, unique=True) | st.just(["d", "d"])
    policies = {
        f"q{number}": {draw(st.sampled_from(("separate", "separate", "same"))): draw(pair)}
        for number in range(draw(st.integers(1, 3)))
    }
    policies = {name: each for name, each in policies.items() if each.get("same") != ["d", "d"]}
    roles: Spec = {role: {"headcount": heads[role]} for role in ROLES}
    if draw(st.booleans()):
        roles["x"]["deputy"] = ["y"]
    return {
        "orgflow": 1,
        "team": {"id": "t"},
        "roles": roles,
        "skills": {"s": {"kind": "skill"}, "t": {"kind": "skill"}},
        "people": people,
        "workflows": {"w": {"starts": {"s": {"next": "a"}}, "steps": steps, "policies": policies}},
    }


def holders(spec: Spec, role: str) -> list[str]:
    named = [name for name, person in spec["people"].items() if role in person["roles"]]
    return named + [f"{role}{number}" for number in range(spec["roles"][role]["headcount"] - len(named))]


def there(spec: Spec, work: str, absent: str | None, *, able: bool = True) -> list[str]:
    """Who may do a piece of work while somebody is away."""
    step = spec["workflows"]["w"]["steps"][work[0]]
    people = holders(spec, step["by"])
    for deputy in spec["roles"][step["by"]].get("deputy", ()) if absent in people else ():
        people = people + [each for each in holders(spec, deputy) if each not in people]
    knows = {name: "s" in person["skills"] for name, person in spec["people"].items()}
    return [each for each in people if each != absent and (not able or "needs" not in step or knows.get(each, True))]


def demands(spec: Spec, case: tuple[str, ...]) -> Iterator[tuple[str, str, bool]]:
    """Two pieces of work, and whether one person must do both, or must not."""
    for policy in spec["workflows"]["w"]["policies"].values():
        (template, (one, other)) = next(iter(policy.items()))
        other = "d again" if one == other else other
        if one in case and other in case:
            yield one, other, template == "same"


def can_be_staffed(spec: Spec, absent: str | None) -> bool:
    for case in CASES:
        asked = [work for work in case if absent is None or there(spec, work, absent, able=False)]
        ways = (dict(zip(asked, people, strict=True)) for people in product(*(there(spec, w, absent) for w in asked)))
        wanted = [each for each in demands(spec, case) if each[0] in asked and each[1] in asked]
        if not any(all((way[one] == way[other]) == alike for one, other, alike in wanted) for way in ways):
            return False
    return True


@settings(deadline=None, max_examples=300)
@given(specs())
def test_a_workflow_is_staffed_if_there_are_persons_for_every_case(
    graph_from: Callable[[str], OrgGraph], spec: Spec
) -> None:
    graph = graph_from(json.dumps(spec))
    (staffing,) = staffings(graph)
    if staffing.undecided:
        assert any("same" in policy for policy in spec["workflows"]["w"]["policies"].values())
        return
    assert (staffing.unstaffed is None) == can_be_staffed(spec, None)
    if staffing.unstaffed:
        steps = {address for address in staffing.unstaffed.path if address.startswith("step:")}
        assert steps >= {step.address for step in staffing.unstaffed.steps}
        walk(net(graph, "w"), knowledge(graph, "w"), staffing.unstaffed.path)
        return
    everybody = dict.fromkeys(each for role in ROLES for each in holders(spec, role))
    missed = {person for person in everybody if not can_be_staffed(spec, person)}
    assert named(staffing) == {person if person in spec["people"] else person[0] for person in missed}


def named(staffing: Staffing) -> set[str]:
    """Who is said to be missed; one stands for all the unnamed of a post."""
    return {person.partition(":")[2].partition("#")[0] for person, _ in staffing.fragile}
