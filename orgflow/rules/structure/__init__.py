"""Reporting lines, units, headcount."""
