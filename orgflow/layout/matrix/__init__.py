"""Rows and columns: RACI, heat maps, who has what."""
