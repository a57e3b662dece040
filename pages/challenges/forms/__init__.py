"""What people fill in: residents step by step, staff per action."""
