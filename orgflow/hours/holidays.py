"""Public holidays of a country, and weekend days that it makes workdays to make up for them."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from orgflow.text import Text, phrase


class Undecided(Exception):
    """Nobody can tell: `reason` says why, for the report of what was skipped."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.get("en"))
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Holidays:
    """A year of a country: days off by law, and weekend days on which people work instead."""

    off: frozenset[date]
    workdays: frozenset[date]


@cache
def holidays(country: str, year: int) -> Holidays:
    """The holidays of a country (ISO 3166) in a year.

    Raises `Undecided` where the country is not known, or where the year is not published yet: a country that moves
    workdays does so anew each year.
    """
    from holidays import country_holidays  # takes as long to load as a small team takes to check

    try:
        # Days of this year may make up for holidays of the next.
        known = country_holidays(country, years=(year, year + 1))
    except NotImplementedError:
        reason = phrase("the holidays of `{country}` are not known", "没有 `{country}` 的节假日数据", country=country)
        raise Undecided(reason) from None
    if not known.start_year <= year <= known.end_year or (known.has_substituted_holidays and year > _published(known)):
        reason = phrase(
            "the holidays of {country} for {year} have not been published",
            "没有公布 {country} {year} 年的节假日安排",
            country=country,
            year=year,
        )
        raise Undecided(reason)
    return Holidays(
        frozenset(day for day in known if day.year == year),
        frozenset(day for day in known.weekend_workdays if day.year == year),
    )


def _published(known: object) -> int:
    """The last year for which a country has said which workdays it moves."""
    tables = (getattr(known, name, {}) for name in ("special_public_holidays", "special_public_holidays_observed"))
    return max((year for table in tables for year in table), default=0)
