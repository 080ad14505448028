"""Complaint and dispute practice, after the steps of ISO 10002."""
