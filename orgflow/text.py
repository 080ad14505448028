"""Text in two languages: what specs hold and what messages are made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


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


def phrase(en: str, zh: str, /, **parts: "Text | str | int") -> Text:
    """Fill `{name}` places of an English and a Chinese sentence; a `Text` part is shown in the sentence's language."""

    def fill(template: str, language: Language) -> str:
        return template.format_map(
            {key: part.get(language) if isinstance(part, Text) else part for key, part in parts.items()}
        )

    return Text(en=fill(en, "en"), zh=fill(zh, "zh"))


def listed(parts: Iterable[Text]) -> Text:
    """Join labels for use inside a sentence: `a, b` in English, `a、b` in Chinese."""
    parts = tuple(parts)
    return Text(en=", ".join(part.get("en") for part in parts), zh="、".join(part.get("zh") for part in parts))
