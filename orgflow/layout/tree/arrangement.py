"""Where the cards of one page go, and the lines between them, before they are moved onto the page.

Near the top, children stand side by side under a bus. Below `rows` levels they hang: stacked under their parent's left
corner, or, if the stack would be too high, in several columns. Depth is bounded by the page, so recursion is safe.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from orgflow.layout.tree.forest import Twig
from orgflow.scene import Point

TRUNK = 9.0
INDENT = 18.0

Spread = Literal["row", "stack", "stacks"]
"""How a card's children stand: side by side, below each other, or in several columns of those."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Card size, and the gaps: below a row, between hanging cards, between neighbours."""

    card_width: float
    card_height: float
    row_gap: float = 30.0
    hang_gap: float = 12.0
    side_gap: float = 14.0

    @property
    def below_head(self) -> float:
        """From the top of a card to the top of the first card hanging from it."""
        return self.card_height + self.hang_gap * 1.25

    @property
    def below_row(self) -> float:
        """From the top of a card to the tops of the row below it."""
        return self.card_height + self.row_gap


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


def arrange(twigs: Sequence[Twig], rows: int, spacing: Spacing, room: tuple[float, float]) -> Block:
    """Set trees beside each other, with cards that stand alone in columns after them; `room` is what the page has."""
    trees = [twig for twig in twigs if twig.children or len(twigs) == 1]
    alone = [twig for twig in twigs if not twig.children and len(twigs) > 1]
    blocks = [_block(twig, 0, rows, spacing, room[1]) for twig in trees]
    if alone:
        blocks.append(_grid(alone, spacing, room, beside=bool(trees)))
    return _side_by_side(blocks, spacing.side_gap * (1.5 if len(blocks) > 1 else 1))


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


def _block(twig: Twig, depth: int, rows: int, spacing: Spacing, room: float) -> Block:
    if twig.children and depth < rows:
        return _row(twig, depth, rows, spacing, room)
    return _hanging(twig, depth, spacing, room)


def _row(twig: Twig, depth: int, rows: int, spacing: Spacing, room: float) -> Block:
    """Children side by side below their parent, who stands above the middle of their heads."""
    below = [_block(child, depth + 1, rows, spacing, room - spacing.below_row) for child in twig.children]
    heads = [block.posts[0] for block in below]
    children = _side_by_side(below, spacing.side_gap)
    block = Block(children.width, spacing.below_row + children.height, [Post(twig, depth)])
    block.take(children, 0, spacing.below_row)
    block.posts[0].x = (heads[0].x + heads[-1].x) / 2
    return block


def _hanging(twig: Twig, depth: int, spacing: Spacing, room: float) -> Block:
    """Children stacked below their parent, in as many columns as the height asks for."""
    head = Post(twig, depth, spread="stack")
    if not twig.children:
        return Block(spacing.card_width, spacing.card_height, [head])
    below = [_hanging(child, depth + 1, spacing, float("inf")) for child in twig.children]
    top = spacing.below_head
    stacks = _stacks(below, spacing.hang_gap, room - top)
    if len(stacks) > 1:
        top = spacing.below_row
        stacks = _stacks(below, spacing.hang_gap, room - top)
        head.spread = "stacks"
    block = Block(posts=[head])
    left = 0.0
    for stack in stacks:
        y = top
        for part in stack:
            block.take(part, left + INDENT, y)
            y += part.height + spacing.hang_gap
        block.height = max(block.height, y - spacing.hang_gap)
        left += INDENT + max(part.width for part in stack) + spacing.side_gap
    block.width = max(left - spacing.side_gap, spacing.card_width)
    if head.spread == "stacks":
        head.x = (block.width - spacing.card_width) / 2
    return block


def _grid(twigs: Sequence[Twig], spacing: Spacing, room: tuple[float, float], *, beside: bool) -> Block:
    """Cards without lines, in columns from top to bottom: few beside trees, as many as fit if there are no trees."""
    step = spacing.card_height + spacing.hang_gap
    fitting = max(1, int((room[0] + spacing.side_gap) // (spacing.card_width + spacing.side_gap)))
    needed = -(-len(twigs) // max(1, int((room[1] + spacing.hang_gap) // step)))
    high = -(-len(twigs) // (needed if beside else min(len(twigs), fitting)))
    block = Block()
    for index, twig in enumerate(twigs):
        column, row = divmod(index, high)
        block.posts.append(Post(twig, 2, column * (spacing.card_width + spacing.side_gap), row * step))
    block.width = max(post.x for post in block.posts) + spacing.card_width
    block.height = max(post.y for post in block.posts) + spacing.card_height
    return block


def _side_by_side(blocks: Sequence[Block], gap: float) -> Block:
    whole = Block(width=-gap)
    for block in blocks:
        whole.take(block, whole.width + gap, 0)
        whole.width += gap + block.width
        whole.height = max(whole.height, block.height)
    return whole


def _stacks(blocks: list[Block], gap: float, room: float) -> list[list[Block]]:
    """Share blocks out over the fewest columns that `room` allows, then make those as even as can be."""
    if sum(block.height + gap for block in blocks) - gap <= room:
        return [blocks]
    needed = len(list(_filled(blocks, gap, room)))
    heights = [block.height + gap for block in blocks]
    limits = sorted({sum(heights[a:b]) - gap for a in range(len(blocks)) for b in range(a + 1, len(blocks) + 1)})
    low, high = 0, len(limits) - 1
    while low < high:
        middle = (low + high) // 2
        if len(list(_filled(blocks, gap, limits[middle]))) <= needed:
            high = middle
        else:
            low = middle + 1
    return list(_filled(blocks, gap, limits[low]))


def _filled(blocks: Sequence[Block], gap: float, room: float) -> Iterator[list[Block]]:
    stack: list[Block] = []
    used = -gap
    for block in blocks:
        if stack and used + gap + block.height > room + 0.01:
            yield stack
            stack, used = [], -gap
        stack.append(block)
        used += gap + block.height
    yield stack
