"""Segregation of duties: what must not be in the same hands."""
