"""Text in two languages: what specs hold and what messages are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


def other(language: Language) -> Language:
    """The other of the two languages."""
    return "zh" if language == "en" else "en"


@dataclass(frozen=True, slots=True)
class Text:
    """Something said in English, in Chinese, or in both."""

    en: str | None = None
    zh: str | None = None

    def stated(self, language: Language) -> str | None:
        """What was written in this very language."""
        return self.en if language == "en" else self.zh

    def get(self, language: Language) -> str:
        """What to show to a reader of `language`: its own wording, else the other language's, else nothing."""
        return self.stated(language) or self.en or self.zh or ""

    def __bool__(self) -> bool:
        return bool(self.en or self.zh)


def written_in(text: str) -> Language:
    """The language of a text that does not say it: Chinese if it holds a Chinese character."""
    return "zh" if any("\u3400" <= character <= "\u9fff" for character in text) else "en"


# A label or a list of any length may stand in a specification; in a sentence nobody reads more.
_LONGEST = 600
_MOST = 12


def phrase(en: str, zh: str, /, **parts: "Text | str | int") -> Text:
    """Fill `{name}` places of an English and a Chinese sentence; a `Text` part is shown in the sentence's language.

    A part of more than 600 characters is cut.
    """

    def fill(template: str, language: Language) -> str:
        return template.format_map(
            {key: _cut(part.get(language) if isinstance(part, Text) else str(part)) for key, part in parts.items()}
        )

    return Text(en=fill(en, "en"), zh=fill(zh, "zh"))


def listed(parts: "Iterable[Text | str]", most: int = _MOST) -> Text:
    """Join labels or names for use inside a sentence: `a, b` in English, `a、b` in Chinese; of many only `most`."""
    labels = [part if isinstance(part, Text) else Text(en=part, zh=part) for part in parts]
    shown = labels[:most]
    english, chinese = ", ".join(part.get("en") for part in shown), "、".join(part.get("zh") for part in shown)
    if len(labels) > most:
        return Text(en=f"{english} and {len(labels) - most} more", zh=f"{chinese}等 {len(labels)} 项")
    return Text(en=english, zh=chinese)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
