"""A call that cannot be carried out as it was made."""

from collections.abc import Iterable
from difflib import get_close_matches

from orgflow.text import Text, phrase


class UsageError(Exception):
    """A path, name or option that fits nothing; `say` tells what is wrong and what to do. The CLI exits with 2."""

    def __init__(self, say: Text) -> None:
        super().__init__(say.get("en"))
        self.say = say


def nearest(say: Text, name: str, known: Iterable[str]) -> Text:
    """What is said of a name that nothing has, with the nearest of the names that there are, if one is near."""
    near = get_close_matches(name, list(known), n=1)
    return phrase("{say}; did you mean {near}?", "{say}；是否想写 {near}？", say=say, near=near[0]) if near else say
