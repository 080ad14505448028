"""A specification that is being made of processes: plain values, each with what is to be remarked about it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from orgflow.exchange.bpmn.cleaning import Ids, slug
from orgflow.exchange.bpmn.identifiers import own_id
from orgflow.exchange.bpmn.process import Named
from orgflow.text import Text, written_in

Fields = dict[str, Any]


@dataclass(slots=True)
class Remarked:
    """The fields of an object, with comments that stand above it."""

    fields: Fields
    comments: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Sketch:
    """The sections, by id; `remarks` are what could not be carried, `notes` what annotations said."""

    own: bool
    remarks: dict[Text, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    roles: dict[str, Fields] = field(default_factory=dict)
    parties: dict[str, Fields] = field(default_factory=dict)
    duties: dict[str, Fields] = field(default_factory=dict)
    escalations: dict[str, Fields] = field(default_factory=dict)
    attributes: dict[str, Fields] = field(default_factory=dict)
    workflows: dict[str, "Sketched"] = field(default_factory=dict)
    bilingual: bool = False
    actors: dict[str, str] = field(default_factory=dict)
    actor_ids: Ids = field(default_factory=Ids)
    duty_ids: Ids = field(default_factory=Ids)
    workflow_ids: Ids = field(default_factory=Ids)

    def remark(self, say: Text) -> None:
        """Note something that could not be carried, once."""
        self.remarks[say] = None

    def actor(self, key: str, name: str, prefix: str, section: dict[str, Fields]) -> str:
        """The id of a role or party, which is declared when it is first met; all actors share their names."""
        if key not in self.actors:
            found = self.actor_ids.new(self.named(key, prefix, name))
            section[found] = {"name": worded(name)} if name else {}
            self.actors[key] = found
        elif name:
            section[self.actors[key]].setdefault("name", worded(name))
        return self.actors[key]

    def named(self, key: str, prefix: str, *names: str) -> str:
        """An id: ours, where we wrote the file; else made of the name, else of the id that stands there."""
        return (self.own and own_id(key, prefix)) or slug(*names, key)


@dataclass(slots=True)
class Sketched:
    """A workflow: its fields, and its steps apart, for these have comments."""

    fields: Fields
    steps: dict[str, Remarked] = field(default_factory=dict)


def worded(text: str) -> str | Fields:
    """Words as a specification has them; two lines in two languages are one text."""
    lines = text.splitlines()
    if len(lines) == 2:
        languages = [written_in(line) for line in lines]
        if languages[0] != languages[1]:
            return dict(zip(languages, lines, strict=True))
    return " ".join(lines)


def label_of(found: Iterable[Named], key: str) -> str:
    """The name of what has this id."""
    return next((one.name for one in found if one.id == key), "")
