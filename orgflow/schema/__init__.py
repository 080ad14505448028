"""What a spec may look like: the JSON Schemas, the check against them in our own words, and the editors' bundle."""

from orgflow.schema.bundle import bundle
from orgflow.schema.validation import validate

__all__ = ["bundle", "validate"]
