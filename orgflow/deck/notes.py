"""What a speaker should know of a slide: what it shows, what of it is open, where it comes from."""

from collections.abc import Iterator, Sequence

from orgflow.deck.slides import Slide
from orgflow.finding import Finding
from orgflow.graph import OrgGraph
from orgflow.graph.selection import owners
from orgflow.model.items import Ref
from orgflow.model.kinds import KIND_WORDS, SECTION_KINDS
from orgflow.text import Text, listed, phrase
from orgflow.views import Wording
from orgflow.views.callouts import callouts
from orgflow.views.words import counted

_MOST = 6
_COUNTED = (*SECTION_KINDS.values(), "step")


def notes(slide: Slide, graph: OrgGraph, wording: Wording, findings: Sequence[Finding]) -> str:
    """The notes for a slide, in the first language of its picture."""
    shown = _shown(slide, graph)
    told = [slide.scene.description, *(wording.say(line) for line in _lines(shown, graph))]
    about = [finding for finding in findings if any(subject in shown for subject in finding.problem.subjects)]
    if about:
        head = phrase("{n} here:", "涉及 {n}：", n=counted(len(about), "finding", "findings", "项发现"))
        told.append(wording.say(head))
        marked = callouts(about, wording, lambda _: ())
        told += [" – ".join(part for part in (each.heading, each.body) if part) for each in marked[:_MOST]]
        if len(marked) > _MOST:
            told.append(wording.say(phrase("and {n} more", "另有 {n} 项", n=len(marked) - _MOST)))
    return "\n".join(told)


def _shown(slide: Slide, graph: OrgGraph) -> dict[str, None]:
    """The objects that the page shows, in its order."""
    names = ((box.owner or box.id).partition("|")[0] for box in slide.scene.boxes)
    return dict.fromkeys(name for name in names if name in graph.items)


def _lines(shown: dict[str, None], graph: OrgGraph) -> Iterator[Text]:
    kinds: dict[str, int] = {}
    for kind in (address.partition(":")[0] for address in shown):
        if kind in _COUNTED:
            kinds[kind] = kinds.get(kind, 0) + 1
    if kinds:
        counts = (phrase("{n} × {kind}", "{kind} {n}", n=n, kind=KIND_WORDS[kind]) for kind, n in kinds.items())
        yield phrase("On this page: {counts}.", "本页内容：{counts}。", counts=listed(counts))
    papers: dict[str, dict[str, None]] = {}
    for address in shown:
        for ref in _sources(address, graph):
            papers.setdefault(ref.id.partition(".")[0], {})[ref.address] = None
    if papers:
        cited = (_paper(name, len(refs), graph) for name, refs in papers.items())
        yield phrase("It rests on: {papers}.", "依据：{papers}。", papers=listed(cited))
    assumed = [address for address in shown if graph.items[address].assumed]
    if assumed:
        labels = listed((graph.label(address) for address in assumed), most=_MOST)
        yield phrase(
            "Still to be confirmed, in {n} of {all}: {labels}.",
            "{all} 项中有 {n} 项含待确认的假设：{labels}。",
            n=len(assumed),
            all=len(shown),
            labels=labels,
        )


def _sources(address: str, graph: OrgGraph) -> tuple[Ref, ...]:
    """Where an object comes from: its own sources, else those of what it is a part of."""
    stated = (graph.items[owner].source for owner in owners(address) if owner in graph.items)
    found = next((source for source in stated if source), ())
    return () if isinstance(found, Text) or found is None else found


def _paper(name: str, places: int, graph: OrgGraph) -> Text:
    return phrase(
        "{paper} (in {n})",
        "{paper}（{n}）",
        paper=graph.team.sources[name].label,
        n=counted(places, "place", "places", "处"),
    )
