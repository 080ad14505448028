"""Ways through a flow that get round some of its steps."""

from collections.abc import Collection, Iterable, Iterator

from orgflow.graph.flow import Flow, closure


def detour(flow: Flow, begin: Iterable[str], ends: Collection[str], through: Collection[str]) -> tuple[str, ...] | None:
    """The steps of a shortest way from one of `begin` to one of `ends` that passes none of `through`; None if there is
    none. Where a case splits up and one branch may pass such a step, the case is taken to have passed it.
    """
    barred = {**dict.fromkeys(through), **dict.fromkeys(_splits_before(flow, through))}
    came: dict[str, str | None] = {step: None for step in begin if step not in barred}
    waiting = list(came)
    for step in waiting:
        if step in ends:
            return tuple(_back(came, step))[::-1]
        for way in flow.out(step):
            if way.target not in came and way.target not in barred:
                came[way.target] = step
                waiting.append(way.target)
    return None


def _back(came: dict[str, str | None], step: str | None) -> Iterator[str]:
    while step is not None:
        yield step
        step = came[step]


def _splits_before(flow: Flow, through: Collection[str]) -> Iterator[str]:
    """The splits into parallel branches one of which leads to a step before the branches meet again."""

    def before(step: str) -> Iterator[str]:
        of = flow.steps[step].of
        if of:
            # A case is past a join only if it has been at the split.
            yield of.address.rpartition(".")[2]
        else:
            yield from (way.source for way in flow.into(step))

    for step in closure(through, before):
        if flow.steps[step].of is None:
            yield from (way.source for way in flow.into(step) if flow.steps[way.source].type == "parallel")
