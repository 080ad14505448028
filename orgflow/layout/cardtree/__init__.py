"""Cards from left to right, each beside or below what it belongs to."""
