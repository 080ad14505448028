"""Pages of words: the cover of a deck, and listings."""
