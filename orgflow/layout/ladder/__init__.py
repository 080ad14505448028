"""Levels that a case climbs, as rising columns."""
