"""Rules on measures, goals, and rewards."""
