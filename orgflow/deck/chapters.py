"""The pages that a deck may have, by chapter, in the order of presentation."""

from dataclasses import dataclass

from orgflow.text import Text


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of a deck: what it is called, and the pages that belong to it."""

    label: Text
    pages: tuple[str, ...]


CHAPTERS = (
    Chapter(Text(en="Overview", zh="概览"), ("cover", "scorecard")),
    Chapter(Text(en="Organisation and duties", zh="组织与职责"), ("org-chart", "network", "raci", "duties")),
    Chapter(Text(en="Workflows", zh="流程"), ("journey", "swimlane", "flowchart")),
    Chapter(Text(en="Escalation and hours", zh="升级与值班"), ("ladder", "hours")),
    Chapter(Text(en="Measures and goals", zh="指标与目标"), ("kpi-tree", "goal-cascade")),
    Chapter(Text(en="Skills and careers", zh="技能与发展"), ("skills", "career")),
    Chapter(Text(en="Editions", zh="版本对照"), ("variants",)),
    Chapter(Text(en="Findings and recommendations", zh="发现与建议"), ("findings",)),
    Chapter(Text(en="Sources and assumptions", zh="资料来源与假设"), ("sources", "assumptions")),
)
OWN = ("cover", "findings", "sources", "assumptions")
"""Pages that are no view."""


def chapter(page: str) -> Chapter:
    """The chapter that a page belongs to."""
    return next(each for each in CHAPTERS if page in each.pages)
