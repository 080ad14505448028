"""Which cards go on which page: the whole chart on one, or an overview and a page for each part under it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from orgflow.layout.tree.forest import Forest, Twig

ROLES_A_PAGE = 30

Fits = Callable[[Sequence[Twig]], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """What one page shows. `heads` are the cards it is about, none for the whole; a part may run over several pages."""

    twigs: tuple[Twig, ...]
    heads: tuple[int, ...] = ()
    number: int = 1
    count: int = 1


def whole(forest: Forest) -> Part:
    """Everything on one page; for small charts."""
    return Part(tuple(_grown(forest, root, len(forest.cards)) for root in forest.roots))


def parts(forest: Forest, fits: Fits, deepest: int) -> Iterator[Part]:
    """Pages in reading order, none with more cards than fit. `deepest` bounds the levels that a page can hold.

    A page goes as many whole levels down as fit; what is below follows on pages of its own, small parts together.
    """
    if len(forest.roots) == 1:
        waiting = [forest.roots]
    else:
        yield from _spread(forest, -1, forest.roots, fits)
        waiting = [[root for root in forest.roots if forest.children[root]]]
    while waiting:
        heads = waiting.pop()
        if not heads:
            continue
        count, together = _together(forest, heads, fits, deepest)
        waiting.append(heads[max(1, count) :])
        if count:
            yield Part(together, tuple(heads[:count]))
            continue
        twig = _page(forest, heads[0], fits, deepest)
        if twig is None:
            below = forest.children[heads[0]]
            yield from _spread(forest, heads[0], below, fits)
            waiting.append([child for child in below if forest.children[child]])
        else:
            yield Part((twig,), (heads[0],))
            waiting.append(_cut(twig))


def _together(forest: Forest, heads: list[int], fits: Fits, deepest: int) -> tuple[int, tuple[Twig, ...]]:
    """How many of the first cards fit on one page with all that is below them, and those; 0 if the first does not."""
    twigs: tuple[Twig, ...] = ()
    room = ROLES_A_PAGE
    for head in heads:
        room -= forest.below[head] + 1
        if room < 0:
            break
        more = (*twigs, _grown(forest, head, deepest))
        if _cut(more[-1]) or not fits(more):
            break
        twigs = more
    return len(twigs), twigs


def _page(forest: Forest, root: int, fits: Fits, deepest: int) -> Twig | None:
    """The deepest whole levels under `root` that fit, or nothing if not even one level does."""
    level, count, depth = [root], 1, 0
    while level and depth < deepest:
        level = [child for card in level for child in forest.children[card]]
        if count + len(level) > ROLES_A_PAGE:
            break
        count += len(level)
        depth += 1
    for levels in range(depth, 0, -1):
        twig = _grown(forest, root, levels)
        if fits((twig,)):
            return twig
    return None


def _grown(forest: Forest, root: int, levels: int) -> Twig:
    """A card with so many levels under it, built from the lowest up."""
    order = [(root, 0)]
    for card, depth in order:
        if depth < levels:
            order.extend((child, depth + 1) for child in forest.children[card])
    twigs: dict[int, Twig] = {}
    for card, depth in reversed(order):
        below = forest.children[card]
        shown = depth < levels
        twigs[card] = Twig(card, tuple(twigs[child] for child in below) if shown else (), bool(below) and not shown)
    return twigs[root]


def _cut(twig: Twig) -> list[int]:
    """The cards at which what is below was cut off, in reading order."""
    cut, open_ = [], [twig]
    while open_:
        here = open_.pop()
        if here.hidden:
            cut.append(here.card)
        open_.extend(reversed(here.children))
    return cut


def _spread(forest: Forest, of: int, cards: Sequence[int], fits: Fits) -> Iterator[Part]:
    """More cards of one level than a page holds, over as many pages as it takes; their superior stands on each."""

    def twigs(some: Sequence[int]) -> tuple[Twig, ...]:
        below = tuple(Twig(card, hidden=bool(forest.children[card])) for card in some)
        return below if of < 0 else (Twig(of, below),)

    size = min(ROLES_A_PAGE - 1, len(cards))
    while size > 1 and not fits(twigs(cards[:size])):
        size -= 1
    count = -(-len(cards) // size)
    size = -(-len(cards) // count)
    for number in range(count):
        yield Part(twigs(cards[number * size : (number + 1) * size]), (of,) if of >= 0 else (), number + 1, count)
