"""The words that an org chart's pages add to the diagram's own, in both languages."""

from dataclasses import replace

from orgflow.diagram import OrgChart
from orgflow.layout.frame import Heading
from orgflow.layout.tree.forest import Forest
from orgflow.layout.tree.pages import Part
from orgflow.text import Language, other

_TITLE: dict[Language, str] = {"en": "{name}: {count} posts below", "zh": "{name}：下设 {count} 个岗位"}
_SEVERAL: dict[Language, str] = {
    "en": "{name} and {others} more: {count} posts below",
    "zh": "{name}等 {all} 个岗位：下设 {count} 个岗位",
}
_DOTTED: dict[Language, str] = {"en": "dotted line to {name}", "zh": "虚线汇报：{name}"}
_LABELLED: dict[Language, str] = {"en": " ({label})", "zh": "（{label}）"}
_PART: dict[Language, str] = {"en": " ({number} of {count})", "zh": "（{number}/{count}）"}
_PAGE: dict[Language, str] = {"en": "{count} below · p. {page}", "zh": "下设 {count} · 第 {page} 页"}


def part_heading(chart: OrgChart, trees: Forest, part: Part, whole: Heading) -> Heading:
    """The title of a page: the first has the diagram's own, others name the card they are about and what it leads.

    `whole` is the heading as the diagram gives it.
    """
    first, second = chart.caption.language, other(chart.caption.language)
    suffixes = [
        _PART[one].format(number=part.number, count=part.count) if part.count > 1 else "" for one in (first, second)
    ]
    if whole.page == 1 or not part.heads:
        title, repeated = whole.title, whole.second
    else:
        label = trees.cards[part.heads[0]].label
        title = _title(trees, part, first, label.first)
        repeated = whole.second and _title(trees, part, second, label.second or label.first)
        whole = replace(whole, subtitle=_trail(trees, part.heads[0]) or whole.subtitle)
    return replace(whole, title=title + suffixes[0], second=repeated and repeated + suffixes[1])


def _title(trees: Forest, part: Part, language: Language, name: str) -> str:
    heads = len(part.heads)
    return (_TITLE if heads == 1 else _SEVERAL)[language].format(
        name=name, others=heads - 1, all=heads, count=sum(trees.below[head] for head in part.heads)
    )


def more_below(language: Language, count: int, page: int) -> str:
    """What stands on a card whose people are shown on another page."""
    return _PAGE[language].format(count=count, page=page)


def dotted_note(language: Language, superior: str, label: str) -> str:
    """What stands on a card for a dotted line that is not drawn."""
    note = _DOTTED[language].format(name=superior)
    return f"{note}{_LABELLED[language].format(label=label)}" if label else note


def _trail(trees: Forest, card: int) -> str:
    """The superiors of a card, topmost first; the middle of a long line is left out."""
    above: list[str] = []
    while trees.parents[card] >= 0 and len(above) < 5:
        card = trees.parents[card]
        above.append(trees.cards[card].label.first)
    if trees.parents[card] >= 0:
        above[-1] = "…"
    return " › ".join(reversed(above))
