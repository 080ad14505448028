"""The one clock of a run."""

import os
from datetime import UTC, date, datetime

from orgflow.text import phrase
from orgflow.usage import UsageError

VARIABLE = "SOURCE_DATE_EPOCH"


def today() -> date:
    """The day of SOURCE_DATE_EPOCH (seconds since 1970, UTC) where it is set, so that a build can be repeated; else the
    system's. Raises `UsageError` for a variable that says no time."""
    epoch = os.environ.get(VARIABLE)
    if not epoch:
        return date.today()
    try:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        raise UsageError(
            phrase("{name} is no time: {value}", "{name} 不是时间：{value}", name=VARIABLE, value=epoch)
        ) from None
