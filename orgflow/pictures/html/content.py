"""What a file to click through consists of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from orgflow.diagram import Callout, Detail
from orgflow.scene import Scene
from orgflow.text import Language


class Tab(NamedTuple):
    """The pages of one view."""

    name: str
    label: str
    pages: tuple[Scene, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The pages in one language. `details` are by address; a finding marks the boxes that show its targets."""

    language: Language
    title: str
    tabs: tuple[Tab, ...]
    details: Mapping[str, Detail]
    findings: tuple[Callout, ...] = ()
