"""Rules on variants: what an edition of the team loses, joins or repeats."""
