"""Rules on skills, training, and careers."""
