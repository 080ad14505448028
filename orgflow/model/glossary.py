"""What things are called."""

from dataclasses import dataclass

from orgflow.model.items import Item, read
from orgflow.model.reading import plain, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Item):
    """A word for one thing in both languages, and words that are not used for it."""

    zh: str | None = read(plain)
    en: str | None = read(plain)
    avoid: tuple[str, ...] = read(words, ())
