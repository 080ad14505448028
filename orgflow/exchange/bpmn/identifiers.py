"""Ids of XML for ids of orgflow, and back; and the variables that engines keep beside a case's attributes.

An XML id (NCName) takes fewer characters than an id of ours, and some tools stumble over an element called `Start`: so
every id has a prefix, and what XML does not take is written as `.hex.`, for no id of ours holds a full stop.
"""

import re

# XML 1.0, production 4a without the colon; letters of ours that are not in it are rare.
_FOREIGN = re.compile(
    r"[^\w\-]|[^\x00-\x7f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0300-\u037d\u037f-\u1fff\u2c00-\u2fef\u3001-\ud7ff"
    r"\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff]"
)
_WRITTEN = re.compile(r"\.([0-9a-f]{2,6})\.")


def xml_id(prefix: str, *names: str) -> str:
    """`step_accept` of `step` and `accept`."""
    return "_".join((prefix, *(_FOREIGN.sub(lambda found: f".{ord(found[0]):02x}.", name) for name in names)))


def own_id(text: str, *prefix: str) -> str | None:
    """`accept` of `step_accept`, where the prefix is `step`; None for what does not begin so."""
    start = "_".join(prefix) + "_"
    if not text.startswith(start) or text == start:
        return None
    return _WRITTEN.sub(_character, text[len(start) :])


def variable(element: str) -> str:
    """The variable that belongs to an element: what was chosen at a gateway, how often a way was taken."""
    return re.sub(r"\W", "_", element)


def _character(found: "re.Match[str]") -> str:
    number = int(found[1], 16)
    return chr(number) if number <= 0x10FFFF else found[0]
