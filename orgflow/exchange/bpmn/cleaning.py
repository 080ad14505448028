"""Words of others as words and ids of ours."""

import re
import unicodedata

from orgflow.model.ids import is_id

_LONGEST = 300
_LONGEST_ID = 40
_FOREIGN = re.compile(r"[^\w\-]+")


def cleaned(text: str) -> str:
    """A line or two of words: no controls, no marks that reorder, nothing longer than anybody reads."""
    kept = "".join(
        character for character in text if character in "\n\t" or unicodedata.category(character) not in _OBEYED
    )
    lines = (" ".join(line.split()) for line in kept.splitlines())
    return "\n".join(line for line in lines if line)[:_LONGEST]


_OBEYED = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def slug(*texts: str) -> str:
    """An id from the first of some texts that has a letter in it: `review_order` of `Review order`."""
    for text in texts:
        plain = _FOREIGN.sub("_", unicodedata.normalize("NFKC", text)).strip("_-")
        wanted = re.sub("_+", "_", plain)[:_LONGEST_ID].strip("_-")
        if wanted and not wanted[0].isalpha():
            wanted = f"n_{wanted}"
        wanted = unicodedata.normalize("NFC", wanted.lower() if wanted.isascii() else wanted)
        if is_id(wanted):
            return wanted
    return "unnamed"


class Ids:
    """Ids that are taken."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def new(self, wanted: str) -> str:
        """An id that was not taken: the one wanted, else with a number behind it."""
        found = wanted
        while found in self._taken:
            self._taken[wanted] += 1
            found = f"{wanted}_{self._taken[wanted]}"
        self._taken[found] = 1
        return found
