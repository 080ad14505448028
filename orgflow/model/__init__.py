"""A document as typed, frozen objects."""
