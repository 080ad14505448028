"""Duties and RACI."""
