"""What is proven of workflows, for people (text, Markdown) and for machines."""

import json
from collections.abc import Sequence
from itertools import groupby

from orgflow.analysis import Analysis, Answer, Topic
from orgflow.reports.excerpt import printable
from orgflow.text import LANGUAGES, Language, Text

_MARKS: dict[Answer, str] = {"proven": "✓", "broken": "✗", "open": "?", "fact": "·"}
_TOPICS: dict[Topic, Text] = {
    "soundness": Text(en="Soundness", zh="流程健全"),
    "decisions": Text(en="Decisions", zh="判断完备"),
    "promises": Text(en="Promises", zh="时限承诺"),
    "policies": Text(en="Policies", zh="规则约束"),
    "staffing": Text(en="Staffing", zh="人员安排"),
    "approvals": Text(en="Approvals", zh="审批权限"),
    "hand-offs": Text(en="Hand-offs", zh="交接"),
}
_LEGEND = Text(
    en="✓ proven  ✗ broken: `orgflow check` says where and how to mend it  ? not decided",
    zh="✓ 已证明  ✗ 不成立：`orgflow check` 会指出位置和改法  ? 未判定",
)


def analyses_text(analyses: Sequence[Analysis], language: Language) -> str:
    """A block for each workflow, its topics below each other."""
    lines: list[str] = []
    for each in analyses:
        lines += [f"{each.workflow.label.get(language)} ({each.workflow.id})"]
        for topic, statements in groupby(each.statements, key=lambda statement: statement.topic):
            lines.append(f"  {_TOPICS[topic].get(language)}")
            lines += [f"    {_MARKS[one.answer]} {one.say.get(language)}" for one in statements]
        lines.append("")
    return "".join(f"{printable(line)}\n" for line in (*lines, _LEGEND.get(language)))


def analyses_markdown(analyses: Sequence[Analysis], language: Language) -> str:
    """A section for each workflow, for a report or a wiki."""
    lines: list[str] = []
    for each in analyses:
        lines += [f"## {each.workflow.label.get(language)}", "", "| | | |", "|---|---|---|"]
        for one in each.statements:
            said = " ".join(one.say.get(language).split()).replace("|", "\\|")
            lines.append(f"| {_TOPICS[one.topic].get(language)} | {_MARKS[one.answer]} | {said} |")
        lines.append("")
    return "".join(f"{printable(line)}\n" for line in (*lines, _LEGEND.get(language)))


def analyses_json(analyses: Sequence[Analysis]) -> str:
    """Version 1 of the JSON document; a `path` is one that `orgflow trace` can follow."""
    document = {
        "version": 1,
        "workflows": [
            {
                "workflow": each.workflow.id,
                "statements": [
                    {
                        "topic": one.topic,
                        "answer": one.answer,
                        "say": {language: one.say.get(language) for language in LANGUAGES},
                        "path": list(one.path),
                    }
                    for one in each.statements
                ],
            }
            for each in analyses
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
