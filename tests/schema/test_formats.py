"""What fits a format and what does not."""

import pytest

from orgflow.schema.formats import FORMATS

CASES = [
    ("id", "order_clerk", "order clerk"),
    ("id", "客服主管", "2nd"),
    ("attribute-id", "amount", "金额"),
    ("attribute-id", "kind", "in"),
    ("section", "A1.2", "A1 2"),
    ("duration", "1h30m", "4 hours"),
    ("timer", "75%", "75"),
    ("cadence", "every 2 weeks", "often"),
    ("money", "500 CNY", "500"),
    ("percent", "99.5%", "99.5"),
    ("target", "none", "good"),
    ("address", "step:complaint.triage", "triage"),
    ("colour", "#0b3C6F", "#0B3"),
    ("colour", "#123456", "123456#"),
    ("typeface", "微软雅黑 Light", "a'; b"),
    ("day", "2025-02-28", "2025-02-30"),
    ("day", "2025-12-31", "20251231"),
]


@pytest.mark.parametrize(("name", "right", "wrong"), CASES)
def test_a_format_tells_right_from_wrong(name: str, right: str, wrong: str) -> None:
    assert FORMATS[name].fits(right)
    assert not FORMATS[name].fits(wrong)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_fits_its_own_example_and_whatever_is_no_text(name: str) -> None:
    assert FORMATS[name].fits(FORMATS[name].example)
    assert FORMATS[name].fits(5)
    assert FORMATS[name].fits(None)
