"""Where people may go from the post they hold."""

from dataclasses import dataclass

from orgflow.model.items import Item, Ref, read
from orgflow.model.reading import keyed, parsed, parts, ref, refs, text
from orgflow.model.values import Duration, parse_duration
from orgflow.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Promotion(Item):
    """A step up a ladder, from one post to another, and what must be the case."""

    from_: Ref | None = read(ref("role"))
    to: Ref | None = read(ref("role"))
    when: Text | None = read(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation(Item):
    """Posts or units between which people change, and for how long."""

    between: tuple[Ref, ...] = read(refs("role", "unit"), ())
    for_: Duration | None = read(parsed(parse_duration))


@dataclass(frozen=True, slots=True, kw_only=True)
class Career(Item):
    """A ladder of posts, rotations beside it, the review that counsels people, and who may follow whom."""

    steps: dict[str, Promotion] | None = read(parts("promotion", Promotion))
    rotation: dict[str, Rotation] | None = read(parts("rotation", Rotation))
    counselling: Ref | None = read(ref("review"))
    talent_pool: dict[Ref, tuple[Ref, ...]] | None = read(keyed(refs("role"), "role"))
