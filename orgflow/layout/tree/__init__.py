"""Org charts: from cards and lines to pages."""
