"""Who holds a post: by name, by initials, or, unless somebody asks, not at all."""

import re
from collections.abc import Iterable
from dataclasses import replace

from orgflow.finding import Finding
from orgflow.graph import Edge, OrgGraph
from orgflow.text import LANGUAGES, Language, Text
from orgflow.views.words import People, Wording

_DOUBLE = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "夏侯",
    "长孙",
    "宇文",
)
"""Family names of two characters."""
_WORDS = re.compile(r"[^\W_]+")
_WIDE = "\u2e80"
"""From here on a character is a syllable or a word, and no letter."""
_SOMEBODY = Text(en="somebody", zh="某员工")


def holders(graph: OrgGraph, role: str, wording: Wording) -> tuple[str, ...]:
    """The people who are named as holders of a post, as a picture may call them."""
    if wording.people == "none":
        return ()
    return tuple(wording.say(called(graph, link.source, wording.people)) for link in graph.into(role, Edge.HOLDS))


def called(graph: OrgGraph, address: str, people: People) -> Text:
    """What an object is called where people are called so."""
    label = graph.label(address)
    return _called(label, people) if address.startswith("person:") else label


def discreet(findings: Iterable[Finding], graph: OrgGraph, people: People) -> list[Finding]:
    """Findings whose sentences call people as a picture may call them."""
    labels = [graph.label(person.address) for person in graph.team.people.values()]
    if people == "names" or not labels:
        return list(findings)
    instead = {name: _called(label, people) for label in labels for name in (label.en, label.zh) if name}
    # Longest first, for a name may be the beginning of another.
    names = re.compile("|".join(_alone(name) for name in sorted(instead, key=len, reverse=True)))
    return [
        replace(
            finding,
            problem=replace(
                finding.problem,
                say=_without(finding.problem.say, names, instead),
                hint=finding.problem.hint and _without(finding.problem.hint, names, instead),
            ),
        )
        for finding in findings
    ]


def initials(name: str) -> str:
    """`张＊` for a Chinese name, `A.S.` for a Latin one: never the whole name."""
    words = _WORDS.findall(name)
    short = "".join(_initial(word) for word in words)
    return "＊" if not short or name in short else short


def _initial(word: str) -> str:
    if word[0] < _WIDE:
        return f"{word[0].upper()}."
    return f"{word[: 2 if word.startswith(_DOUBLE) else 1]}＊"


def _called(label: Text, people: People) -> Text:
    if people == "none":
        return _SOMEBODY
    if people == "names":
        return label
    return Text(*(initials(said) if (said := label.stated(language)) else None for language in LANGUAGES))


def _alone(name: str) -> str:
    """A pattern for a name that is no part of a longer Latin word."""
    begin = r"(?<![0-9A-Za-z_])" if name[0].isascii() else ""
    end = r"(?![0-9A-Za-z_])" if name[-1].isascii() else ""
    return f"{begin}{re.escape(name)}{end}"


def _without(say: Text, names: re.Pattern[str], instead: dict[str, Text]) -> Text:
    def hidden(language: Language) -> str | None:
        said = say.stated(language)
        return said and names.sub(lambda met: instead[met.group()].get(language), said)

    return Text(en=hidden("en"), zh=hidden("zh"))
