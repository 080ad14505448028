"""Whether colours can be read and told apart: contrast by WCAG 2, and what the colour-blind see, by coloraide."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from orgflow.layout.colours import HEAT, PALETTE, WHITE
from orgflow.text import Text, phrase

if TYPE_CHECKING:
    from coloraide import Color

_LEAST_CONTRAST = 4.5
_LEAST_DIFFERENCE = 7.0
"""In units of CIEDE2000; steps of a heat map are that near, which have numbers as well."""
_ON_GROUND = {
    "white": ("ink", "ink2", "ink3", "navy", "blue", "ok", "gap", "attention_text"),
    "band": ("ink", "ink2", "ink3", "navy", "gap", "blue", "attention_text"),
    "band2": ("ink", "ink2", "navy"),
    "tint": ("ink", "ink2", "navy", "gap"),
    "tint2": ("ink", "navy", "blue", "ink2"),
    "heat2": ("ink",),
    "blue3": ("ink",),
    "blue2": ("white",),
    "blue": ("white", "on_blue"),
    "navy": ("white", "on_navy", "band2"),
    "ink3": ("white",),
    "gap": ("white",),
    "attention": ("ink",),
    "gap_tint": ("gap", "navy", "ink", "ink2", "ink3"),
    "attention_tint": ("attention_text", "navy", "gap", "ink", "ink2", "ink3"),
}
READ = tuple((text, ground) for ground, texts in _ON_GROUND.items() for text in texts)
"""Which words stand on which ground."""
_HEAT = [name for colour in HEAT for name, known in PALETTE.items() if known == colour]
_APART = (
    *(("gap", other) for other in ("attention", "ok", "blue", "navy", "flow", "line")),
    *(("attention", other) for other in ("ok", "blue", "line")),
    *pairwise(_HEAT),
)
"""Which colours mean different things and lie beside each other."""
_BLIND = {
    "protan": Text(en="who see no red", zh="红色盲"),
    "deutan": Text(en="who see no green", zh="绿色盲"),
    "tritan": Text(en="who see no blue", zh="蓝色盲"),
}


class Trouble(NamedTuple):
    """Two colours that do not go together, by name, and why."""

    names: tuple[str, str]
    say: Text


def troubles(changed: Mapping[str, str]) -> Iterator[Trouble]:
    """What is wrong with the colours of a theme, which says those that differ from the design system."""
    from coloraide import Color  # takes 100 ms to import

    said = {**PALETTE, "white": WHITE, **changed}
    seen = {name: Color(colour) for name, colour in said.items()}
    for text, ground in READ:
        contrast = seen[text].contrast(seen[ground])
        if contrast < _LEAST_CONTRAST:
            say = phrase(
                "`{text}` {one} cannot be read on `{ground}` {two}: contrast {found}:1, at least {least}:1",
                "`{ground}` {two} 上的 `{text}` {one} 难以辨认：对比度 {found}:1，至少应为 {least}:1",
                text=text,
                one=said[text],
                ground=ground,
                two=said[ground],
                found=f"{contrast:.1f}",
                least=f"{_LEAST_CONTRAST:g}",
            )
            yield Trouble((text, ground), say)
    for first, second in _APART:
        blind, found = min(((kind, _difference(seen[first], seen[second], kind)) for kind in _BLIND), key=_second)
        if found < _LEAST_DIFFERENCE:
            say = phrase(
                "people {blind} cannot tell `{first}` {one} from `{second}` {two}: "
                "difference {found}, at least {least}",
                "{blind}者难以区分 `{first}` {one} 与 `{second}` {two}：色差 {found}，至少应为 {least}",
                blind=_BLIND[blind],
                first=first,
                one=said[first],
                second=second,
                two=said[second],
                found=f"{found:.1f}",
                least=f"{_LEAST_DIFFERENCE:g}",
            )
            yield Trouble((first, second), say)


def _difference(one: "Color", two: "Color", blind: str) -> float:
    return one.filter(blind).delta_e(two.filter(blind), method="2000")


def _second(pair: tuple[str, float]) -> float:
    return pair[1]
