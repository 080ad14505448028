"""A located tree against the schemas: a fast gate, and words for what it refuses."""

from functools import cache

import jsonschema_rs

from orgflow.document.tree import Mapping, Scalar
from orgflow.finding import Finding, Problem, spec_finding
from orgflow.schema.files import FRAGMENT, PREFIX, ROOT, schemas
from orgflow.schema.formats import FORMATS
from orgflow.text import phrase

VERSION = 1


def validate(tree: Mapping, area: str = ROOT) -> tuple[Finding, ...]:
    """All that is wrong with the shape of a merged document, or of one of another area, in the order of the text;
    nothing if it fits.

    A document written for a newer language gets one finding that names the version, and no other.
    """
    newer = _newer_version(tree)
    if newer:
        return (newer,)
    if gate(area).is_valid(tree.plain):
        return ()
    # jsonschema takes 50 ms to import: only those wait whose file is wrong.
    from orgflow.schema.explanation import explain

    return explain(tree, gate(FRAGMENT if area == ROOT else area).is_valid, area)


@cache
def gate(area: str) -> jsonschema_rs.Validator:
    """The compiled validator of an area. Every `$ref` is resolved from our files, none is fetched."""
    registry = jsonschema_rs.Registry([(schema["$id"], schema) for schema in schemas().values()])
    return jsonschema_rs.Draft202012Validator(
        {"$ref": PREFIX + area},
        formats={name: entry.fits for name, entry in FORMATS.items()},
        validate_formats=True,
        registry=registry,
        offline=True,
    )


def _newer_version(tree: Mapping) -> Finding | None:
    stated = tree.get("orgflow")
    if not isinstance(stated, Scalar) or type(stated.value) is not int or stated.value <= VERSION:
        return None
    say = phrase(
        "this specification is written for version {stated} of the language; this orgflow reads version {known}",
        "本规格使用第 {stated} 版语言书写；当前的 orgflow 只能读取第 {known} 版",
        stated=stated.value,
        known=VERSION,
    )
    hint = phrase("Install a newer orgflow.", "请安装更新版本的 orgflow。")
    return spec_finding("unsupported-version", Problem(at=stated.span, say=say, hint=hint))
