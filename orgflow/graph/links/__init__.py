"""Which links each part of a team makes: one module for each subject, each with a function `links`."""
