"""Conditions: read, checked against a case, evaluated, and said in words."""
