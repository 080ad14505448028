"""Rules on surveys, reviews, records of knowledge, and improvements."""
