"""Cards and solid lines as a forest, and the part of it that one page shows."""

from dataclasses import dataclass, field

from orgflow.diagram import Card, OrgChart


@dataclass(frozen=True, slots=True)
class Forest:
    """Cards by number, in spec order. `below` counts the cards under each, itself not counted."""

    cards: tuple[Card, ...]
    children: list[list[int]]
    parents: list[int]
    roots: list[int]
    below: list[int]


@dataclass(frozen=True, slots=True)
class Twig:
    """A card as one page shows it. `hidden` says that what is under it stands on another page.

    `shape` spells what is below it in brackets: equal shapes can stand in the same ways.
    """

    card: int
    children: tuple["Twig", ...] = ()
    hidden: bool = False
    shape: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", f"({''.join(child.shape for child in self.children)})")


def forest(chart: OrgChart) -> Forest:
    """The solid lines of a chart, in linear time and without recursion.

    Raises ValueError when they are not a forest: a card with two superiors, or a loop.
    """
    number = {card.id: index for index, card in enumerate(chart.cards)}
    parents = [-1] * len(chart.cards)
    children: list[list[int]] = [[] for _ in chart.cards]
    for line in chart.lines:
        if line.dotted:
            continue
        child, parent = number[line.child], number[line.parent]
        if parents[child] >= 0:
            raise ValueError(f"{line.child} has two solid lines")
        parents[child] = parent
        children[parent].append(child)
    for below_one in children:
        below_one.sort()
    roots = [index for index, parent in enumerate(parents) if parent < 0]
    order = list(roots)
    for index in order:
        order.extend(children[index])
    if len(order) < len(parents):
        raise ValueError("the solid lines form a loop")
    below = [0] * len(parents)
    for index in reversed(order):
        if parents[index] >= 0:
            below[parents[index]] += below[index] + 1
    return Forest(chart.cards, children, parents, roots, below)
