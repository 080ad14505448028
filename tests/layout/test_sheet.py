"""Covers and listings: invariants, every entry once, in order."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgflow.diagram import Caption, Cover, Entry, Label, Listing
from orgflow.layout import lay_out
from orgflow.scene import Scene

OF_HUNDRED = settings.default.max_examples
WORDS = ("没有岗位负责「维护机器人答案」", "Nobody is responsible", "x" * 90, "在流程中没有去向，只判断了其他取值 " * 6)
SAID = st.sampled_from(WORDS)


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    """Up to 60 entries, short and long, findings or not."""
    entries = tuple(
        Entry(
            f"finding:{number}",
            Label(draw(SAID), draw(st.sampled_from(("", "second")))),
            draw(st.sampled_from(("", *WORDS))),
            draw(st.sampled_from((None, "gap", "attention", "note"))),
            draw(st.sampled_from(("", "4 节"))),
        )
        for number in range(draw(st.integers(1, 60)))
    )
    return Listing("findings", Caption("Title", "Subtitle", "Source", "All", "en"), entries)


@given(listings())
@settings(max_examples=OF_HUNDRED * 30 // 100, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_listing_keeps_to_the_invariants(faults: Callable[[Scene], list[str]], listing: Listing) -> None:
    scenes = lay_out(listing)
    for scene in scenes:
        assert faults(scene) == []
    shown = [box.id for scene in scenes for box in scene.boxes]
    names = [entry.id for entry in listing.entries]
    assert [name for name in shown if name in names] == names


@given(SAID, st.sampled_from(("", "A title in the second language")), st.integers(0, 8))
@settings(max_examples=OF_HUNDRED * 20 // 100, deadline=None)
def test_any_cover_keeps_to_the_invariants(
    faults: Callable[[Scene], list[str]], title: str, second: str, count: int
) -> None:
    figures = tuple((str(10**number), Label("项职责", "duties")) for number in range(count))
    cover = Cover("cover", Caption(title, "Subtitle", "Source", "All", "zh", bool(second), second), figures)
    for scene in lay_out(cover):
        assert faults(scene) == []
