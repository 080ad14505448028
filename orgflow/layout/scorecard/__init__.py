"""Figures on cards, in shelves by subject."""
