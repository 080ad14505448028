"""Bytes to a located tree."""
