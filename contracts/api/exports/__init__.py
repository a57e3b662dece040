"""Public agreements in open standards and as tables."""
