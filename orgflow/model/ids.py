"""What may name an object.

An id is a Unicode letter, then letters, digits, marks, `_` and `-`, in NFC, of at most 200 characters. Attributes of
cases are read by CEL guards, whose names are ASCII. Regular expressions are not used: the validators that share these
checks disagree on Unicode.
"""

import unicodedata

# CEL's reserved words and literals, https://github.com/google/cel-spec/blob/master/doc/langdef.md (identifiers).
RESERVED = frozenset(
    (
        *("true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import"),
        *("let", "loop", "package", "namespace", "return", "var", "void", "while"),
    )
)

# Ids stand in every message about their object; the limit is far above any that a person would write.
_LONGEST = 200


def is_id(text: str) -> bool:
    """Whether this may name an object."""
    if not text[:1].isalpha() or len(text) > _LONGEST:
        return False
    if text.isascii():
        return text.replace("_", "a").replace("-", "a").isalnum()
    if not unicodedata.is_normalized("NFC", text):
        return False
    return all(character in "_-" or unicodedata.category(character)[0] in "LMN" for character in text)


def is_attribute_id(text: str) -> bool:
    """Whether this may name an attribute of a case: an ASCII identifier that CEL does not reserve."""
    return text.isascii() and text.isidentifier() and not text.startswith("_") and text not in RESERVED
