"""Putting nodes together: limits, repeated keys and refused characters, the same for YAML and JSON."""

import unicodedata

from orgflow.document.decoding import cleaned, refused_character
from orgflow.document.limits import Budget, LimitReached
from orgflow.document.tree import AnyNode, Entry, Mapping, Scalar, ScalarValue, Sequence
from orgflow.finding import Finding, Note, Problem, spec_finding
from orgflow.source import Source, Span
from orgflow.text import Text, phrase

KEEP_ONE = Text(en="Keep one of the two, or rename one.", zh="保留其中一个，或改名。")
FIRST_HERE = Text(en="first written here", zh="首次出现在这里")

_LONGEST_SHOWN = 40
_SPLIT = Text(en="Split the specification.", zh="请拆分规格文件。")
_SOME_VARIANTS = Text(en="Check some of them with `--variant`.", zh="请用 `--variant` 只检查其中一部分。")
_LIMITS: dict[str, tuple[Text, Text]] = {
    "size": (Text(en="all files together hold more than {n} bytes", zh="所有文件合计超过 {n} 字节"), _SPLIT),
    "nodes": (Text(en="all files together hold more than {n} values", zh="所有文件合计超过 {n} 个值"), _SPLIT),
    "written-out": (
        Text(en="the variants, written out, hold more than {n} values", zh="各变体完整展开后超过 {n} 个值"),
        _SOME_VARIANTS,
    ),
    "files": (Text(en="these are more than {n} files", zh="文件数超过 {n} 个"), _SPLIT),
    "variants": (Text(en="these are more than {n} variants", zh="变体超过 {n} 个"), _SOME_VARIANTS),
    "depth": (
        Text(en="values are nested more than {n} deep", zh="嵌套超过 {n} 层"),
        Text(en="Take out a level, or close a bracket.", zh="请减少层级，或补上括号。"),
    ),
    "scalar": (
        Text(en="this value is longer than {n} characters", zh="该值超过 {n} 个字符"),
        Text(en="Shorten it, or close a quotation mark.", zh="请缩短，或补上引号。"),
    ),
    "faults": (
        Text(en="only the first {n} faults are told", zh="只列出前 {n} 处错误"),
        Text(en="Mend those and run again.", zh="请修正后重新运行。"),
    ),
}


def shown(name: str) -> str:
    """What somebody wrote, as a message quotes it: cut where it is long."""
    return name if len(name) <= _LONGEST_SHOWN else name[: _LONGEST_SHOWN - 1] + "…"


def limit_finding(reached: LimitReached, at: Span) -> Finding:
    """The `limit-exceeded` finding for a limit that was passed."""
    say, hint = _LIMITS[reached.name]
    words = phrase(say.get("en"), say.get("zh"), n=reached.bound)
    return spec_finding("limit-exceeded", Problem(at=at, say=words, hint=hint))


class Assembly:
    """Makes the nodes of one source and collects what is wrong with them."""

    def __init__(self, source: Source, budget: Budget) -> None:
        self.source = source
        self.budget = budget
        self.findings: list[Finding] = []

    def scalar(self, value: ScalarValue, start: int, end: int, quoted: bool) -> Scalar:
        """A scalar node; text is brought into NFC. Raises `LimitReached`."""
        if type(value) is str:
            if len(value) > self.budget.limits.scalar:
                raise LimitReached("scalar", self.budget.limits.scalar)
            if quoted:
                value = self._visible(value, start, end)
            if not value.isascii():
                value = unicodedata.normalize("NFC", value)
        return Scalar(self.source, start, end, value, quoted)

    def sequence(self, start: int) -> Sequence:
        """An empty list, open at `start`."""
        return Sequence(self.source, start, start, [], [])

    def mapping(self, start: int) -> Mapping:
        """An empty mapping, open at `start`."""
        return Mapping(self.source, start, start, {}, {})

    def put(self, mapping: Mapping, key: Scalar, value: AnyNode) -> None:
        """Add an entry; a key that is there already becomes a finding and the first one stays."""
        name = str(key.value)
        first = mapping.entries.get(name)
        if first is None:
            mapping.entries[name] = Entry(key, value)
            mapping.plain[name] = value.value if type(value) is Scalar else value.plain
            return
        self.refuse(
            "duplicate-key",
            key.span,
            phrase("the key `{name}` stands here twice", "键 `{name}` 重复出现", name=shown(name)),
            hint=KEEP_ONE,
            related=(Note(first.key.span, FIRST_HERE),),
        )

    def refuse(
        self, rule: str, at: Span, say: Text, *, hint: Text | None = None, related: tuple[Note, ...] = ()
    ) -> None:
        """Collect a finding of the family `spec`; raises `LimitReached`."""
        self.budget.spend_fault()
        self.findings.append(spec_finding(rule, Problem(at=at, say=say, hint=hint, related=related)))

    def refuse_limit(self, reached: LimitReached, offset: int) -> None:
        """Collect a `limit-exceeded` finding at an offset."""
        end = min(offset + 1, len(self.source.text))
        self.findings.append(limit_finding(reached, Span(self.source, min(offset, end), end)))

    def _visible(self, value: str, start: int, end: int) -> str:
        """The value without what escapes such as `\\x07` smuggle past the door, and a finding if they do."""
        character = refused_character(value)
        if character is None:
            return value
        self.refuse(
            "encoding",
            Span(self.source, start, end),
            phrase(
                "invisible character {name} in this text", "文本中有不可见字符 {name}", name=f"U+{ord(character):04X}"
            ),
            hint=Text(en="Delete it.", zh="请删除它。"),
        )
        return cleaned(value)
