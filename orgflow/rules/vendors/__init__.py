"""Outsourced work: who answers for it, what was promised, and how it comes back."""
