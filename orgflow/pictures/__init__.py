"""Scenes to files: each writer takes a scene and returns its content."""
