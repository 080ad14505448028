"""Ladders and who decides at their end."""
