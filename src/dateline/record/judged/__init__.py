"""What people decided, and what the fold makes of it."""
