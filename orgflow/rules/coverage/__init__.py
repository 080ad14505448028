"""Channels, opening hours, shifts: is somebody there when customers come."""
