"""What a case is like and what happens to it: the options of `trace`, and of `render --trace`."""

from collections.abc import Callable
from typing import Any

import click

_OPTIONS = (
    click.option("--set", "case", multiple=True, metavar="ATTRIBUTE=VALUE", help="What is known of the case."),
    click.option("--choose", "choices", multiple=True, metavar="STEP=EXIT", help="Which way a step takes."),
    click.option("--miss", "missed", multiple=True, metavar="STEP", help="The deadline of this step passes."),
    click.option("--start", metavar="ID", help="Where the case begins (default: the first start)."),
)


def steered(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `case`, `choices`, `missed` and `start`; the first three may be repeated."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
