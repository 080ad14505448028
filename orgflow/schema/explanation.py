"""Why a document does not fit its schema: jsonschema finds the faults, the words are ours."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
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
from orgflow.schema.wording import type_of
from orgflow.source import Span
from orgflow.text import phrase


def explain(tree: Mapping, fits: Judge) -> tuple[Finding, ...]:
    """The faults of a merged document that was refused, one per place, in the order of the text.

    `fits` judges a document without asking for what a root must have. At most `MOST` faults are told; one more finding
    says so. Raises RuntimeError where nothing is found, since something was refused.
    """
    part = narrow(tree.plain, fits)
    found = _distinct(finding for error in _validator().iter_errors(part) for finding in _findings(error, tree, part))
    told = list(islice(found, MOST + 1))
    if not told:
        raise RuntimeError("the two validators disagree: a document was refused and no fault found")
    last = told[MOST:]
    findings = sorted(told[:MOST], key=lambda finding: finding.order)
    return (*findings, *(_and_more(finding.at) for finding in last))


def _validator() -> Draft202012Validator:
    checker = FormatChecker(formats=())
    for name, entry in FORMATS.items():
        checker.checks(name)(entry.fits)
    # A registry of its own never fetches: what is not in it is an error.
    registry: Registry[Any] = Registry().with_contents([(schema["$id"], schema) for schema in schemas().values()])
    return Draft202012Validator({"$ref": PREFIX + ROOT}, registry=registry, format_checker=checker)


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


def _findings(error: ValidationError, tree: Mapping, part: Any) -> Iterator[Finding]:
    for leaf, limit in _leaves(error):
        path = _real_path(part, leaf.absolute_path)
        trail = _trail(leaf)
        for cause in causes(_fault(leaf, limit, path, trail, tree)):
            steps = [*path, cause.key] if cause.key is not None else path
            pointer = "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)
            problem = Problem(at=cause.at, say=cause.say, subjects=_subjects(path), hint=cause.hint)
            yield replace(spec_finding("schema-violation", problem), pointer=pointer)


def _leaves(error: ValidationError) -> Iterator[tuple[ValidationError, Any]]:
    """The errors that matter, each with what its keyword demands: of alternatives, those of the one that was meant."""
    if error.validator != "anyOf":
        yield error, error.validator_value
        return
    options: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        options.setdefault(inner.relative_schema_path[0], []).append(inner)
    refused = [kind for errors in options.values() for kind in _wanted_types(errors)]
    meant = next((errors for errors in options.values() if not list(_wanted_types(errors))), None)
    if meant is None:
        yield error, list(dict.fromkeys(refused))
        return
    for inner in meant:
        yield from _leaves(inner)


def _wanted_types(errors: list[ValidationError]) -> Iterator[str]:
    """The types that an alternative has, where the value is of another."""
    for error in errors:
        if error.relative_path:
            continue
        if error.validator == "type":
            yield from [error.validator_value] if isinstance(error.validator_value, str) else error.validator_value
        elif error.validator == "anyOf":
            for inner, limit in _leaves(error):
                if inner is error:
                    yield from limit


def _fault(
    error: ValidationError, limit: Any, path: list[str | int], trail: list[tuple[Schema, str]], tree: Mapping
) -> Fault:
    node, key = _locate(tree, path)
    keys_refused = "propertyNames" in error.absolute_schema_path
    subject = str(error.instance) if keys_refused else None
    at = (key or _first_key(node)).span if isinstance(node, Mapping | Sequence) else node.span
    if subject is not None and isinstance(node, Mapping):
        at = node.entries[subject].key.span
    schema, area = trail[-1]
    field = next((annotated(*step) for step in reversed(trail) if "examples" in annotated(*step)), {})
    return Fault(
        keyword=str(error.validator),
        limit=limit,
        schema=annotated(schema, area),
        field=field,
        node=node,
        key=key,
        at=at,
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


def _trail(error: ValidationError) -> list[tuple[Schema, str]]:
    """The schemas an error came through, outermost first, each with its area; the last holds the keyword."""
    schema: Any = {"$ref": PREFIX + ROOT}
    area = ROOT
    trail = []
    for step in error.absolute_schema_path:
        while isinstance(schema, dict) and step not in schema:
            trail.append((schema, area))
            schema, area = follow(schema["$ref"], area)
        if isinstance(schema, dict):
            trail.append((schema, area))
        schema = schema[step]
    return trail


def _shapes(trail: list[tuple[Schema, str]]) -> dict[str, list[str]] | None:
    """For an object whose shape hangs on its `type`: which fields each type allows."""
    for schema, area in reversed(trail[-4:]):
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
