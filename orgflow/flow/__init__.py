"""What can happen in a workflow: which branch takes a case, and how the case goes on."""
