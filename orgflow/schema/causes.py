"""What each kind of fault means to somebody who writes specs, and how to mend it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from orgflow.document.tree import AnyNode, Mapping, Scalar
from orgflow.model.ids import RESERVED, is_id
from orgflow.schema.files import Schema
from orgflow.schema.formats import FORMATS
from orgflow.schema.wording import article, either, flow, found, names, nearest, quoted, spaced, type_of
from orgflow.source import Span
from orgflow.text import Text, phrase

_FULL_WIDTH = "：，｛｝［］“”"
# A longer label makes no id that anybody would want to write again.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Fault:
    """A value that a keyword of a schema refuses.

    `node` is the value, `key` what it stands behind, `at` where to point. `schema` holds the keyword and `limit` is
    what it says; where the value's type is wrong these are the types that would do, and `wanted` names them. `field` is
    the name of the nearest field around the value and `example` what may stand there. `subject` is a key that is itself
    refused. `shapes` maps the values of `type` to the fields each allows, where the object has a `type`.
    """

    keyword: str
    limit: Any
    schema: Schema
    node: AnyNode
    key: Scalar | None
    at: Span
    wanted: tuple[Text, ...] = ()
    field: str | None = None
    example: Any = None
    subject: str | None = None
    shapes: dict[str, list[str]] | None = None

    @property
    def value(self) -> Any:
        """The plain value."""
        return self.node.plain

    @property
    def name(self) -> str:
        """How the value is called: the key before it, else the field it is in."""
        return quoted(str(self.key.value) if self.key else self.field or "")

    @property
    def title(self) -> Text:
        """What sort of object it is: `a role`, 岗位."""
        return Text(en=article(self.schema["title"]), zh=self.schema["x-title-zh"])

    @property
    def model(self) -> Text | None:
        """A line to copy."""
        if self.field is None:
            return None
        return phrase("For example: `{line}`", "例如：`{line}`", line=f"{self.field}: {flow(self.example)}")


@dataclass(frozen=True, slots=True)
class Cause:
    """What to say of a fault, where, and how to mend it; `key` if the place is a key inside the value."""

    at: Span
    say: Text
    hint: Text | None = None
    key: str | None = None


def causes(fault: Fault) -> Iterator[Cause]:
    """The causes of one fault: one, save for unknown keys, which are named one by one."""
    for cause in _SPEAKERS[fault.keyword](fault):
        yield replace(cause, say=spaced(cause.say), hint=cause.hint and spaced(cause.hint))


def _expected(fault: Fault, wanted: Text, hint: Text | None) -> Iterator[Cause]:
    say = phrase(
        "{name}: expected {wanted}, found {found}",
        "{name}：应为{wanted}，这里是{found}",
        name=fault.name,
        wanted=wanted,
        found=found(fault.value),
    )
    yield Cause(fault.at, say, hint)


def _type(fault: Fault) -> Iterator[Cause]:
    """A value of a wrong type; `limit` are the types that would do."""
    if "enum" in fault.schema and fault.value is not None:
        yield from _enum(replace(fault, limit=fault.schema["enum"]))
        return
    yield from _expected(fault, either(fault.wanted), _type_hint(fault, fault.limit))


def _type_hint(fault: Fault, wanted: list[str]) -> Text | None:
    value = fault.value
    there = type_of(value)
    if there == "null":
        if wanted == ["object"]:
            return phrase("Write `{{}}` or leave the line out.", "请写 `{{}}`，或删去这一行。")
        return phrase("Write a value or leave the line out.", "请填写值，或删去这一行。")
    if there in ("integer", "number", "boolean") and "string" in wanted and "format" not in fault.schema:
        written = fault.node.source.text[fault.node.start : fault.node.end]
        return phrase('Put it in quotes: `"{value}"`', '请加引号：`"{value}"`', value=written)
    if there == "array" and "array" not in wanted and wanted != ["object"]:
        return phrase("Only one value can stand here, without brackets.", "这里只能写一个值，不加方括号。")
    if wanted == ["array"] and there == "string":
        return phrase("Write a list: `[{value}]`", "请写成列表：`[{value}]`", value=flow(value))
    if there == "string" and any(sign in value for sign in _FULL_WIDTH):
        return phrase(
            "Full-width signs are text. Write `: ` and `, ` with an ASCII sign and a space.",
            "全角标点会被当作文字。请用半角 `: ` 和 `, `（后接空格）。",
        )
    if there == "string" and isinstance(fault.node, Scalar) and fault.node.quoted and _reads_as(value, wanted):
        return phrase("Leave the quotation marks away.", "请去掉引号。")
    if there == "object" and value and all(key in ("zh", "en") for key in value):
        return phrase(
            "This field names an object by its id; the label belongs into that object's `name`.",
            "此字段用标识引用对象；名称应写在该对象的 `name` 中。",
        )
    return fault.model


def _reads_as(text: str, wanted: list[str]) -> bool:
    return (text.isdecimal() and ("integer" in wanted or "number" in wanted)) or (
        text in ("true", "false") and "boolean" in wanted
    )


def _enum(fault: Fault) -> Iterator[Cause]:
    words = [str(word) for word in fault.limit]
    stated = flow(fault.value) if fault.subject is None else fault.subject
    near = nearest(stated, words)
    listed = phrase("Possible: {words}.", "可选：{words}。", words=names(words))
    hint = phrase("Did you mean `{near}`?", "是否想写 `{near}`？", near=near) if near else listed
    if fault.subject is not None:
        yield _refused_key(fault, fault.title, hint)
        return
    say = phrase(
        "{name}: {stated} is none of the words that can stand here",
        "{name}：{stated} 不是可选的词",
        name=fault.name,
        stated=quoted(stated),
    )
    yield Cause(fault.at, say, hint)


def _const(fault: Fault) -> Iterator[Cause]:
    hint = fault.model
    if fault.limit is True:
        hint = phrase("Leave the line out instead.", "不需要时请删去这一行。")
    yield from _expected(fault, names([flow(fault.limit)]), hint)


def _format(fault: Fault) -> Iterator[Cause]:
    form = FORMATS[fault.limit]
    if fault.subject is not None:
        yield _refused_key(fault, form.wanted, _id_hint(fault.limit, fault.subject, form.example))
        return
    if fault.limit == "id":
        yield from _expected(fault, form.wanted, _id_hint("id", str(fault.value), form.example))
        return
    shown = phrase("For example: `{example}`", "例如：`{example}`", example=form.example)
    yield from _expected(fault, form.wanted, fault.model or shown)


def _refused_key(fault: Fault, wanted: Text, hint: Text | None) -> Cause:
    say = phrase("{key} is not {wanted}", "{key} 不是{wanted}", key=quoted(str(fault.subject)), wanted=wanted)
    return Cause(fault.at, say, hint, fault.subject)


def _id_hint(form: str, key: str, example: str) -> Text:
    if form not in ("id", "attribute-id"):
        return phrase("For example: `{example}`", "例如：`{example}`", example=example)
    if form == "attribute-id":
        if key in RESERVED:
            return phrase(
                "It is a reserved word of conditions; call it `{key}_value`, for example.",
                "它是条件语言的保留字；可改名为 `{key}_value`。",
                key=key,
            )
        return phrase(
            "Use an id such as `{example}` and put {key} into `name`.",
            "请用 `{example}` 之类的标识，把 {key} 写在 `name` 中。",
            example=example,
            key=quoted(key),
        )
    joined = "".join(character if is_id(f"a{character}") else "_" for character in key.strip()).strip("_")
    suggestion = joined if is_id(joined) and len(joined) <= _LONGEST else example
    return phrase(
        "Use an id such as `{id}` and put the label into `name`.",
        "请用 `{id}` 之类的标识，把名称写在 `name` 中。",
        id=suggestion,
    )


def _unknown_keys(fault: Fault) -> Iterator[Cause]:
    if not isinstance(fault.node, Mapping):
        return
    fields = list(fault.schema["properties"])
    for name, entry in fault.node.entries.items():
        if name not in fields:
            say = phrase(
                "{key} is not a field of {title}", "{key} 不是{title}的字段", key=quoted(name), title=fault.title
            )
            yield Cause(entry.key.span, say, _unknown_hint(fault, name, fields), name)


def _unknown_hint(fault: Fault, name: str, fields: list[str]) -> Text:
    if "：" in name:
        return Text(
            en="The full-width `：` is text to YAML; write `: `.", zh="全角 `：` 对 YAML 只是文字；请写成 `: `。"
        )
    if fault.value[name] is None and set(fields) == {"zh", "en"}:
        return phrase("Put the text in quotes: a comma ends it.", "请给文字加引号：不加引号时，逗号会使文字结束。")
    kinds = [kind for kind, allowed in (fault.shapes or {}).items() if name in allowed]
    if kinds and isinstance(fault.node, Mapping) and "type" not in fault.node.entries:
        return phrase(
            "Say which type it is: {types}.",
            "请注明类型：{types}。",
            types=either(Text(en=f"`type: {kind}`", zh=f"`type: {kind}`") for kind in kinds),
        )
    near = nearest(name, [field for field in fields if field not in fault.value]) or nearest(name, fields)
    if near:
        return phrase("Did you mean `{near}`?", "是否想写 `{near}`？", near=near)
    return phrase(
        "Fields of {title}: {fields}.",
        "{title}的字段：{fields}。",
        title=fault.title,
        fields=names(fields),
    )


def _required(fault: Fault) -> Iterator[Cause]:
    if not isinstance(fault.node, Mapping):
        return
    for name in fault.limit:
        # A misspelt key is reported as such; that it is missing as well would be the same fault twice.
        if name in fault.node.entries or _misspelt(fault, [name]):
            continue
        say = phrase(
            "{title} needs `{name}`, which is missing",
            "{title}缺少必需的 `{name}`",
            title=fault.title,
            name=name,
        )
        examples = fault.schema["properties"][name].get("examples")
        line = f"{name}: {flow(examples[0]) if examples else '…'}"
        yield Cause(fault.at, say, phrase("Add a line such as `{line}`.", "请添加一行，如 `{line}`。", line=line), name)


def _misspelt(fault: Fault, keys: list[str]) -> bool:
    """Whether some unknown key was probably meant to be one of `keys`."""
    fields = fault.schema.get("properties", {})
    return any(nearest(key, keys) for key in fault.value if key not in fields)


def _choice(fault: Fault) -> Iterator[Cause]:
    """`oneOf` over `required`: exactly one of some keys must stand there."""
    if not isinstance(fault.node, Mapping):
        return
    keys = [option["required"][0] for option in fault.limit]
    stated = [key for key in keys if key in fault.node.entries]
    if len(stated) == 1 or _misspelt(fault, keys):
        return
    if stated:
        say = phrase(
            "{title} can have only one of {keys}",
            "{title}只能写 {keys} 中的一个",
            title=fault.title,
            keys=names(stated),
        )
    else:
        say = phrase("{title} says nothing: what it demands is missing", "{title}没有内容：缺少要求", title=fault.title)
    yield Cause(fault.at, say, phrase("Write one of {keys}.", "请写其中之一：{keys}。", keys=names(keys)))


def _too_short(fault: Fault) -> Iterator[Cause]:
    say = phrase("{name}: nothing is written here", "{name}：没有内容", name=fault.name)
    yield Cause(fault.at, say, phrase("Write a value or leave the line out.", "请填写值，或删去这一行。"))


def _bound(word: str, word_zh: str) -> Callable[[Fault], Iterator[Cause]]:
    def speak(fault: Fault) -> Iterator[Cause]:
        wanted = phrase(f"{word} {{limit}}", f"{word_zh} {{limit}}", limit=fault.limit)
        yield from _expected(fault, wanted, fault.model)

    return speak


def _too_few(fault: Fault) -> Iterator[Cause]:
    # Where most of a long list was taken out because it is right, this is no fault.
    if len(fault.value) < fault.limit:
        yield _entries(
            fault, "expected at least {limit} entries, found {count}", "至少应有 {limit} 项，现有 {count} 项"
        )


def _too_many(fault: Fault) -> Iterator[Cause]:
    yield _entries(fault, "expected at most {limit} entries, found {count}", "至多可有 {limit} 项，现有 {count} 项")


def _entries(fault: Fault, en: str, zh: str) -> Cause:
    count = len(fault.value)
    say = phrase("{name}: " + en, "{name}：" + zh, name=fault.name, limit=fault.limit, count=count)
    return Cause(fault.at, say, fault.model)


_SPEAKERS: dict[str, Callable[[Fault], Iterator[Cause]]] = {
    "type": _type,
    "anyOf": _type,
    "enum": _enum,
    "const": _const,
    "format": _format,
    "additionalProperties": _unknown_keys,
    "required": _required,
    "oneOf": _choice,
    "minLength": _too_short,
    "minProperties": _too_short,
    "minimum": _bound("at least", "不小于"),
    "maximum": _bound("at most", "不大于"),
    "exclusiveMinimum": _bound("more than", "大于"),
    "minItems": _too_few,
    "maxItems": _too_many,
}
