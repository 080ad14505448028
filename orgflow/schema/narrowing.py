"""Take out of a faulty value what is right in it, so that explaining the rest is quick however large the file is."""

from collections.abc import Callable
from itertools import islice
from typing import Any

# No object of the language has as many fields: what is wider is a map of ids or a list.
WIDE = 50
# As many faults are told, and of a wide map or list one more is kept; nobody mends more in one go.
MOST = 1000

Judge = Callable[[Any], bool]


class Few(list[Any]):
    """Some members of a longer list; `places` are their indexes there."""

    def __init__(self, members: list[tuple[int, Any]]) -> None:
        super().__init__(member for _, member in members)
        self.places = [place for place, _ in members]


def narrow(value: Any, fits: Judge) -> Any:
    """The faulty parts of `value`, which does not fit, with as much around them as it takes to see why.

    `fits` judges a value in the place of this one; it is asked about parts of it. Single values stay, since shapes hang
    on them (`type: decision`); right members of wide maps and lists go; other right maps and lists are emptied.
    """
    if isinstance(value, dict):
        return _narrow_map(value, fits)
    if isinstance(value, list):
        return _narrow_list(value, fits)
    return value


def _narrow_map(value: dict[str, Any], fits: Judge) -> dict[str, Any]:
    if len(value) > WIDE:
        faulty = ((key, member) for key, member in value.items() if not fits({key: member}))
        return {key: _reduced(member, _inside(fits, {}, key)) for key, member in islice(faulty, MOST + 1)}
    frame = {key: member for key, member in value.items() if not isinstance(member, dict | list)}
    return {key: _reduced(member, _inside(fits, frame, key)) for key, member in value.items()}


def _narrow_list(value: list[Any], fits: Judge) -> Few:
    def judge(member: Any) -> bool:
        # Twice, because some lists must have two members.
        return fits([member, member])

    wide = len(value) > WIDE
    kept = ((place, member) for place, member in enumerate(value) if not wide or not judge(member))
    return Few([(place, _reduced(member, judge)) for place, member in islice(kept, MOST + 1)])


def _inside(fits: Judge, frame: dict[str, Any], key: str) -> Judge:
    return lambda part: fits({**frame, key: part})


def _reduced(member: Any, fits: Judge) -> Any:
    """A single value as it is, a faulty map or list narrowed, a right one emptied where nothing needs it full."""
    if not isinstance(member, dict | list):
        return member
    if not fits(member):
        return narrow(member, fits)
    empty = type(member)()
    return empty if fits(empty) else member
