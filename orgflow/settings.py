"""The settings of a project: `orgflow.config.yaml` at its root. They say how to check and can make nothing run."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from orgflow.document import Budget, Mapping
from orgflow.document.assembly import limit_finding
from orgflow.document.files import is_regular, read_file
from orgflow.document.limits import LimitReached
from orgflow.document.roots import SETTINGS as NAME
from orgflow.document.tree import Entry
from orgflow.finding import Finding, Problem, spec_finding
from orgflow.rules import RULES
from orgflow.rules.presets import DEFAULT, Preset, preset
from orgflow.rules.rule import Rule
from orgflow.schema import validate
from orgflow.schema.files import SETTINGS
from orgflow.source import Source, Span
from orgflow.text import Text, phrase
from orgflow.usage import UsageError

_TYPES = {
    int: Text(en="a whole number", zh="整数"),
    float: Text(en="a number", zh="数字"),
    str: Text(en="text", zh="文本"),
    bool: Text(en="`true` or `false`", zh="`true` 或 `false`"),
}


class SettingsError(UsageError):
    """Settings that cannot be followed; `findings` are all that is wrong with them."""

    def __init__(self, path: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(phrase("{path} cannot be followed", "{path} 无法执行", path=path))
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project asks for. `source` is the file, None where there is none or it says nothing."""

    source: Source | None = None
    preset: str | None = None
    parameters: dict[str, dict[str, Any]] = field(default_factory=dict)

    def applied_to(self, name: str | None) -> Preset:
        """The preset to check by: the one called `name`, else that of the settings, with their parameters. Raises
        `UsageError` for a name that no preset has."""
        chosen = preset(name or self.preset or DEFAULT)
        merged = {rule: {**chosen.parameters.get(rule, {}), **values} for rule, values in self.parameters.items()}
        return replace(chosen, parameters={**chosen.parameters, **merged})


def read_settings(root: Path, budget: Budget) -> Settings:
    """The settings of the project whose root this is. Raises `SettingsError` with all that is wrong with them, and
    OSError where they cannot be read."""
    file = root / NAME
    if not os.path.lexists(file):
        return Settings()
    source = Source(NAME, "", file)
    if not file.resolve().is_relative_to(root) or not is_regular(file):
        say = phrase("`{name}` is not a file of this project", "`{name}` 不是本项目的文件", name=NAME)
        hint = phrase("Write an ordinary file in its place.", "请改为普通文件。")
        raise SettingsError(NAME, (spec_finding("import-refused", Problem(Span(source, 0, 0), say, hint=hint)),))
    try:
        part = read_file(file, root, budget)
    except LimitReached as reached:
        raise SettingsError(NAME, (limit_finding(reached, Span(source, 0, 0)),)) from None
    if part.tree is None and _is_bare(part.source):
        return Settings()
    faults = (*part.findings, *(validate(part.tree, SETTINGS) if part.tree else ()))
    if part.tree is None or faults:
        raise SettingsError(NAME, faults)
    faults = tuple(_faults(part.tree))
    if faults:
        raise SettingsError(NAME, faults)
    said: dict[str, Any] = part.tree.plain
    return Settings(part.source if said else None, said.get("preset"), said.get("rules", {}))


def _is_bare(source: Source) -> bool:
    """Whether there is nothing in a file but comments."""
    return all(not line.strip() or line.lstrip().startswith("#") for line in source.text.splitlines())


def _faults(tree: Mapping) -> Iterator[Finding]:
    """Rules that are none, parameters that they do not have, and values of another type than the default's."""
    known = {rule.name: rule for rule in RULES}
    rules = tree.get("rules")
    for name, entry in rules.entries.items() if isinstance(rules, Mapping) else ():
        if name not in known:
            say = phrase("there is no rule `{name}`", "没有规则 `{name}`", name=name)
            yield _fault(entry, say, _nearest(name, list(known)))
        elif isinstance(entry.value, Mapping):
            for parameter, value in entry.value.entries.items():
                yield from _of_parameter(known[name], parameter, value)


def _of_parameter(rule: Rule, name: str, entry: Entry) -> Iterator[Finding]:
    if name not in rule.parameters:
        say = phrase(
            "the rule `{rule}` has no parameter `{name}`", "规则 `{rule}` 没有参数 `{name}`", rule=rule.name, name=name
        )
        yield _fault(entry, say, _listed(rule))
        return
    kind = type(rule.parameters[name])
    fits = (int, float) if kind is float else (kind,)
    if type(entry.value.plain) not in fits:
        say = phrase(
            "`{name}` of `{rule}` must be {kind}",
            "`{rule}` 的 `{name}` 应为{kind}",
            rule=rule.name,
            name=name,
            kind=_TYPES[kind],
        )
        yield _fault(entry, say, _listed(rule))


def _fault(entry: Entry, say: Text, hint: Text) -> Finding:
    return spec_finding("schema-violation", Problem(entry.key.span, say, hint=hint))


def _nearest(name: str, known: list[str]) -> Text:
    near = get_close_matches(name, known, n=1)
    if near:
        return phrase("Did you mean `{near}`?", "是否想写 `{near}`？", near=near[0])
    return phrase("`orgflow rules` lists the rules.", "`orgflow rules` 可列出全部规则。")


def _listed(rule: Rule) -> Text:
    listed = ", ".join(f"{name}: {value}" for name, value in rule.parameters.items())
    if not listed:
        return Text(en="It has none.", zh="该规则没有参数。")
    return phrase("It has, with these defaults: `{listed}`.", "可用参数及默认值：`{listed}`。", listed=listed)
