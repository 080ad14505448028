"""Why a document does not fit its schema: jsonschema finds the faults, the words are ours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from referencing import Registry

from orgflow.document.tree import AnyNode, Mapping, Scalar, Sequence
from orgflow.finding import Finding, Problem, spec_finding
from orgflow.schema.causes import Fault, causes
from orgflow.schema.files import FRAGMENT, PREFIX, ROOT, Schema, annotated, follow, schemas
from orgflow.schema.formats import FORMATS
from orgflow.schema.narrowing import MOST, Few, Judge, narrow
from orgflow.schema.wording import stated_types, wanted
from orgflow.source import Span
from orgflow.text import phrase


@dataclass(slots=True)
class _Trail:
    """The schemas an error came through, outermost first, each with its area; the last holds the keyword.

    `field` is the last field on the way and `example` what may stand there.
    """

    area: str
    schemas: list[tuple[Schema, str]] = field(default_factory=list)
    field: str | None = None
    example: Any = None


def explain(tree: Mapping, fits: Judge, area: str = ROOT) -> tuple[Finding, ...]:
    """The faults of a document of an area that was refused, one per place, in the order of the text.

    `fits` judges a document without asking for what a root must have. At most `MOST` faults are told; one more finding
    says so. Raises RuntimeError where nothing is found, since something was refused.
    """
    told = _told(tree, narrow(tree.plain, fits), area) or _told(tree, tree.plain, area)
    if not told:
        raise RuntimeError("the two validators disagree: a document was refused and no fault found")
    last = told[MOST:]
    findings = sorted(told[:MOST], key=lambda finding: finding.order)
    return (*findings, *(_and_more(finding.at) for finding in last))


def explainer(area: str = ROOT) -> Draft202012Validator:
    """The validator that finds all faults: the same schemas and formats as the gate's."""
    checker = FormatChecker(formats=())
    for name, entry in FORMATS.items():
        checker.checks(name)(entry.fits)
    # A registry of its own never fetches: what is not in it is an error.
    registry: Registry[Any] = Registry().with_contents([(schema["$id"], schema) for schema in schemas().values()])
    return Draft202012Validator({"$ref": PREFIX + area}, registry=registry, format_checker=checker)


def _told(tree: Mapping, part: Any, area: str) -> list[Finding]:
    """The first faults of `part`, a narrowed document, and one more than are told, if there are so many.

    Should narrowing go too far, because nothing is right without its neighbours, nothing is found in `part`; the whole
    document is then the part to look at.
    """
    errors = explainer(area).iter_errors(part)
    found = (finding for error in errors for finding in _findings(error, tree, part, area))
    return list(islice(_distinct(found), MOST + 1))


def _distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first finding of each place: one cause, one finding."""
    seen: dict[tuple[str, int, int, str], None] = {}
    for finding in findings:
        key = (*finding.at.order, finding.pointer)
        if key not in seen:
            seen[key] = None
            yield finding


def _and_more(at: Span) -> Finding:
    say = phrase("only the first {most} faults are told", "只列出前 {most} 处错误", most=MOST)
    return spec_finding("limit-exceeded", Problem(at=at, say=say))


def _findings(error: ValidationError, tree: Mapping, part: Any, area: str) -> Iterator[Finding]:
    for leaf in _leaves(error):
        path = _real_path(part, leaf.absolute_path)
        for cause in causes(_fault(leaf, path, tree, area)):
            steps = [*path, cause.key] if cause.key is not None else path
            pointer = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
            problem = Problem(at=cause.at, say=cause.say, subjects=_subjects(path), hint=cause.hint)
            yield replace(spec_finding("schema-violation", problem), pointer=pointer)


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The errors that matter: of alternatives, those of the one whose type the value has."""
    if error.validator != "anyOf":
        yield error
        return
    options: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        options.setdefault(inner.relative_schema_path[0], []).append(inner)
    meant = next((errors for errors in options.values() if not _mistyped(errors)), None)
    if meant is None:
        yield error
        return
    for inner in meant:
        yield from _leaves(inner)


def _mistyped(errors: Iterable[ValidationError]) -> list[Schema]:
    """The schemas of an alternative that refuse the value itself for its type."""
    return [schema for error in errors if not error.relative_path for schema in _refusing(error)]


def _refusing(error: ValidationError) -> list[Schema]:
    """The schemas behind one error that ask for another type."""
    if error.validator == "type":
        return [error.schema]  # type: ignore[list-item]  # a schema with the keyword `type` is a dict
    if error.validator == "anyOf" and next(_leaves(error)) is error:
        return _mistyped(error.context or ())
    return []


def _fault(error: ValidationError, path: list[str | int], tree: Mapping, area: str) -> Fault:
    node, key = _locate(tree, path)
    trail = _trail(error, area)
    limit, nouns = error.validator_value, []
    refusing = _refusing(error)
    if refusing:
        nouns = [noun for schema in refusing for noun in wanted(schema)]
        limit = [name for schema in refusing for name in stated_types(schema)]
    at = (key or _first_key(node)).span if isinstance(node, Mapping | Sequence) else node.span
    subject = str(error.instance) if "propertyNames" in error.absolute_schema_path else None
    if subject is not None and isinstance(node, Mapping):
        at = node.entries[subject].key.span
    return Fault(
        keyword=str(error.validator),
        limit=limit,
        schema=annotated(*trail.schemas[-1]),
        node=node,
        key=key,
        at=at,
        wanted=tuple(nouns),
        field=trail.field,
        example=trail.example,
        subject=subject,
        shapes=_shapes(trail),
    )


def _first_key(node: AnyNode) -> AnyNode:
    """What to point at for a whole map without a key: its first key rather than all its lines."""
    entries = list(node.entries.values()) if isinstance(node, Mapping) else []
    return entries[0].key if entries else node


def _locate(tree: Mapping, path: list[str | int]) -> tuple[AnyNode, Scalar | None]:
    """The node at a path, and the key it stands behind, if it is not a member of a list."""
    node: AnyNode = tree
    key: Scalar | None = None
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str):
            entry = node.entries[step]
            node, key = entry.value, entry.key
        elif isinstance(node, Sequence) and isinstance(step, int):
            node, key = node.items[step], None
    return node, key


def _real_path(part: Any, path: Iterable[str | int]) -> list[str | int]:
    """The path in the whole document: lists may have been thinned out."""
    real = []
    for step in path:
        real.append(part.places[step] if isinstance(part, Few) and isinstance(step, int) else step)
        part = part[step]
    return real


def _trail(error: ValidationError, area: str) -> _Trail:
    schema: Any = {"$ref": PREFIX + area}
    trail = _Trail(area=area)
    before = None
    for step in error.absolute_schema_path:
        while isinstance(schema, dict) and step not in schema:
            trail.schemas.append((schema, trail.area))
            schema, trail.area = follow(schema["$ref"], trail.area)
        if isinstance(schema, dict):
            trail.schemas.append((schema, trail.area))
        schema = schema[step]
        if before == "properties":
            trail.field, trail.example = str(step), annotated(schema, trail.area)["examples"][0]
        before = step
    return trail


def _shapes(trail: _Trail) -> dict[str, list[str]] | None:
    """For an object whose shape hangs on its `type`: which fields each type allows."""
    for schema, area in reversed(trail.schemas[-4:]):
        if "allOf" in schema:
            return {
                arm["if"]["properties"]["type"]["const"]: list(annotated(arm["then"], area)["properties"])
                for arm in schema["allOf"]
            }
    return None


def _subjects(path: list[str | int]) -> tuple[str, ...]:
    """The address of the object that the path leads into."""
    if not path:
        return ()
    section = schemas()[FRAGMENT]["properties"].get(path[0], {})
    if "x-kind" not in section or len(path) == 1:
        return (str(path[0]),)
    if path[0] == "workflows" and len(path) > 3 and path[2] == "steps":
        return (f"step:{path[1]}.{path[3]}",)
    return (f"{section['x-kind']}:{path[1]}",)
