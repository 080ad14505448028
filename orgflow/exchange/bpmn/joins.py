"""Which ways into a join are alternatives, and which it waits for together."""

from collections.abc import Hashable, Mapping, Sequence

from orgflow.graph.flow import closure


def alternatives(onward: Mapping[str, Sequence[str]], fork: str, join: str, sources: Sequence[str]) -> list[list[int]]:
    """The ways into a join by number, those together that are alternatives.

    `onward` are the targets of each step, `sources` the steps that the ways into the join come from. Two ways are
    alternatives when some branch of the fork can reach both, passing neither the fork nor the join again.
    """
    branches = onward.get(fork, ())
    reached = [_reached(onward, fork, join, branch) for branch in branches]
    groups: list[tuple[set[int], list[int]]] = []
    for way, source in enumerate(sources):
        # A way straight from the fork is the branch that leads to the join.
        of = {n for n, branch in enumerate(branches) if (branch == join if source == fork else source in reached[n])}
        ways, others = [way], []
        for known, members in groups:
            if known & of:
                of, ways = of | known, [*members, *ways]
            else:
                others.append((known, members))
        groups = [*others, (of, sorted(ways))]
    return sorted(ways for _, ways in groups)


def together(keys: Sequence[Hashable]) -> list[list[int]]:
    """Numbers with the same key together, in order."""
    groups: dict[Hashable, list[int]] = {}
    for number, key in enumerate(keys):
        groups.setdefault(key, []).append(number)
    return list(groups.values())


def _reached(onward: Mapping[str, Sequence[str]], fork: str, join: str, branch: str) -> dict[str, None]:
    barred = (fork, join)
    return closure(
        [] if branch in barred else [branch], lambda step: (one for one in onward.get(step, ()) if one not in barred)
    )
