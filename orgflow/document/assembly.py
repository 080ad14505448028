"""Putting nodes together: limits, repeated keys and refused characters, the same for YAML and JSON."""

import unicodedata

from orgflow.document.decoding import refused_character
from orgflow.document.limits import Budget, LimitReached
from orgflow.document.tree import AnyNode, Entry, Mapping, Scalar, ScalarValue, Sequence
from orgflow.finding import Finding, Note, Problem, spec_finding
from orgflow.source import Source, Span
from orgflow.text import Text, phrase


class Assembly:
    """Makes the nodes of one source and collects what is wrong with them."""

    def __init__(self, source: Source, budget: Budget) -> None:
        self.source = source
        self.budget = budget
        self.findings: list[Finding] = []
        # Only a text that is not NFC can hold values that are not.
        self._composed = unicodedata.is_normalized("NFC", source.text)

    def scalar(self, value: ScalarValue, start: int, end: int, quoted: bool) -> Scalar:
        """A scalar node; text is brought into NFC. Raises `LimitReached`."""
        if type(value) is str:
            if len(value) > self.budget.limits.scalar:
                raise LimitReached("scalar", self.budget.limits.scalar)
            if quoted:
                self._refuse_invisible(value, start, end)
            if not self._composed:
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
        name = key.value if type(key.value) is str else self.source.text[key.start : key.end]
        first = mapping.entries.get(name)
        if first is None:
            mapping.entries[name] = Entry(key, value)
            mapping.plain[name] = value.plain
            return
        self.refuse(
            "duplicate-key",
            key.span,
            phrase("the key `{name}` stands here twice", "键 `{name}` 重复出现", name=name),
            hint=Text(en="Keep one of the two, or rename one.", zh="保留其中一个，或改名。"),
            related=(Note(first.key.span, Text(en="first written here", zh="首次出现在这里")),),
        )

    def refuse(
        self, rule: str, at: Span, say: Text, *, hint: Text | None = None, related: tuple[Note, ...] = ()
    ) -> None:
        """Collect a finding of the family `spec`."""
        self.findings.append(spec_finding(rule, Problem(at=at, say=say, hint=hint, related=related)))

    def refuse_limit(self, reached: LimitReached, offset: int) -> None:
        """Collect a `limit-exceeded` finding at an offset."""
        names = {
            "size": Text(en="all files together hold more than {bound} bytes", zh="所有文件合计超过 {bound} 字节"),
            "nodes": Text(en="all files together hold more than {bound} values", zh="所有文件合计超过 {bound} 个值"),
            "depth": Text(en="values are nested more than {bound} deep", zh="嵌套超过 {bound} 层"),
            "scalar": Text(en="a value is longer than {bound} characters", zh="单个值超过 {bound} 个字符"),
            "files": Text(en="more than {bound} files", zh="文件数超过 {bound} 个"),
        }
        words = names[reached.name]
        end = min(offset + 1, len(self.source.text))
        self.refuse(
            "limit-exceeded",
            Span(self.source, offset, end),
            phrase(words.get("en"), words.get("zh"), bound=reached.bound),
            hint=Text(en="Split the specification.", zh="请拆分规格文件。"),
        )

    def _refuse_invisible(self, value: str, start: int, end: int) -> None:
        """Escapes such as `\\x07` smuggle in what was refused at the door."""
        character = refused_character(value.replace("\r", ""))
        if character:
            name = f"U+{ord(character):04X}"
            self.refuse(
                "encoding",
                Span(self.source, start, end),
                phrase("invisible character {name} in this text", "文本中有不可见字符 {name}", name=name),
                hint=Text(en="Delete it.", zh="请删除它。"),
            )
