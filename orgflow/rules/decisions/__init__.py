"""Branches of decisions."""
