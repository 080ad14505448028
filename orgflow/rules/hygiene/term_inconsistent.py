"""One thing has one name."""

import re
from collections.abc import Iterator

from orgflow.finding import Note, Problem, Severity, Witness
from orgflow.graph import OrgGraph
from orgflow.model.glossary import Term
from orgflow.rules.hygiene.texts import texts
from orgflow.rules.rule import rule
from orgflow.text import LANGUAGES, Text, listed, phrase, written_in


@rule("term-inconsistent", Severity.INFO, family="hygiene", confidence="heuristic", needs=("glossary",))
def term_inconsistent(graph: OrgGraph) -> Iterator[Problem]:
    """
    A word that the glossary says not to use.

    使用了术语表中不采用的叫法。

    **Why.** A case, a ticket, an order number: three words, and the newcomer looks for three things.

    Texts that pictures show are searched for the words under `avoid`, as whole words in English, wherever they stand in
    Chinese. A word within a longer term of the glossary is no fault. Whether it means the same thing here cannot be
    told from words: this is a guess.

    **Fix.** Write the term of the glossary, or take the word off `avoid`.

    **改法。** 改用术语表中的说法，或从 `avoid` 中删去该词。
    """
    avoided = {word.casefold(): term for term in graph.team.glossary.values() for word in term.avoid}
    if not avoided:
        return
    terms = (term.zh for term in graph.team.glossary.values()), (term.en for term in graph.team.glossary.values())
    kept = [word.casefold() for words in terms for word in words if word]
    # Of two words that begin at one place the longer one is meant.
    words = sorted(dict.fromkeys((*kept, *avoided)), key=len, reverse=True)
    pattern = re.compile("|".join(map(_searched, words)), re.I)

    def found(text: str | None) -> list[str]:
        return [word for word in map(str.casefold, pattern.findall(text or "")) if word in avoided]

    for text, node, (owner, *path) in texts(graph):
        if owner.startswith("term:"):
            continue
        wrong: dict[str, list[str]] = {}
        for word in dict.fromkeys(word for language in LANGUAGES for word in found(text.stated(language))):
            wrong.setdefault(avoided[word].id, []).append(word)
        for name, said in wrong.items():
            term = graph.team.glossary[name]
            yield Problem(
                at=node.span,
                say=phrase(
                    "“{text}” says {words}, where the glossary says “{term}”",
                    "「{text}」用了{words}，术语表的说法是“{term}”",
                    text=text,
                    words=listed(Text(en=f"“{word}”", zh=f"“{word}”") for word in said),
                    term=_preferred(term),
                ),
                subjects=(owner, term.address),
                witness=Witness("conflict", (owner, *path, *said)),
                related=(Note(term.at, Text(en="the term", zh="术语")),),
                hint=phrase("Write “{term}”.", "请写“{term}”。", term=_preferred(term)),
            )


def _searched(word: str) -> str:
    # Chinese is written without spaces between words.
    return re.escape(word) if written_in(word) == "zh" else rf"(?<!\w){re.escape(word)}(?!\w)"


def _preferred(term: Term) -> Text:
    return Text(en=term.en or term.zh or term.id, zh=term.zh or term.en or term.id)
