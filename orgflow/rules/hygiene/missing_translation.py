"""A bilingual team speaks both languages everywhere."""

from collections.abc import Iterator

from orgflow.document.tree import AnyNode, Mapping
from orgflow.finding import Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.rules.hygiene.texts import texts
from orgflow.rules.rule import rule
from orgflow.text import LANGUAGES, Language, Text, phrase

_UNMARKED = Text(
    en="A text without language counts as the first of `team.languages`. ",
    zh="未注明语言的文字视为 `team.languages` 的第一种语言。",
)
_NAMES: dict[Language, Text] = {"en": Text(en="English", zh="英文"), "zh": Text(en="Chinese", zh="中文")}


@rule("missing-translation", Severity.WARNING, family="hygiene")
def missing_translation(graph: OrgGraph) -> Iterator[Problem]:
    """
    A text in one language only, in a team that lists two.

    团队使用两种语言、却只写了一种的文字。

    **Why.** Pictures and manuals are handed over in both languages. A label without translation stands in the other
    language's picture as it is, and its reader cannot read it.

    **Fix.** Write both: `{zh: 倾听诉求, en: Listen}`. A text without language counts as the first of `team.languages`.
    An id that serves as label needs no translation, nor do notes, free-text sources and messages. Silent unless
    `team.languages` lists both languages.

    **改法。** 两种语言都写：`{zh: 倾听诉求, en: Listen}`。未注明语言的文字视为 `team.languages` 的第一种语言。
    """
    if not all(language in graph.team.profile.languages for language in LANGUAGES):
        return
    for text, node, (owner, *path) in texts(graph):
        if text.en and text.zh:
            continue
        language: Language = "zh" if text.en else "en"
        yield _problem(text, node, language, owner, path)


def _problem(text: Text, node: AnyNode, language: Language, owner: str, path: list[str]) -> Problem:
    return Problem(
        at=node.span,
        say=phrase(
            "“{text}” has no {language} wording", "「{text}」没有{language}", text=text, language=_NAMES[language]
        ),
        subjects=(owner,),
        witness=Witness("absence", (owner, *path, language)),
        hint=phrase(
            "{why}Write both: `{{zh: {zh}, en: {en}}}`.",
            "{why}请写两种语言：`{{zh: {zh}, en: {en}}}`。",
            why=Text() if isinstance(node, Mapping) else _UNMARKED,
            zh=text.zh or "…",
            en=text.en or "…",
        ),
    )
