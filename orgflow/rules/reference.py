"""The manual as Markdown, written from the rules: `python -m orgflow.rules.reference docs/rules`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from orgflow import generated
from orgflow.rules.manual import FAULTS, examples
from orgflow.rules.presets import PRESETS
from orgflow.rules.rule import Fault, Rule

_INDEX = "README.md"
_NOTE = "<!-- Written by `python -m orgflow.rules.reference docs/rules` from orgflow/rules/; do not edit. -->\n"
# An example to mend is a specification, what orgflow says of it is text, and the mended one a specification again.
_FENCES = ("yaml", "text", "yaml")


def pages() -> dict[str, str]:
    """File name → text in Markdown: an index, and one page per fault."""
    return {_INDEX: _index(), **{f"{known.name}.md": _page(known) for known in FAULTS}}


def stale(folder: Path) -> list[str]:
    """Names of the pages in `folder` that are missing, out of date, or no longer written."""
    return generated.stale(folder, pages())


def write(folder: Path) -> None:
    """Write all pages into `folder`, and remove those that are no longer written."""
    generated.write(folder, pages())


def _index() -> str:
    lines = ["# The rules · 规则\n", _NOTE]
    lines.append(
        "What orgflow finds, by name. `orgflow explain NAME` prints a page, `orgflow rules` the list. The family `spec`"
        " holds the faults of reading, schema and references: they come first, and nothing switches them off.\n"
    )
    lines.append(
        "orgflow 能发现的问题，按名称排列。`orgflow explain 名称` 显示说明，`orgflow rules` 列出全部。"
        "`spec` 类是读取、模式与引用方面的错误，最先检查，不能关闭。\n"
    )
    lines.append("## Presets · 预设\n")
    lines.append("".join(f"- `{preset.name}`: {preset.title.en} {preset.title.zh}\n" for preset in PRESETS.values()))
    for family in dict.fromkeys(known.family for known in FAULTS):
        lines.append(f"## {family}\n")
        lines.append(
            "| name | severity | what it finds | 说明 | presets |\n|---|---|---|---|---|\n"
            + "".join(_row(known) for known in FAULTS if known.family == family)
        )
    return "\n".join(lines)


def _row(known: Fault) -> str:
    link, title = f"[`{known.name}`]({known.name}.md)", known.title
    return f"| {link} | {known.severity.value} | {title.en} | {title.zh} | {_presets(known)} |\n"


def _page(known: Fault) -> str:
    return "\n".join(_parts(known))


def _parts(known: Fault) -> Iterator[str]:
    yield f"# {known.name}\n"
    yield _NOTE
    yield (
        "| severity | family | confidence | presets |\n|---|---|---|---|\n"
        f"| {known.severity.value} | [{known.family}]({_INDEX}#{known.family}) | {known.confidence} |"
        f" {_presets(known)} |\n"
    )
    yield f"{known.page}\n"
    if isinstance(known, Rule) and known.parameters:
        yield "## Parameters · 参数\n"
        yield "| name | default |\n|---|---|\n" + "".join(
            f"| `{name}` | {value} |\n" for name, value in known.parameters.items()
        )
    for fence, (title, content) in zip(_FENCES, examples(known), strict=False):
        yield f"## {title.en} · {title.zh}\n"
        yield f"```{fence}\n{content.rstrip()}\n```\n"


def _presets(known: Fault) -> str:
    if not isinstance(known, Rule):
        return "always"
    return ", ".join(f"`{preset.name}`" for preset in PRESETS.values() if known.name not in preset.off)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
