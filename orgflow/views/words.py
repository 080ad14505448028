"""Words for pictures: labels in one or two languages, numbers that read well, captions."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Literal

from orgflow.diagram import Label
from orgflow.model.values import Duration
from orgflow.text import Language, Text, other, phrase

People = Literal["names", "initials", "none"]
"""How those who hold posts are called."""


@dataclass(frozen=True, slots=True)
class Wording:
    """In which language a picture speaks, whether its labels carry the other one below, and how it calls people."""

    language: Language
    bilingual: bool = False
    people: People = "none"

    def label(self, text: Text) -> Label:
        """A label; the second language only where it says something else."""
        first = text.get(self.language)
        if not self.bilingual:
            return Label(first)
        second = text.stated(other(self.language)) or ""
        return Label(first, "" if second == first else second)

    def say(self, text: Text) -> str:
        """A sentence in the picture's first language."""
        return text.get(self.language)

    def repeat(self, text: Text) -> str:
        """The same sentence in the second language of a bilingual picture."""
        return self.label(text).second

    def subtitle(self, text: Text) -> str:
        """A line that a bilingual picture shows in both languages."""
        label = self.label(text)
        return f"{label.first}  |  {label.second}" if label.second else label.first


@lru_cache(maxsize=1024)
def counted(count: int, singular: str, plural: str, chinese: str) -> Text:
    """`7 posts`, `7 个岗位`."""
    return phrase("{n} {word}", "{n} {zh}", n=count, word=singular if count == 1 else plural, zh=chinese)


def spoken(duration: Duration) -> Text:
    """`1 h 30 min`, `1 小时 30 分钟`."""
    return Text(en=duration.words("en"), zh=duration.words("zh"))


def source_line(path: str) -> Text:
    """Which specification a picture was drawn from; its name only, for folders are nobody's business."""
    return phrase(
        "Source: orgflow specification {name}", "资料来源：orgflow 规格 {name}", name=PurePosixPath(path).name
    )
