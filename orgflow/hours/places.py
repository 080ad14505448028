"""Whether a zone and a country are such as somebody keeps a clock and holidays of, and what was probably meant."""

from difflib import get_close_matches

# Loading the library of holidays takes as long as checking a small team; of these it is sure to know.
_SURE = frozenset(("CN", "HK", "MO", "TW", "SG", "JP", "KR", "US", "CA", "GB", "DE", "FR"))
# Longer words are no misspelt names, and comparing takes time.
_LONGEST = 80


def is_zone(zone: str) -> bool:
    """Whether there is such a time zone (IANA)."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # not there, not a name of a file inside the database, a folder of it
        return False
    return True


def zones() -> list[str]:
    """All time zones; none where neither system nor Python has the database."""
    from zoneinfo import available_timezones

    return sorted(available_timezones())


def nearest_zone(zone: str) -> str | None:
    """The zone that was probably meant: by its spelling, or by its city."""
    known = zones() if len(zone) <= _LONGEST else []
    folded = {name.casefold(): name for name in known}
    cities = {name.rpartition("/")[2].casefold(): name for name in known if "/" in name}
    wanted = zone.strip().replace(" ", "_").casefold()
    for names in (folded, cities):
        near = get_close_matches(wanted, list(names), n=1, cutoff=0.8)
        if near:
            return names[near[0]]
    return None


def is_country(country: str) -> bool:
    """Whether the holidays of a country are known, by its code (ISO 3166)."""
    return country in _SURE or country in _countries().values()


def nearest_country(country: str) -> str | None:
    """The code of the country that was probably meant: by the code in small letters, or by the English name."""
    if len(country) > _LONGEST:
        return None
    names = _countries()
    wanted = country.strip().replace(" ", "_").casefold()
    codes = {code.casefold(): code for code in names.values()}
    near = get_close_matches(wanted, list(names), n=1, cutoff=0.8)
    return codes.get(wanted) or (names[near[0]] if near else None)


def _countries() -> dict[str, str]:
    """Codes by name: `china` → `CN`; of several codes the one of two letters that stands first."""
    from holidays.registry import COUNTRIES

    found: dict[str, str] = {}
    for name, (_, *codes) in COUNTRIES.items():
        found.update({f"{name} {code}" if number else name: code for number, code in enumerate(codes)})
    return found
