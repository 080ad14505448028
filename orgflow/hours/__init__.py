"""What hours mean: day by day in a year, in a usual week, and as business time."""

from orgflow.hours.business import BusinessTime
from orgflow.hours.days import Day, day_of, open_on, year
from orgflow.hours.holidays import Undecided
from orgflow.hours.week import Week, uncovered, usual_week

__all__ = ["BusinessTime", "Day", "Undecided", "Week", "day_of", "open_on", "uncovered", "usual_week", "year"]
