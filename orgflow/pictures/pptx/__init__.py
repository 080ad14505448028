"""Scenes as PowerPoint slides of native shapes that can be edited."""

from orgflow.pictures.pptx.presentation import write_pptx

__all__ = ["write_pptx"]
