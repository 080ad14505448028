"""How large the cards of a page may be, and how they stand: the richest look that fits, then the best balance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from orgflow.layout.tree.arrangement import Block, Plan, plans
from orgflow.layout.tree.cards import Faces, Look
from orgflow.layout.tree.forest import Twig
from orgflow.layout.tree.options import Options, Spacing

Room = tuple[float, float]

_WIDTHS = (190.0, 180.0, 170.0, 160.0, 150.0, 142.0, 134.0, 126.0, 118.0, 110.0, 102.0, 94.0, 86.0, 78.0)
_STRETCHES = (2.4, 2.0, 1.7, 1.4, 1.2, 1.1)
_FEW_STRETCHES = (2.0, 1.4)
_NOT_IN_ROW = 0.6
_STACKS = 0.88
_BROAD = 150.0


@dataclass(frozen=True, slots=True)
class Fitted:
    """A page's cards in their places, with the look and spacing they were given."""

    look: Look
    spacing: Spacing
    block: Block


class Fixed:
    """Fits pages of one look and card size. Each shape of page is tried once, and worked out once."""

    def __init__(self, look: Look, spacing: Spacing, room: Room) -> None:
        self._look, self._room = look, room
        self._options = Options(spacing)
        self._tried: dict[tuple[str, ...], bool] = {}
        self._known: dict[tuple[str, ...], tuple[Plan, Spacing] | None] = {}

    def fits(self, twigs: Sequence[Twig]) -> bool:
        """Whether there is any way to set these cards on a page."""
        shape = tuple([twig.shape for twig in twigs])
        if shape not in self._tried:
            self._tried[shape] = any(True for _ in plans(twigs, self._options, self._room))
        return self._tried[shape]

    def fit(self, twigs: Sequence[Twig]) -> Fitted:
        """The cards in their places. Raises ValueError if they do not fit."""
        found = self._plan(twigs)
        if found is None:
            raise ValueError("these cards do not fit on a page")
        plan, spacing = found
        return Fitted(self._look, spacing, plan.set(twigs, spacing))

    def _plan(self, twigs: Sequence[Twig]) -> tuple[Plan, Spacing] | None:
        shape = tuple([twig.shape for twig in twigs])
        if shape not in self._known:
            look, spacing, room = self._look, self._options.spacing, self._room
            found = max(
                plans(twigs, self._options, room), key=lambda plan: _worth(plan, look, spacing, room), default=None
            )
            self._known[shape] = _stretched(found, spacing, room, _FEW_STRETCHES) if found else None
        return self._known[shape]


def fit(twigs: Sequence[Twig], faces: Faces, room: Room) -> Fitted | None:
    """The richest look at which everything fits into `room`, or nothing if it does not fit at 8 pt."""
    for look in faces.looks:
        found = [
            (_worth(plan, look, spacing, room), -index, plan, spacing)
            for index, (plan, spacing) in enumerate(_fitting(twigs, faces, look, room))
        ]
        if found:
            _, _, plan, spacing = max(found, key=lambda one: one[:2])
            plan, spacing = _stretched(plan, spacing, room, _STRETCHES)
            return Fitted(look, spacing, plan.set(twigs, spacing))
    return None


def _fitting(twigs: Sequence[Twig], faces: Faces, look: Look, room: Room) -> Iterator[tuple[Plan, Spacing]]:
    """Every way that fits, at every card width that breaks no word."""
    cards = [(twig.card, depth < 2) for depth, level in enumerate(_levels(twigs)) for twig in level]
    for nominal in _WIDTHS:
        card_width = round(nominal * max(1.0, look.scale))
        if any(faces.breaks_words(card, look, card_width, upper) for card, upper in cards):
            break
        tall = max(look.least_height, *(faces.height(card, look, card_width, upper) for card, upper in cards))
        spacing = Spacing(card_width, tall) if look.detail or look.second else _close(card_width, tall, faces)
        yield from (
            (plan, spacing)
            for plan in plans(twigs, Options(spacing), room)
            if look.scale <= 1 or (plan.in_row and not plan.stacks)
        )


def _close(card_width: float, tall: float, faces: Faces) -> Spacing:
    """Cards of titles alone stand nearer each other, but markers need their room."""
    return Spacing(card_width, tall, 20, 12 if faces.marked else 9, 10)


def _levels(twigs: Sequence[Twig]) -> Iterator[Sequence[Twig]]:
    while twigs:
        yield twigs
        twigs = [child for twig in twigs for child in twig.children]


def _worth(plan: Plan, look: Look, spacing: Spacing, room: Room) -> float:
    """How well a page is filled both ways, by cards that are not too narrow, with the top's children in a row.

    Children in several stacks are for those who have many.
    """
    filled = min(plan.width / room[0], plan.height / room[1])
    broad = min(1.0, spacing.card_width / (_BROAD * max(1.0, look.scale)))
    return filled * (1.0 if plan.in_row else _NOT_IN_ROW) * broad * _STACKS**plan.stacks


def _stretched(plan: Plan, spacing: Spacing, room: Room, factors: Sequence[float]) -> tuple[Plan, Spacing]:
    """Give the gaps what room is left, up to a limit: between levels, and between neighbours."""
    for names in (("row_gap", "hang_gap"), ("side_gap",)):
        for factor in factors:
            wider = replace(spacing, **{name: getattr(spacing, name) * factor for name in names})
            stretched = plan.resized(wider)
            if stretched.width <= room[0] and stretched.height <= room[1]:
                spacing, plan = wider, stretched
                break
    return plan, spacing
