"""The words around a picture, the same way for every view."""

from orgflow.diagram import Caption
from orgflow.text import Text
from orgflow.views.words import Wording, source_line


def caption(wording: Wording, path: str, *, title: Text, subtitle: Text, description: Text) -> Caption:
    """Title, subtitle, source and alternative text in the languages of a picture."""
    return Caption(
        title=wording.say(title),
        subtitle=wording.subtitle(subtitle),
        source=wording.say(source_line(path)),
        description=wording.say(description),
        language=wording.language,
        bilingual=wording.bilingual,
        second=wording.repeat(title),
    )
