"""Bytes to a located tree: encoding, YAML and JSON, limits, roots and imports."""

from orgflow.document.imports import Document, read
from orgflow.document.limits import Budget, Limits
from orgflow.document.roots import find_roots, project_root
from orgflow.document.tree import Entry, Mapping, Node, Scalar, Sequence
from orgflow.document.variants import BASE, variant_trees

__all__ = [
    "BASE",
    "Budget",
    "Document",
    "Entry",
    "Limits",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "find_roots",
    "project_root",
    "read",
    "variant_trees",
]
