"""Random workflows: any wiring at all, and sound ones of blocks in blocks, of which one way may be bent."""

from typing import Any

from hypothesis import strategies as st

# Two small attributes; a third of the conditions compare them with each other, which nobody follows.
HIGH = 2
Steps = dict[str, dict[str, Any]]


@st.composite
def wirings(draw: st.DrawFn) -> dict[str, Any]:
    """A flow of up to eight steps of any type, each leading anywhere."""
    count = draw(st.integers(2, 8))
    names = [f"s{number}" for number in range(count)]
    kinds = [draw(st.sampled_from(_KINDS)) for _ in names]
    parallels = [name for name, kind in zip(names, kinds, strict=True) if kind == "parallel"]
    plain = [name for name, kind in zip(names, kinds, strict=True) if kind != "join"] or ["e"]
    steps: Steps = {}
    for place, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        # Mostly onwards, so that most of it is reached.
        ahead = st.sampled_from([*names[place + 1 :], "e", *names[place + 1 :], "e", *names])
        steps[name] = _step(draw, kind, ahead, parallels)
    steps["e"] = {"type": "end"}
    return _flow(draw, steps, plain[0], plain)


@st.composite
def blocks(draw: st.DrawFn) -> dict[str, Any]:
    """A sound flow: sequences, choices, loops and parallels inside each other; every parallel has a join of its own."""
    steps: Steps = {}
    first = _block(draw, steps, "e", draw(st.integers(1, 3)))
    steps["e"] = {"type": "end"}
    return _flow(draw, steps, first, [], bare=True)


@st.composite
def bent(draw: st.DrawFn) -> dict[str, Any]:
    """A flow of blocks of which some ways lead elsewhere."""
    flow: dict[str, Any] = draw(blocks())
    steps = flow["workflows"]["w"]["steps"]
    names = sorted(steps)
    for _ in range(draw(st.integers(1, 2))):
        step = steps[draw(st.sampled_from(names))]
        target = draw(st.sampled_from(names))
        if "next" in step:
            step["next"] = target
        elif step.get("type") == "parallel":
            step["branches"][draw(st.integers(0, len(step["branches"]) - 1))] = target
        elif "branches" in step or "outcomes" in step:
            ways = step.get("branches") or step["outcomes"]
            ways[draw(st.sampled_from(sorted(ways)))]["next"] = target
    for step in steps.values():
        if step.get("type") == "parallel":
            step["branches"] = list(dict.fromkeys(step["branches"]))
    return flow


_KINDS = ("task", "task", "task", "outcomes", "decision", "judged", "parallel", "parallel", "join", "join", "wait")


def _step(draw: st.DrawFn, kind: str, ahead: st.SearchStrategy[str], parallels: list[str]) -> dict[str, Any]:
    step: dict[str, Any] = {}
    if kind == "parallel":
        return {"type": kind, "branches": draw(st.lists(ahead, min_size=2, max_size=3, unique=True))}
    if kind == "join":
        step = {"type": kind, "next": draw(ahead)}
        if parallels and draw(st.integers(0, 3)):
            step["of"] = draw(st.sampled_from(parallels))
        return step
    if kind in ("decision", "judged"):
        one, other = {"next": draw(ahead)}, {"next": draw(ahead)}
        if kind == "decision":
            one["when"], other["otherwise"] = draw(_CONDITIONS), True
        return {"type": "decision", "branches": {"a": one, "b": other}}
    if kind == "wait":
        return {"type": "wait", "arms": {"a": draw(ahead), "b": {"after": "1d", "next": draw(ahead)}}}
    if kind == "outcomes":
        again = {"next": draw(ahead), "at_most": 2, "then": draw(ahead)}
        return {"outcomes": {"a": draw(ahead), "b": again}} | _sets(draw)
    events = draw(st.sampled_from(({}, {}, {}, {"interrupting": False}, {"interrupting": True})))
    if events:
        step["events"] = {"t": {"after": "1h", "next": draw(ahead)} | events | _sets(draw)}
    return {"next": draw(ahead)} | step | _sets(draw)


def _block(draw: st.DrawFn, steps: Steps, after: str, depth: int) -> str:
    """Put steps that lead to `after` in the end; the first of them."""
    name = f"s{len(steps)}"
    steps[name] = {}
    kind = draw(st.sampled_from(("task", "sequence", "choice", "decision", "loop", "parallel", "reminder")))
    if not depth or kind == "task":
        steps[name] = {"next": after} | _sets(draw, 5)
    elif kind == "sequence":
        steps[name] = {"next": _block(draw, steps, _block(draw, steps, after, depth - 1), depth - 1)}
    elif kind in ("choice", "decision"):
        ways: dict[str, dict[str, Any]] = {way: {"next": _block(draw, steps, after, depth - 1)} for way in "ab"}
        if kind == "decision":
            ways["a"]["when"], ways["b"]["otherwise"] = draw(_CONDITIONS), True
        steps[name] = {"type": "decision", "branches": ways}
    elif kind == "loop":
        steps[f"{name}r"] = {"outcomes": {"a": {"next": after}, "b": {"next": name, "at_most": 2, "then": after}}}
        steps[name] = {"next": _block(draw, steps, f"{name}r", depth - 1)}
    elif kind == "parallel":
        steps[f"{name}j"] = {"type": "join", "of": name, "next": after}
        branches = [_block(draw, steps, f"{name}j", depth - 1) for _ in range(draw(st.integers(2, 3)))]
        steps[name] = {"type": "parallel", "branches": branches}
    else:
        event = {"after": "1h", "interrupting": False, "next": _block(draw, steps, "e", depth - 1)}
        steps[name] = {"next": after, "events": {"t": event}}
    return name


_CONDITIONS = st.sampled_from(("n < 1", "n < 2", "n >= 1", "n == 1", "m < 1", "m >= 2", "n < m"))


def _sets(draw: st.DrawFn, rarely: int = 2) -> dict[str, Any]:
    if draw(st.integers(0, rarely)):
        return {}
    return {"sets": [draw(st.sampled_from("nm"))]}


def _flow(draw: st.DrawFn, steps: Steps, first: str, others: list[str], *, bare: bool = False) -> dict[str, Any]:
    flow: dict[str, Any] = {"case": "c", "starts": {"s": {"next": first}}, "steps": steps}
    if not bare and others and draw(st.integers(0, 4)) == 0:
        flow["starts"]["t"] = {"next": draw(st.sampled_from(others))}
    if not bare and others and draw(st.integers(0, 4)) == 0:
        flow["events"] = {"gone": {"message": "m", "from": "customer", "next": draw(st.sampled_from(others))}}
    attributes = {name: {"type": "integer", "min": 0, "max": HIGH, "given": draw(st.booleans())} for name in "nm"}
    return {
        "orgflow": 1,
        "team": {"id": "t"},
        "cases": {"c": {"attributes": attributes}},
        "workflows": {"w": flow},
    }
