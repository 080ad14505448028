"""Where the cards of one page go, and the lines between them, before they are moved onto the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from orgflow.layout.tree.forest import Twig
from orgflow.layout.tree.options import INDENT, Option, Options, Spacing, Spread, resized, side_by_side
from orgflow.scene import Point

TRUNK = 9.0
_BETWEEN_TREES = 1.5


@dataclass(slots=True)
class Post:
    """A card in its place; `depth` counts from the page's top."""

    twig: Twig
    depth: int
    x: float = 0.0
    y: float = 0.0
    spread: Spread = "row"


@dataclass(slots=True)
class Block:
    """A part of the picture with its own origin; its first post is its head."""

    width: float = 0.0
    height: float = 0.0
    posts: list[Post] = field(default_factory=list)

    def take(self, other: "Block", x: float, y: float) -> None:
        """Set another block into this one, for good."""
        for post in other.posts:
            post.x += x
            post.y += y
        self.posts += other.posts


@dataclass(frozen=True, slots=True)
class Plan:
    """One way to set a page: trees beside each other, then so many cards that stand alone, in columns."""

    width: float
    height: float
    trees: tuple[Option, ...]
    alone: int = 0
    columns: int = 0

    @property
    def in_row(self) -> bool:
        """Whether the tops have their children beside each other, as one expects."""
        return all(tree.spread == "row" for tree in self.trees)

    @property
    def stacks(self) -> int:
        """How many cards have their children in several stacks."""
        return sum(_count_stacks(tree) for tree in self.trees)

    def resized(self, spacing: Spacing) -> "Plan":
        """The same way to set the page, with other sizes and gaps."""
        return _plan(tuple(resized(tree, spacing) for tree in self.trees), self.alone, self.columns, spacing)

    def set(self, twigs: Sequence[Twig], spacing: Spacing) -> Block:
        """The cards in their places."""
        trees, alone = _parted(twigs)
        whole = Block(self.width, self.height)
        left = 0.0
        for twig, tree in zip(trees, self.trees, strict=True):
            whole.take(_block(twig, tree, 0, spacing), left, 0)
            left += tree.width + spacing.side_gap * _BETWEEN_TREES
        for index, twig in enumerate(alone):
            column, row = divmod(index, -(-len(alone) // self.columns))
            x = left + column * (spacing.card_width + spacing.side_gap)
            whole.posts.append(Post(twig, 2, x, row * (spacing.card_height + spacing.hang_gap)))
        return whole


def plans(twigs: Sequence[Twig], options: Options, room: tuple[float, float]) -> Iterator[Plan]:
    """The ways to set a page that fit into `room`."""
    trees, alone = _parted(twigs)
    spacing = options.spacing
    columns = _columns(len(alone), spacing, room, beside=bool(trees)) if alone else 0
    for choice in side_by_side([options.of(tree) for tree in trees]) if trees else iter([()]):
        plan = _plan(choice, len(alone), columns, spacing)
        if plan.width <= room[0] and plan.height <= room[1]:
            yield plan


def _parted(twigs: Sequence[Twig]) -> tuple[list[Twig], list[Twig]]:
    """Trees, and cards that stand alone beside others."""
    trees = [twig for twig in twigs if twig.children or len(twigs) == 1]
    return trees, [twig for twig in twigs if not twig.children and len(twigs) > 1]


def _plan(trees: tuple[Option, ...], alone: int, columns: int, spacing: Spacing) -> Plan:
    beside = spacing.side_gap * _BETWEEN_TREES
    width = sum(tree.width + beside for tree in trees)
    height = max((tree.height for tree in trees), default=0.0)
    if alone:
        high = -(-alone // columns)
        columns = -(-alone // high)
        width += columns * (spacing.card_width + spacing.side_gap) - spacing.side_gap
        height = max(height, high * (spacing.card_height + spacing.hang_gap) - spacing.hang_gap)
    else:
        width -= beside
    return Plan(width, height, trees, alone, columns)


def wires(posts: Sequence[Post], spacing: Spacing) -> Iterator[tuple[int, int, tuple[Point, ...]]]:
    """The lines from parents to children: both cards' numbers and the way, from the upper to the lower card."""
    where = {post.twig.card: post for post in posts}
    for post in posts:
        foot = post.y + spacing.card_height
        bus = foot + spacing.row_gap / 2
        start = post.x + (TRUNK if post.spread == "stack" else spacing.card_width / 2)
        for twig in post.twig.children:
            child = where[twig.card]
            if post.spread == "row":
                end = child.x + spacing.card_width / 2
                bend = ((start, bus), (end, bus)) if abs(start - end) > 0.01 else ()
                way = ((start, foot), *bend, (end, child.y))
            else:
                trunk, middle = child.x - INDENT + TRUNK, child.y + spacing.card_height / 2
                bend = ((start, bus), (trunk, bus)) if post.spread == "stacks" else ()
                way = ((start, foot), *bend, (trunk, middle), (child.x, middle))
            yield post.twig.card, twig.card, way


def _block(twig: Twig, option: Option, depth: int, spacing: Spacing) -> Block:
    """An option carried out."""
    head = Post(twig, depth, spread=option.spread)
    block = Block(option.width, option.height, [head])
    top = spacing.below_head if option.spread == "stack" else spacing.below_row
    indent = 0.0 if option.spread == "row" else INDENT
    left = 0.0
    heads = []
    children = iter(twig.children)
    for stack in option.parts:
        y = top
        for part, child in zip(stack, children, strict=False):
            below = _block(child, part, depth + 1, spacing)
            heads.append(below.posts[0])
            block.take(below, left + indent, y)
            y += part.height + spacing.hang_gap
        left += indent + max(part.width for part in stack) + spacing.side_gap
    if option.spread == "row" and heads:
        head.x = (heads[0].x + heads[-1].x) / 2
    elif option.spread == "stacks":
        head.x = (option.width - spacing.card_width) / 2
    return block


def _count_stacks(option: Option) -> int:
    below = sum(_count_stacks(part) for stack in option.parts for part in stack)
    return below + (option.spread == "stacks")


def _columns(count: int, spacing: Spacing, room: tuple[float, float], *, beside: bool) -> int:
    """Columns for cards without lines: few beside trees, as many as fit if there are no trees."""
    fitting = max(1, int((room[0] + spacing.side_gap) // (spacing.card_width + spacing.side_gap)))
    rows = max(1, int((room[1] + spacing.hang_gap) // (spacing.card_height + spacing.hang_gap)))
    return -(-count // rows) if beside else min(count, fitting)
