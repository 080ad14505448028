"""Swimlanes: from stops and links to pages."""
