"""The specification itself."""
