"""What the clocks say of promises, against an account of every single run of a case."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from orgflow.flow.clocks import Timed, at_best, clocks, timetable
from orgflow.flow.knowledge import knowledge
from orgflow.flow.net import Net, Node, net
from orgflow.flow.paths import walk
from orgflow.graph import OrgGraph

HOUR = 3600
HEAD = """\
orgflow: 1
team: {id: t}
roles: {a: {}}
cases:
  c:
    attributes:
      n: {type: integer, min: 0, max: 3, given: true}
      vip: {type: boolean}
workflows:
  w:
    case: c
    starts: {s: {next: begin}}
    promise: {resolve: %dh}
    steps:
      begin: {by: a, within: 1h, sets: [vip], next: s0}
"""
# What a decision asks, and of which cases it is true.
ASKED = {
    "n < 2": {(n, vip) for n in (0, 1) for vip in (False, True)},
    "vip": {(n, True) for n in range(4)},
    "n < 1 || vip": {(0, False), *((n, True) for n in range(4))},
}


@dataclass
class Draft:
    """A workflow that is being written: blocks one behind the other and inside each other, sound by construction."""

    draw: st.DrawFn
    lines: list[str] = field(default_factory=list)
    count: int = 0

    def block(self, behind: str, depth: int, act: bool) -> str:
        """Write a block that goes on to a step; where it begins."""
        kinds = ["task", "task", "wait", "event", "soft"] + ["decision", "parallel", "loop"] * (depth > 0)
        kind = self.draw(st.sampled_from(kinds))
        name = f"s{self.count}"
        self.count += 1
        hours = st.integers(1, 9)
        within, takes = self.draw(hours), self.draw(st.integers(0, 9))
        does = ", does: [resolve]" if act and self.draw(st.integers(0, 3)) == 0 else ""
        work = f"by: a, within: {within}h{does}" + (f", takes: {min(within, takes)}h" if takes else "")
        if kind == "task":
            self.write(name, f"{work}, next: {behind}")
        elif kind == "event":
            other = self.block(behind, 0, act)
            self.write(name, f"{work}, events: {{e: {{after: 50%, next: {other}}}}}, next: {behind}")
        elif kind == "soft":
            event = f"{{after: {self.draw(hours)}h, interrupting: false, next: over}}"
            self.write(name, f"{work}, events: {{e: {event}}}, next: {behind}")
        elif kind == "wait":
            self.write(name, f"type: wait, arms: {{m: {behind}, t: {{after: {self.draw(hours)}h, next: {behind}}}}}")
        elif kind == "decision":
            when = self.draw(st.sampled_from(sorted(ASKED)))
            one, other = self.block(behind, depth - 1, act), self.block(behind, depth - 1, act)
            branches = f"{{y: {{when: '{when}', next: {one}}}, z: {{otherwise: true, next: {other}}}}}"
            self.write(name, f"type: decision, branches: {branches}")
        elif kind == "parallel":
            branches = ", ".join(self.block(f"{name}j", depth - 1, act) for _ in range(2))
            self.write(name, f"type: parallel, branches: [{branches}]")
            self.write(f"{name}j", f"type: join, of: {name}, next: {behind}")
        else:
            inner = self.block(f"{name}r", depth - 1, act)
            again = f"{{next: {inner}, at_most: {self.draw(st.integers(1, 2))}, then: {behind}}}"
            self.write(f"{name}r", f"{work}, outcomes: {{ok: {behind}, again: {again}}}")
            return inner
        return name

    def write(self, name: str, fields: str) -> None:
        self.lines.append(f"      {name}: {{{fields}}}\n")


@st.composite
def flows(draw: st.DrawFn) -> str:
    draft = Draft(draw)
    draft.write("over", "type: end")
    draft.write("last", "by: a, within: 2h, does: [resolve], next: over")
    begin = "last"
    for _ in range(draw(st.integers(1, 3))):
        begin = draft.block(begin, 2, act=True)
    return HEAD.replace("next: s0}", f"next: {begin}}}") % draw(st.integers(1, 60)) + "".join(draft.lines)


@dataclass(frozen=True)
class Run:
    """A case under way: its tokens with the moment at which each came, its values, its counts, and when the act was
    done first."""

    tokens: tuple[tuple[int, int], ...]
    n: int
    vip: bool
    times: tuple[tuple[str, int], ...] = ()
    done: int | None = None


def runs(made: Net, at_best: bool) -> Iterator[int]:
    """When the act is done in every single run, whatever is chosen."""
    (start,) = made.starts.values()
    seen = {Run(((start, 0),), n, vip) for n, vip in product(range(4), (False, True))}
    waiting = list(seen)
    while waiting:
        run = waiting.pop()
        ready = next(iter(made.ready([arc for arc, _ in run.tokens])), None)
        if ready is None:
            assert run.done is not None
            yield run.done
            continue
        for after in onward(made, run, *ready, at_best):
            if after not in seen:
                seen.add(after)
                waiting.append(after)
        assume(len(seen) < 20_000)


def onward(made: Net, run: Run, node: Node, taken: tuple[int, ...], at_best: bool) -> Iterator[Run]:
    left = list(run.tokens)
    moment = 0
    for arc in taken:
        token = min(token for token in left if token[0] == arc)
        left.remove(token)
        moment = max(moment, token[1])
    sets = not node.silent and bool(node.step.sets)
    for vip in (False, True) if sets else (run.vip,):
        for firing in made.choices(node, taken):
            arc, times, done, end = firing.chosen, dict(run.times), run.done, moment
            if arc and arc.exit:
                used = times.get(arc.exit.address, 0)
                if arc.exit.at_most is not None:
                    if arc.last != (used >= arc.exit.at_most):
                        continue
                    times[arc.exit.address] = used + 1
                if (arc.exit.when or arc.exit.otherwise) and not fits(node, arc.exit.id, run.n, vip):
                    continue
                end = moment + stays(node, arc.exit.id, at_best)
                if "resolve" in node.step.does and arc.exit.kind != "event":
                    done = end if done is None else min(done, end)
            tokens = [*left, *((each, end) for each in firing.put)]
            if done is not None:
                # What has come as far as this can only be later.
                tokens = [token for token in tokens if token[1] < done]
            yield Run(tuple(sorted(tokens)), run.n, vip, tuple(sorted(times.items())), done)


def fits(node: Node, name: str, n: int, vip: bool) -> bool:
    assert node.step.branches
    when = node.step.branches["y"].when
    assert when
    return ((n, vip) in ASKED[when.text]) == (name == "y")


def stays(node: Node, name: str, at_best: bool) -> int:
    step = node.step
    within, takes = (each.seconds or 0 if each else 0 for each in (step.within, step.takes))
    if name == "e":
        after = (step.events or {})["e"].after
        return after.seconds or 0 if hasattr(after, "seconds") else within // 2  # type: ignore[union-attr]
    if step.type == "wait":
        timer = (step.arms or {})["t"].after
        length = timer.seconds or 0  # type: ignore[union-attr]
        return 0 if at_best and name == "m" else length
    if at_best:
        return takes
    hard = any(event.interrupting is not False for event in (step.events or {}).values())
    return within // 2 if hard else within


@settings(max_examples=150, deadline=None)
@given(text=flows())
def test_every_single_run_says_the_same(graph_from: Callable[[str], OrgGraph], text: str) -> None:
    graph = graph_from(text)
    (found,) = clocks(graph)
    made = net(graph, "w")
    best, latest = set(runs(made, at_best=True)), set(runs(made, at_best=False))
    assert found.due is not None
    assert found.latest is not None
    figures = at_best(graph, found)
    assert figures
    earliest, needed = figures
    assert earliest <= min(best)
    assert found.needed in (None, earliest if found.measure == "quickest" else needed)
    # Beside each other two branches may both do it; then only bounds are known.
    assert needed >= max(best)
    assert found.latest >= max(latest)
    event(f"{found.answer} {found.measure}{' beside' if 'parallel' in text else ''}")
    if found.measure == "quickest":
        assert min(best) > found.due
    answer = "infeasible" if max(best) > found.due else "at risk" if max(latest) > found.due else "feasible"
    if found.answer == "not decided":
        assert "parallel" in text
    elif found.answer == "at risk" and "parallel" in text:
        assert answer in ("at risk", "infeasible")
    else:
        assert found.answer == answer
    if "parallel" not in text:
        assert (earliest, needed, found.latest) == (min(best), max(best), max(latest))
    breaks_the_promise(graph, found)


def breaks_the_promise(graph: OrgGraph, found: Timed) -> None:
    """The path of an answer can be walked, and its schedule is what the answer says."""
    walk(net(graph, "w"), knowledge(graph, "w"), found.path)
    rows = timetable(graph, found)
    assert found.due is not None
    assert rows[-1].due == (found.needed if found.answer == "infeasible" else found.latest)
    if found.answer in ("infeasible", "at risk"):
        assert rows[-1].due > found.due
