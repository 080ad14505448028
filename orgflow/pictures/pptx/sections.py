"""Named groups of slides, as PowerPoint keeps them."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from orgflow.pictures.pptx.geometry import attributes

_SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
)
# By this PowerPoint knows the extension.
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"


def group_slides(presentation: Any, names: Sequence[str]) -> None:
    """Put the slides into sections; `names` has the name of its section for each of them."""
    from pptx.oxml import parse_xml

    numbers = [each.get("id") for each in presentation.slides._sldIdLst]
    parts = []
    for place, (name, group) in enumerate(groupby(zip(names, numbers, strict=True), key=lambda pair: pair[0])):
        slides = "".join(f"<p14:sldId {attributes(id=number)}/>" for _, number in group)
        # Made of what it names: the same deck has the same bytes.
        known = str(uuid5(NAMESPACE_URL, f"urn:orgflow:section:{place}:{name}")).upper()
        head = attributes(name=name, id=f"{{{known}}}")
        parts.append(f"<p14:section {head}><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>")
    extension = parse_xml(
        f'<p:ext {_SPACES} uri="{_SECTIONS}"><p14:sectionLst>{"".join(parts)}</p14:sectionLst></p:ext>'
    )
    root = presentation.part._element
    space = {"p": "http://schemas.openxmlformats.org/presentationml/2006/main"}
    extensions = root.find("p:extLst", space)
    if extensions is None:
        extensions = parse_xml(f"<p:extLst {_SPACES}/>")
        root.append(extensions)
    for each in extensions.findall("p:ext", space):
        # A template's sections name slides that are gone.
        if each.get("uri") == _SECTIONS:
            extensions.remove(each)
    extensions.append(extension)
