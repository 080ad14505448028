"""What hours mean: day by day in a year, in a usual week, and as business time."""

from orgflow.hours.business import BusinessTime
from orgflow.hours.clock import Clock, DatedClock, SteadyClock
from orgflow.hours.days import Day, day_of, open_on, year
from orgflow.hours.holidays import Undecided
from orgflow.hours.places import is_country, is_zone, nearest_country, nearest_zone, zones
from orgflow.hours.week import Week, absence, uncovered, usual_week
from orgflow.hours.wording import day_names

__all__ = [
    "BusinessTime",
    "Clock",
    "DatedClock",
    "Day",
    "SteadyClock",
    "Undecided",
    "Week",
    "absence",
    "day_names",
    "day_of",
    "is_country",
    "is_zone",
    "nearest_country",
    "nearest_zone",
    "open_on",
    "uncovered",
    "usual_week",
    "year",
    "zones",
]
