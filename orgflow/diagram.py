"""What a picture says, before anything has a place: views make diagrams, layouts turn them into scenes.

Diagrams hold words and links only. They know nothing of the graph they came from, and nothing of points and colours.
Ids are addresses (`role:lead`, `step:complaint.triage`); every id within a diagram is unique; order is spec order.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from orgflow.text import Language

Tone = Literal["gap", "attention", "note"]
Shape = Literal["start", "end", "task", "decision", "parallel", "join", "wait", "send", "call", "object"]
CellLook = Literal["solid", "tint", "outline", "bare", "missing", "words", "plain"]
LinkKind = Literal["flow", "escalation", "message", "timer"]


class Label(NamedTuple):
    """Words in the picture's first language and, in a bilingual picture, below them in the second."""

    first: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A numbered finding: a marker on each of `targets`, a paragraph in the panel.

    Several findings may share a target; a callout without targets on this picture appears in the panel only.
    `second` is the heading in a bilingual picture's second language.
    """

    number: int
    tone: Tone
    heading: str
    body: str
    targets: tuple[str, ...] = ()
    second: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a picture. `language` is that of legend and panel; `title` is a sentence that the graph proves.

    `description` is the alternative text; `bilingual` says that labels carry a second language, and `second` is then
    the title in it.
    """

    title: str
    subtitle: str
    source: str
    description: str
    language: Language
    bilingual: bool = False
    second: str = ""


class Card(NamedTuple):
    """A post on an org chart. `detail` is the third line (unit, headcount); `span` the heads reporting to it.

    `outside` is somebody who is no post of the team and stands above one. `people` are those who hold the post.
    """

    id: str
    label: Label
    detail: str = ""
    span: int | None = None
    vacant: bool = False
    external: bool = False
    assistant: bool = False
    outside: bool = False
    people: tuple[str, ...] = ()


class Line(NamedTuple):
    """A reporting line from the lower card (`child`) to the upper (`parent`); dotted lines may be labelled."""

    child: str
    parent: str
    dotted: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class OrgChart:
    """Cards and the lines between them. Solid lines form a forest; a card whose line was cut has none."""

    name: str
    caption: Caption
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    callouts: tuple[Callout, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """A horizontal band: one performer. `outside` marks parties that are not of the team."""

    id: str
    label: Label
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the flow named over the lanes."""

    id: str
    label: Label


@dataclass(frozen=True, slots=True)
class Stop:
    """A step, start or end of a flow. `detail` is its second line (deadline); a decision's label is its question."""

    id: str
    lane: str
    shape: Shape
    label: Label
    detail: str = ""
    phase: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A way from one stop to another, with its label, in a bilingual picture also in the second language.

    `timer` links leave a boundary clock drawn on the source's border.

    `reminder`-like events that move nothing are not links; they stand in the stop's detail.
    """

    id: str
    source: str
    target: str
    kind: LinkKind = "flow"
    label: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True)
class Swimlane:
    """A flow across lanes. Links may run backwards (rework) and may form loops.

    `way` are the stops and links that one case passes; if there are any, all others step back. A single lane without
    a label is not drawn: the flow is then a flowchart.
    """

    name: str
    caption: Caption
    lanes: tuple[Lane, ...]
    stops: tuple[Stop, ...]
    links: tuple[Link, ...]
    phases: tuple[Phase, ...] = ()
    callouts: tuple[Callout, ...] = field(default=())
    way: tuple[str, ...] = ()


class Cell(NamedTuple):
    """What stands where a row and a column meet.

    A letter or number as a `solid`, `tint`, `outline` or `missing` pill, or `bare`; `words` that may take several
    lines, or `plain` ones that step back; a field of a heat map, `heat` 0 (none, hatched without text) to 5.
    """

    text: str
    look: CellLook = "bare"
    heat: int | None = None


class Column(NamedTuple):
    """A column and what stands above it."""

    id: str
    label: Label


class Row(NamedTuple):
    """A row: its label, a cell for each column, the group it stands in, its tone if something is wrong with it, and
    what the last column says of that."""

    id: str
    label: Label
    cells: tuple[Cell | None, ...]
    group: str = ""
    tone: Tone | None = None
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns. `groups` are named bands of rows, in order; `foot` are rows that sum up; `verdict` is the
    heading of a last column about each row; `key` explains cells."""

    name: str
    caption: Caption
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    groups: tuple[Phase, ...] = ()
    foot: tuple[Row, ...] = ()
    verdict: str = ""
    key: tuple[tuple[Cell, Label], ...] = ()
    callouts: tuple[Callout, ...] = ()


class Fact(NamedTuple):
    """A line on a level: what it is about, and what is stated; `missing` if nothing is."""

    about: str
    said: str
    missing: bool = False


class Level(NamedTuple):
    """A level of a ladder. `trigger` is what brings a case here from the level below; `ground` is where it comes from,
    which is no level; `missing` says that nobody has it."""

    id: str
    label: Label
    facts: tuple[Fact, ...]
    trigger: str = ""
    ground: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Ladder:
    """Levels that a case climbs, lowest first."""

    name: str
    caption: Caption
    levels: tuple[Level, ...]
    callouts: tuple[Callout, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page of a deck: its title, what it is about, and a few figures with what they count."""

    name: str
    caption: Caption
    figures: tuple[tuple[str, Label], ...] = ()


class Entry(NamedTuple):
    """A paragraph of a listing: its heading, what else is said, its tone if it is a finding, and a word at its end."""

    id: str
    heading: Label
    body: str = ""
    tone: Tone | None = None
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Paragraphs below each other, numbered where they are findings."""

    name: str
    caption: Caption
    entries: tuple[Entry, ...]


class Figure(NamedTuple):
    """A number that is read from afar: the number, what it counts, a few words on it, its tone if it is no good one."""

    id: str
    value: str
    label: Label
    detail: str = ""
    tone: Tone | None = None


class Shelf(NamedTuple):
    """Figures about one subject."""

    id: str
    label: Label
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A team in figures, by subject."""

    name: str
    caption: Caption
    shelves: tuple[Shelf, ...]
    callouts: tuple[Callout, ...] = ()


CardLook = Literal["head", "card", "list"]


class TreeCard(NamedTuple):
    """A card of a card tree, in the column of that number: right of its parent, or hung below it in the same column.

    `value` is a figure that is read first. Of `head` cards others are a part; `list` cards only list facts. `loose`
    cards stand in their parent's row, and no line joins them.
    """

    id: str
    label: Label
    column: int
    parent: str = ""
    value: str = ""
    facts: tuple[Fact, ...] = ()
    look: CardLook = "card"
    loose: bool = False


@dataclass(frozen=True, slots=True)
class CardTree:
    """Cards from left to right; each comes after its parent, and roots stand below each other."""

    name: str
    caption: Caption
    columns: tuple[Column, ...]
    cards: tuple[TreeCard, ...]
    callouts: tuple[Callout, ...] = ()


Diagram = CardTree | OrgChart | Swimlane | Matrix | Ladder | Cover | Listing | Scorecard


class Detail(NamedTuple):
    """All that can be read up on an object of a picture: `other` is what it is called in the other language."""

    id: str
    kind: str
    label: str
    other: str
    facts: tuple[Fact, ...]
